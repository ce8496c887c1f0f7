// Several values of a code table in one cell: 信息员、服务员 · 信息员/服务员/管理员 · 信息员 服务员.
import type { Cell } from '../importing/sheet.ts'
import { cellText, isNothing, tidy } from './cellText.ts'
import { type ChoiceIndex, findChoice } from './choice.ts'
import { finding, found, nothing, type Parsed } from './parsed.ts'

/** Between the codes of a stored value. */
const SEPARATOR = '、'

/** The codes of a stored value, in the order of their table. */
export function splitChoices(value: string): string[] {
  return value.split(SEPARATOR).filter((code) => code !== '')
}

/** Codes in the table's order, whatever the cell's, each once; what the table does not have stands behind them as written, flagged `unknown-value`. */
export function parseChoices(cell: Cell, index: ChoiceIndex): Parsed<string> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  const whole = findChoice(text, index)
  const parts = whole === undefined ? text.split(/[、，,;；/|\s和及]+/).map(tidy) : [text]
  const codes = new Set<string>()
  const unknown = new Set<string>()
  for (const part of parts) {
    if (part === '') continue
    const code = findChoice(part, index)
    if (code === undefined) unknown.add(part)
    else codes.add(code)
  }
  const known = [...new Set(index.values())].filter((code) => codes.has(code))
  const value = [...known, ...unknown].join(SEPARATOR)
  return found(value, text, ...[...unknown].map((part) => finding('unknown-value', 'warning', { text: part })))
}
