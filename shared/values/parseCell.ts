// One door for every kind of field: what a raw cell means for it. The switch is exhaustive, so a new kind does not compile until it can be read.
import type { Cell } from '../importing/sheet.ts'
import type { StoredField, Value } from '../registers/field.ts'
import { parseBoolean } from './boolean.ts'
import { cellText } from './cellText.ts'
import { type ChoiceIndex, findChoice, parseChoice } from './choice.ts'
import { parseChoices } from './choices.ts'
import { parseCount } from './count.ts'
import { parseDate } from './date.ts'
import { parseDecimal } from './decimal.ts'
import { parseIdNumber } from './idNumber.ts'
import { parseOrganisation } from './organisation.ts'
import { parseOrganisationCode } from './organisationCode.ts'
import { finding, nothing, type Parsed, refused } from './parsed.ts'
import { parsePerson } from './person.ts'
import { parsePhone } from './phone.ts'
import { parseRegion, type RegionIndex } from './region.ts'
import { parseNote, parseText } from './text.ts'
import { parseUscc } from './uscc.ts'
import { parseYear } from './year.ts'

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
  /** What the clerk decided about single parts of a cell that may hold several values: part → code, null = none. */
  readonly decided?: ReadonlyMap<string, Value> | null
}

export function parseCell(field: StoredField, cell: Cell | undefined, context: ParsingContext): Parsed {
  if (!cell) return nothing
  if (cell.type === 'e') {
    const code = cell.value === 'formula-without-value' ? 'formula-without-value' : 'formula-error'
    return refused(cellText(cell), finding(code, 'error', { text: cell.value }))
  }
  // U+FFFD stands where the file's bytes are no character: what was there nobody knows.
  if (cell.type === 's' && cell.value.includes('\ufffd')) return refused(cell.value, finding('invalid-value', 'error', { text: cell.value }))
  switch (field.kind) {
    case 'text':
      return field.answers ? withAnswer(parseText(cell), field.answers, context) : parseText(cell)
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
    case 'idNumber':
      return parseIdNumber(cell)
    case 'choice':
      return field.begins
        ? withBeginning(parseChoice(cell, context.choices(field.table)), cellText(cell), field.begins, context)
        : parseChoice(cell, context.choices(field.table))
    case 'choices':
      return parseChoices(cell, context.choices(field.table), context.decided)
    case 'region':
      return parseRegion(cell, field.level, context.regions, context.county)
    case 'date':
      return parseDate(cell, {
        date1904: context.date1904,
        ...(field.notAfterToday ? { notAfter: context.today } : {}),
        ...(field.until ? { until: field.until } : {}),
      })
    case 'count':
      return parseCount(cell, context.unitSize ?? 1)
    case 'year':
      return parseYear(cell, context.date1904)
    case 'decimal':
      return parseDecimal(cell)
    case 'boolean':
      return parseBoolean(cell, field.yes)
    case 'link':
      return nothing
  }
}

/** 私营企业 in the column of registration types is the unit's type too, as long as the table has it. */
function withAnswer(parsed: Parsed<string>, answers: { readonly field: string; readonly table: string }, context: ParsingContext): Parsed<string> {
  const code = parsed.value === null ? undefined : findChoice(parsed.value, context.choices(answers.table))
  return code === undefined ? parsed : { ...parsed, also: { [answers.field]: code } }
}

/** The two characters that 兼职副主席 begins with are themselves a value of that table. */
function withBeginning(
  parsed: Parsed<string>,
  text: string,
  begins: { readonly field: string; readonly table: string },
  context: ParsingContext,
): Parsed<string> {
  const code = parsed.value === null ? undefined : findChoice(text.trim().slice(0, 2), context.choices(begins.table))
  return code === undefined ? parsed : { ...parsed, also: { [begins.field]: code } }
}
