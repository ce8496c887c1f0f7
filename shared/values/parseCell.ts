// One door for every kind of field: what a raw cell means for it. The switch is exhaustive, so a new kind does not compile until it can be read.
import type { Cell } from '../importing/sheet.ts'
import type { StoredField } from '../registers/field.ts'
import { parseBoolean } from './boolean.ts'
import { cellText } from './cellText.ts'
import { type ChoiceIndex, parseChoice } from './choice.ts'
import { parseCount } from './count.ts'
import { parseDate } from './date.ts'
import { parseOrganisation } from './organisation.ts'
import { parseOrganisationCode } from './organisationCode.ts'
import { finding, nothing, type Parsed, refused } from './parsed.ts'
import { parsePerson } from './person.ts'
import { parsePhone } from './phone.ts'
import { parseRegion, type RegionIndex } from './region.ts'
import { parseNote, parseText } from './text.ts'
import { parseUscc } from './uscc.ts'

export interface ParsingContext {
  choices(table: string): ChoiceIndex
  readonly regions: RegionIndex
  /** y-m-d. */
  readonly today: string
  readonly date1904: boolean
  /** Code of the county in whose townships a name is looked up; null: anywhere. */
  readonly county: string | null
  /** 10000 where the column counts in 万人. */
  readonly unitSize?: 1 | 10_000
}

export function parseCell(field: StoredField, cell: Cell | undefined, context: ParsingContext): Parsed {
  if (!cell) return nothing
  if (cell.type === 'e') {
    const code = cell.value === 'formula-without-value' ? 'formula-without-value' : 'formula-error'
    return refused(cellText(cell), finding(code, 'error', { text: cell.value }))
  }
  switch (field.kind) {
    case 'text':
      return parseText(cell)
    case 'note':
      return parseNote(cell)
    case 'organisation':
      return parseOrganisation(cell)
    case 'person':
      return parsePerson(cell)
    case 'uscc':
      return parseUscc(cell, field.holder)
    case 'organisationCode':
      return parseOrganisationCode(cell)
    case 'phone':
      return parsePhone(cell)
    case 'choice':
      return parseChoice(cell, context.choices(field.table))
    case 'region':
      return parseRegion(cell, field.level, context.regions, context.county)
    case 'date':
      return parseDate(cell, field.notAfterToday ? { date1904: context.date1904, notAfter: context.today } : { date1904: context.date1904 })
    case 'count':
      return parseCount(cell, context.unitSize ?? 1)
    case 'boolean':
      return parseBoolean(cell)
    case 'link':
      return nothing
  }
}
