// Names of units and unions: as written, minus line breaks and stray blanks. Compared by foldName, never by this.
import type { Cell } from '../importing/sheet.ts'
import { cellText, isNothing, tidy } from './cellText.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

export function parseOrganisation(cell: Cell): Parsed<string> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  if (cell.type === 'b' || cell.type === 'd') return refused(text, finding('invalid-value', 'error', { text }))
  return found(tidy(text), text)
}
