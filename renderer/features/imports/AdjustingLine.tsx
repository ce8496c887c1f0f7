// Previewing again takes a moment on a large ledger: says so, can be stopped, and can be started again.
import { Button, Spin } from 'antd'
import type { ImportWork } from './useImport.ts'

export function AdjustingLine({ work, sheet }: { work: ImportWork; sheet: string | null }) {
  const { adjusting } = work
  if (adjusting.running) {
    const { progress } = adjusting
    return (
      <span className="adjusting" role="status">
        <Spin size="small" /> 正在重新预览
        {progress && progress.total > 0 ? ` ${Math.floor((progress.done / progress.total) * 100)}%` : '…'}
        <Button size="small" type="link" onClick={adjusting.cancel}>
          取消
        </Button>
      </span>
    )
  }
  if (adjusting.cancelled || adjusting.refusal) {
    return (
      <span className="adjusting warning" role="alert">
        {adjusting.refusal ? adjusting.refusal.sentence : '预览还没有更新。'}
        <Button size="small" type="link" disabled={sheet === null} onClick={() => sheet && work.adjust(sheet, {})}>
          重新预览
        </Button>
      </span>
    )
  }
  return <span className="adjusting" />
}
