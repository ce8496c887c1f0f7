// Several values of a code table in one cell: 信息员、服务员 · 信息员/服务员/管理员 · 信息员 服务员.
import type { Cell } from '../importing/sheet.ts'
import type { Value } from '../registers/field.ts'
import { cellText, isNothing, tidy } from './cellText.ts'
import { type ChoiceIndex, findChoice } from './choice.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

/** Between the codes of a stored value. */
const SEPARATOR = '、'

/** The codes of a stored value, in the order of their table. */
export function splitChoices(value: string): string[] {
  return value.split(SEPARATOR).filter((code) => code !== '')
}

/** The texts that stand in a cell, each once. */
export function partsOfChoices(text: string, index: ChoiceIndex): ReadonlySet<string> {
  if (isNothing(text)) return new Set()
  if (findChoice(text, index) !== undefined) return new Set([text])
  return new Set(
    text
      .split(/[、，,;；/|\s和及]+/)
      .map(tidy)
      .filter((part) => part !== ''),
  )
}

/**
 * Codes in the table's order, whatever the cell's, each once; what the table does not have stands behind them as written, flagged `unknown-value`.
 * @param decided part → code, as the clerk decided; null leaves the part out
 */
export function parseChoices(cell: Cell, index: ChoiceIndex, decided?: ReadonlyMap<string, Value> | null): Parsed<string> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  const codes = new Set<string>()
  const unknown = new Set<string>()
  for (const part of partsOfChoices(text, index)) {
    const code = decided?.has(part) ? decided.get(part) : findChoice(part, index)
    if (code === undefined) unknown.add(part)
    else if (code !== null) codes.add(String(code))
  }
  const known = [...new Set(index.values())].filter((code) => codes.has(code))
  const value = [...known, ...unknown].join(SEPARATOR)
  if (value === '') return refused(text)
  return found(value, text, ...[...unknown].map((part) => finding('unknown-value', 'warning', { text: part })))
}
