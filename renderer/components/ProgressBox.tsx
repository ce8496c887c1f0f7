// Long work: what is being done, how far, and a button that stops it.
import { Progress as Bar, Button } from 'antd'
import type { Progress } from '#shared/api/types.ts'
import { findRegister } from '#shared/registers/index.ts'

const phases: Record<Progress['phase'], string> = {
  reading: '正在读取',
  analysing: '正在识别表头和列',
  comparing: '正在与现有台账比对',
  'backing-up': '正在备份',
  writing: '正在写入',
  indexing: '正在建立索引',
  undoing: '正在恢复原样',
  generating: '正在生成',
  checking: '正在检查',
  matching: '正在比对',
}

/** A register by its label, a file by its name. */
function subjectText(subject: string): string {
  return subject === '' ? '' : `：${findRegister(subject)?.label ?? subject}`
}

export function ProgressBox({ progress, title, cancel, note }: { progress: Progress | null; title: string; cancel: () => void; note?: string }) {
  const percent = progress && progress.total > 0 ? Math.min(100, Math.floor((progress.done / progress.total) * 100)) : null
  const count =
    progress && progress.total > 0 ? `${progress.done.toLocaleString()} / ${progress.total.toLocaleString()}` : progress ? progress.done.toLocaleString() : ''
  return (
    <section className="progress-box" aria-label={title}>
      <p className="progress-title" role="status">
        {progress ? `${phases[progress.phase]}${subjectText(progress.subject)}` : `${title}…`}
      </p>
      <Bar percent={percent ?? 100} status={percent === null ? 'active' : 'normal'} showInfo={percent !== null} aria-label={title} />
      <div className="progress-foot">
        <span>{count === '0' ? '' : count}</span>
        <span className="muted">{note}</span>
        <Button onClick={cancel}>取消</Button>
      </div>
    </section>
  )
}
