// How far the work is, on stderr: a bar on a terminal, nothing in a pipe.
import type { Progress } from '#shared/api/types.ts'
import { findRegister } from '#shared/registers/index.ts'
import { displayWidth } from './table.ts'

const phases: Readonly<Record<Progress['phase'], readonly [zh: string, en: string]>> = {
  reading: ['读取', 'reading'],
  analysing: ['识别', 'analysing'],
  comparing: ['比对', 'comparing'],
  'backing-up': ['备份', 'backing up'],
  writing: ['写入', 'writing'],
  indexing: ['索引', 'indexing'],
  undoing: ['恢复', 'putting back'],
  generating: ['生成', 'generating'],
  checking: ['检查', 'checking'],
  matching: ['比对', 'matching'],
}

/** What a bar is drawn on, if it is a terminal. */
export type Terminal = Pick<NodeJS.WriteStream, 'write'> & Partial<Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>>

export interface ProgressBar {
  show(progress: Progress): void
  /** Takes the bar off the screen. */
  clear(): void
}

/** @param stream a terminal or not; redrawn at most ten times a second. */
export function progressBar(stream: Terminal, language: 'zh' | 'en'): ProgressBar {
  let drawn = 0
  let last = ''
  if (!stream.isTTY) return { show: () => undefined, clear: () => undefined }
  return {
    show(progress) {
      const now = performance.now()
      if (now - drawn < 100 && last === progress.phase) return
      drawn = now
      last = progress.phase
      stream.write(`\r\u001b[2K${barLine(progress, language, stream.columns ?? 80)}`)
    },
    clear() {
      if (drawn > 0) stream.write('\r\u001b[2K')
      drawn = 0
    },
  }
}

/** One line, never wider than the terminal. */
export function barLine(progress: Progress, language: 'zh' | 'en', columns: number): string {
  const phase = phases[progress.phase][language === 'zh' ? 0 : 1]
  const share = progress.total > 0 ? Math.min(1, progress.done / progress.total) : null
  const filled = Math.round((share ?? 0) * 20)
  const bar = share === null ? `${progress.done}` : `${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${Math.floor(share * 100)}%`
  const subject = language === 'zh' ? (findRegister(progress.subject)?.label ?? progress.subject) : progress.subject
  const line = `${phase} ${bar} ${subject}`
  let cut = ''
  for (const character of line) {
    if (displayWidth(cut + character) >= columns) break
    cut += character
  }
  return cut
}
