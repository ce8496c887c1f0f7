// Names of persons: 王　伟 is 王伟, and 买买提•阿不都 has one kind of middle dot.
import type { Cell } from '../importing/sheet.ts'
import { cellText, isHan, isNothing, tidy } from './cellText.ts'
import { unifyMiddleDots } from './name.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

export function parsePerson(cell: Cell): Parsed<string> {
  const text = cellText(cell)
  if (isNothing(text)) return nothing
  if (cell.type !== 's') return refused(text, finding('invalid-value', 'error', { text }))
  if (isHan(text)) return found(text, text)
  return found(unifyMiddleDots(tidy(text)).replace(/ *\u00b7 */g, '\u00b7'), text)
}
