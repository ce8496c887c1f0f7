// Says all over the page that what stands below is the past: nothing of it can be changed.
import { Button } from 'antd'
import { HistoryOutlined } from './icons.tsx'

interface Props {
  /** y-m-d */
  readonly day: string
  /** What is looked at of that day. */
  readonly what?: '样子' | '台账'
  /** What is to be known of it; absent: that it is only to be read. */
  readonly note?: string
  onToday(): void
}

export function AsOfBand({ day, what = '样子', note = '只读', onToday }: Props) {
  return (
    <div className="as-of-band" role="status">
      <HistoryOutlined />
      <strong>
        {day} 的{what}
      </strong>
      <span>· {note} ·</span>
      <Button type="link" size="small" onClick={onToday}>
        回到今天
      </Button>
    </div>
  )
}
