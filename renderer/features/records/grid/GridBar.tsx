// Below the sheet: what the current cell says and what is wrong with it, what became of the last action, and the cells that still wait to be mended.
import { Button } from 'antd'
import { UndoOutlined } from '../../../components/icons.tsx'
import { useIsLong } from '../../../components/useIsLong.ts'
import type { GridWork } from './gridWork.ts'

interface Props {
  readonly work: GridWork
  readonly place: string
  readonly text: string
  readonly about: string
  readonly tone: 'error' | 'warning' | 'plain'
  /** To the next cell that could not be saved. */
  onNext(): void
  /** A button was used: the focus belongs to the sheet again. */
  onUsed(): void
}

export function GridBar({ work, place, text, about, tone, onNext, onUsed }: Props) {
  const refused = work.refusals().length
  const isLong = useIsLong(work.progress !== null && work.progress.total > 0)
  return (
    <div className="edit-bar">
      <span className="edit-bar-place">{place}</span>
      <span className="edit-bar-text">{text}</span>
      <span className={`edit-bar-about ${tone}`} role="status">
        {about}
      </span>
      <span className="edit-bar-said" role="status">
        {/* Not a dialog: the clerk goes on typing, and every key is the sheet's. */}
        {isLong && work.progress ? `正在保存 ${work.progress.done.toLocaleString()} / ${work.progress.total.toLocaleString()} 行` : work.said}
      </span>
      {isLong ? (
        <Button
          size="small"
          title="已保存的部分可以撤销"
          onClick={() => {
            work.stop()
            onUsed()
          }}
        >
          取消其余
        </Button>
      ) : null}
      {refused > 0 ? (
        <span className="edit-bar-refused">
          {refused} 格未保存
          <Button size="small" onClick={onNext}>
            下一处
          </Button>
          <Button
            size="small"
            onClick={() => {
              work.forget()
              onUsed()
            }}
          >
            放弃这些
          </Button>
        </span>
      ) : null}
      <Button
        size="small"
        icon={<UndoOutlined />}
        disabled={!work.canUndo}
        title="Ctrl+Z；重做 Ctrl+Y"
        onClick={() => {
          void work.undo()
          onUsed()
        }}
      >
        撤销
      </Button>
    </div>
  )
}
