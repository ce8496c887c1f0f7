// A small coloured word beside a text. Not antd's Tag: its preset colours are too pale to read.
import type { ReactNode } from 'react'

export type Tone = 'plain' | 'info' | 'good' | 'warning' | 'error'

export function Mark({ tone = 'plain', title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <span className={`mark ${tone}`} title={title}>
      {children}
    </span>
  )
}
