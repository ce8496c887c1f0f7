import { Result } from 'antd'
import { Link } from 'react-router'

/** An address that leads nowhere. */
export function NotFound() {
  return <Result status="info" title="没有这个页面" extra={<Link to="/">返回首页</Link>} />
}
