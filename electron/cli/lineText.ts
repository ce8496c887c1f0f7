// What stands in one line of a table on the terminal.
import type { CodeTables } from '#shared/importing/ledger.ts'
import type { Field } from '#shared/registers/field.ts'
import { labelOf } from '#shared/values/choice.ts'
import { shownValue } from '#shared/values/shownValue.ts'

/** A field's value as clerks read it, without line breaks. */
export function lineOf(field: Field, value: unknown, codes: CodeTables): string {
  return shownValue(field, value, (table, code) => labelOf(codes, table, code)).replaceAll(/\s*\n\s*/g, ' ')
}

/** `单位台账.xlsx 椒江 7`; text files have one sheet without a name. */
export function placeText(file: string, sheet: string, row: number | null): string {
  return [file, sheet, row === null ? '' : String(row)].filter((part) => part !== '').join(' ')
}
