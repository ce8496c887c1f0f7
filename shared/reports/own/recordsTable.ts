// A report of the office's own as a plain list: one record a row, with the columns that were chosen and sums of its numbers.
import type { OwnRecordsDefinition } from '../../api/ownReportsContract.ts'
import type { RegisterId } from '../../registers/index.ts'
import type { RegisterDefinition } from '../../registers/register.ts'
import { amountOf, sumOfAmounts } from '../amount.ts'
import type { ComparedPeriod } from '../compared.ts'
import type { Period } from '../period.ts'
import type { Report, ReportColumn, ReportRow } from '../report.ts'
import { isNumber } from './fields.ts'
import { isAmount } from './measures.ts'
import { ownDayNotes, ownFooters, ownHead } from './ownHead.ts'

/** A list that is signed is read by somebody. */
export const mostRecords = 5000

export interface OwnRecord {
  readonly id: number
  readonly name: string
  /** By field: numbers as they are, everything else as it is shown (masked where it is masked). */
  readonly numbers: Readonly<Record<string, number | null>>
  readonly texts: Readonly<Record<string, string | null>>
}

export interface OwnRecordsInput {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly register: RegisterDefinition
  readonly definition: OwnRecordsDefinition
  readonly period: Period
  readonly scope: Report['scope']
  /** In the order of the list. */
  readonly records: readonly OwnRecord[]
  readonly undated: number
  readonly leftOut: number
  /** How many the list would have in other periods. */
  readonly compared: readonly (Pick<ComparedPeriod, 'key' | 'label'> & { readonly records: number })[]
  readonly labelOf: (table: string, code: string) => string
  readonly today: string
}

export function ownRecordsTable(input: OwnRecordsInput): Report {
  const { register, definition, records, period } = input
  const columns = recordColumns(register, definition)
  const numbers = columns.filter(({ kind }) => kind === 'count' || kind === 'amount')
  const rows: ReportRow[] = records.map(({ id, name, numbers: found, texts }) => ({
    key: `${register.id}:${id}`,
    label: name,
    kind: 'record',
    figures: Object.fromEntries(numbers.map(({ key }) => [key, roundedOf(found[key] ?? null)])),
    texts,
    record: { register: register.id as RegisterId, id },
  }))
  const totals = Object.fromEntries(numbers.map(({ key }) => [key, sumOfAmounts(rows.map(({ figures }) => figures[key]))]))
  if (numbers.length > 0) rows.push({ key: 'total', label: '合计', kind: 'total', figures: totals })
  const others = input.compared.map(({ label, records: count }) => `${label}${count}条`)
  return {
    ...ownHead(input, columns),
    columns,
    rows,
    footers: [
      ...ownFooters(input, { records: records.length, undated: input.undated }),
      ...(others.length > 0 ? [`同一口径，${others.join('，')}。`] : []),
      ...ownDayNotes(definition, period, input.today),
    ],
    checks: [],
  }
}

function roundedOf(value: number | null): number | null {
  return value === null ? null : amountOf(value)
}

/** The record's name leads; the field that holds it need not be repeated. */
export function recordColumns(register: RegisterDefinition, { fields }: Pick<OwnRecordsDefinition, 'fields'>): ReportColumn[] {
  const title = register.fields.find(({ key }) => key === register.title)
  const listed = fields.flatMap((key) => register.fields.filter((field) => field.key === key && key !== register.title))
  return [
    { key: 'label', path: [title?.label ?? register.label], kind: 'label' },
    ...listed.map((field): ReportColumn => {
      const kind = isNumber(field) ? (isAmount(register, field.key) ? 'amount' : 'count') : 'text'
      return { key: field.key, path: [field.label], kind }
    }),
  ]
}
