// Names of units and unions: as written, minus line breaks and stray blanks. Compared by foldName, never by this.
import type { Cell } from '../importing/sheet.ts'
import { cellText, isNothing, tidy } from './cellText.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

export function parseOrganisation(cell: Cell): Parsed<string> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  if (cell.type === 'b' || cell.type === 'd') return refused(text, finding('invalid-value', 'error', { text }))
  // 1.甲公司 2.乙公司 in one cell: whether these are several records is not for a parser to say.
  const severalNames = /^\s*(1[.、．]|[(（]1[)）]|①).+(2[.、．]|[(（]2[)）]|②)/s.test(text)
  return severalNames ? found(tidy(text), text, finding('several-names', 'info')) : found(tidy(text), text)
}
