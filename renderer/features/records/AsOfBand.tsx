// Says all over the page that what stands below is the past: nothing of it can be changed.
import { Button } from 'antd'
import { HistoryOutlined } from '../../components/icons.tsx'

export function AsOfBand({ day, onToday }: { day: string; onToday(): void }) {
  return (
    <div className="as-of-band" role="status">
      <HistoryOutlined />
      <strong>{day} 的样子</strong>
      <span>· 只读 ·</span>
      <Button type="link" size="small" onClick={onToday}>
        回到今天
      </Button>
    </div>
  )
}
