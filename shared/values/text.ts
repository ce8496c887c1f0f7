// Plain text and notes: kept as written, minus what the keyboard left behind.
import type { Cell } from '../importing/sheet.ts'
import { cellText, isDestroyedNumber, isNothing, tidy } from './cellText.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

export function parseText(cell: Cell): Parsed<string> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  if (isDestroyedNumber(cell)) return refused(text, finding('number-destroyed', 'error', { text }))
  return found(tidy(text), text)
}

/** Keeps line breaks. */
export function parseNote(cell: Cell): Parsed<string> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  const lines = text.split(/\r\n|\r|\n/).map(tidy)
  return found(lines.join('\n').trim(), text)
}
