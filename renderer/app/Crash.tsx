// The last resort: a screen failed to draw. The rest of the product stays usable.
import { Button, Result, Space } from 'antd'
import { useNavigate, useRouteError } from 'react-router'
import { toRefusal } from '../api/refusal.ts'

export function Crash() {
  const refusal = toRefusal(useRouteError())
  const navigate = useNavigate()
  return (
    <div className="page" role="alert">
      <Result
        status="error"
        title="这个页面出错了"
        subTitle={refusal.reference ? `${refusal.sentence}（编号 ${refusal.reference}）` : '已经保存的台账不受影响。可以返回首页，或重新载入后再试。'}
        extra={
          <Space>
            <Button type="primary" onClick={() => navigate('/')}>
              返回首页
            </Button>
            <Button onClick={() => window.location.reload()}>重新载入</Button>
          </Space>
        }
      />
    </div>
  )
}
