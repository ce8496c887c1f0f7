// A report of the office's own as a table of groups: its arithmetic and wording. What was counted comes from the core.
import type { OwnGroupsDefinition } from '../../api/ownReportsContract.ts'
import type { RegisterDefinition } from '../../registers/register.ts'
import { sumOfAmounts } from '../amount.ts'
import { checkRows } from '../checks.ts'
import type { ComparedPeriod } from '../compared.ts'
import { countedKeys } from '../countedTable.ts'
import type { Period } from '../period.ts'
import { rateOf } from '../rate.ts'
import type { Report, ReportRow } from '../report.ts'
import { groupingLabel } from './fields.ts'
import { allBand, blankChoice, measuresOf, type OwnChoice, otherChoice, ownColumns, summedFields } from './measures.ts'
import { ownDayNotes, ownFooters, ownHead } from './ownHead.ts'

/** Records of one row and one choice: how many, and of each summed field its sum (hundredths at the finest) and how many records say it. */
export interface OwnCounts {
  readonly records: number
  /** Counted, though their date is not known. */
  readonly undated: number
  readonly sums: Readonly<Record<string, number>>
  readonly filled: Readonly<Record<string, number>>
}

export interface OwnCell {
  /** Key of a row of places; '' where places are not told apart. */
  readonly row: string
  /** A choice's code, `blank` or `other`; '' where choices are not told apart. */
  readonly code: string
  readonly counts: OwnCounts
}

export interface OwnGroupsInput {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly register: RegisterDefinition
  readonly definition: OwnGroupsDefinition
  readonly period: Period
  readonly scope: Report['scope']
  /** Heading of the places. */
  readonly places: string
  /** In their order, without 未归属, which is added where it counts anything. */
  readonly rows: readonly Pick<ReportRow, 'key' | 'label' | 'kind'>[]
  readonly choices: readonly OwnChoice[]
  readonly cells: readonly OwnCell[]
  /** Without a date that decides there is nothing to compare with. */
  readonly compared: readonly (Pick<ComparedPeriod, 'key' | 'label'> & { readonly cells: readonly OwnCell[] })[]
  /** Records left out because the date that decides is not known. */
  readonly leftOut: number
  /** Whether the scope is a single township, which has no total. */
  readonly single: boolean
  readonly labelOf: (table: string, code: string) => string
  /** y-m-d */
  readonly today: string
}

const unplaced = { key: 'unplaced', label: '未归属', kind: 'unplaced' } as const

export function ownGroupsTable(input: OwnGroupsInput): Report {
  const { register, definition, cells } = input
  const byPlace = definition.groupBy === 'place' || definition.groupBy === 'placeAndChoice'
  const choices = found(input.choices, [...cells, ...input.compared.flatMap((other) => other.cells)], definition.groupBy === 'placeAndChoice')
  const columns = ownColumns(register, definition, byPlace ? input.places : choiceHeading(input), choices)
  const bands = definition.groupBy === 'placeAndChoice' ? choices.map(({ code }) => code) : []
  const total = summed(cells)
  const figuresOf = (own: readonly OwnCell[], whole: OwnCounts) => rowFigures(definition, bands, own, whole)
  const rows = sorted(
    input,
    rowHeads(input, choices, cells).map((head) => ({
      ...head,
      figures: figuresOf(
        cells.filter(({ row, code }) => (byPlace ? row === head.key : head.key === `choice:${code}`)),
        total,
      ),
    })),
  )
  if (definition.groupBy === 'none' || !(byPlace && input.single)) rows.push({ key: 'total', label: '合计', kind: 'total', figures: figuresOf(cells, total) })
  for (const { key, label, cells: other } of input.compared) rows.push({ key, label, kind: 'compare', figures: figuresOf(other, summed(other)) })
  return {
    ...ownHead(input, columns),
    columns,
    rows,
    footers: [
      ...ownFooters(input, { records: total.records, undated: total.undated }),
      ...missingFooters(register, definition, total),
      ...(rows.some(({ kind }) => kind === 'unplaced') ? ['“未归属”为所在地未填或不在区划表内的记录，已计入合计。'] : []),
      ...ownDayNotes(definition, input.period, input.today),
    ],
    checks: checkRows(columns, rows, {
      sums: definition.groupBy === 'none' ? [] : countedKeys(columns),
      rules: [],
    }),
  }
}

/** Choices in their order; as columns only those that count anything, as rows also those of the table. */
function found(choices: readonly OwnChoice[], cells: readonly OwnCell[], onlyFound: boolean): OwnChoice[] {
  const seen = new Set(cells.map(({ code }) => code))
  return [...choices, otherChoice, blankChoice].filter(({ code }, index) => seen.has(code) || (!onlyFound && index < choices.length))
}

function choiceHeading({ register, definition }: OwnGroupsInput): string {
  return definition.groupBy === 'none' ? register.label : groupedBy(register, definition.choice)
}

function groupedBy(register: RegisterDefinition, choice: string | null): string {
  const field = register.fields.find(({ key }) => key === choice)
  return field ? groupingLabel(field) : register.label
}

function rowHeads({ definition, rows }: OwnGroupsInput, choices: readonly OwnChoice[], cells: readonly OwnCell[]): Pick<ReportRow, 'key' | 'label' | 'kind'>[] {
  if (definition.groupBy === 'none') return []
  if (definition.groupBy === 'choice') return choices.map(({ code, label }) => ({ key: `choice:${code}`, label, kind: 'group' }))
  return [...rows, ...(cells.some(({ row }) => row === unplaced.key) ? [unplaced] : [])]
}

function rowFigures(definition: OwnGroupsDefinition, bands: readonly string[], own: readonly OwnCell[], whole: OwnCounts): ReportRow['figures'] {
  const all = summed(own)
  if (definition.groupBy !== 'placeAndChoice') return measured(definition, '', all, whole)
  const parts = bands.map((code) => measured(definition, `${code}.`, summed(own.filter((cell) => cell.code === code)), all))
  return Object.assign({}, measured(definition, `${allBand}.`, all, whole), ...parts)
}

/** What no record of a group says is unknown, not nought: it prints —. */
function measured(definition: OwnGroupsDefinition, prefix: string, counts: OwnCounts, whole: OwnCounts): Record<string, number | null> {
  return Object.fromEntries(
    measuresOf(definition).map((measure) => {
      if (measure.kind === 'count') return [`${prefix}count`, counts.records]
      if (measure.kind === 'share') return [`${prefix}share`, rateOf(counts.records, whole.records)]
      const unknown = counts.records > 0 && (counts.filled[measure.field] ?? 0) === 0
      return [`${prefix}sum.${measure.field}`, unknown ? null : (counts.sums[measure.field] ?? 0)]
    }),
  )
}

export function summed(cells: readonly OwnCell[]): OwnCounts {
  const keys = [...new Set(cells.flatMap(({ counts }) => Object.keys(counts.sums)))]
  const count = (of: (counts: OwnCounts) => number) => cells.reduce((sum, { counts }) => sum + of(counts), 0)
  return {
    records: count(({ records }) => records),
    undated: count(({ undated }) => undated),
    sums: Object.fromEntries(keys.map((key) => [key, sumOfAmounts(cells.map(({ counts }) => counts.sums[key]))])),
    filled: Object.fromEntries(keys.map((key) => [key, count(({ filled }) => filled[key] ?? 0)])),
  }
}

/** By a column, whichever way, — at the end; what belongs nowhere stays behind the rest. */
function sorted({ definition: { sort } }: OwnGroupsInput, rows: readonly ReportRow[]): ReportRow[] {
  if (sort === null) return [...rows]
  const last = (row: ReportRow) => Number(row.kind === 'unplaced' || row.key === `choice:${blankChoice.code}`)
  const figure = (row: ReportRow) => row.figures[sort.column] ?? row.figures[`${allBand}.${sort.column}`] ?? null
  return rows.toSorted((one, other) => {
    const [a, b] = [figure(one), figure(other)]
    const known = Number(a === null) - Number(b === null)
    return last(one) - last(other) || known || ((a ?? 0) - (b ?? 0)) * (sort.descending ? -1 : 1)
  })
}

function missingFooters(register: RegisterDefinition, definition: OwnGroupsDefinition, total: OwnCounts): string[] {
  return summedFields(definition).flatMap((key): string[] => {
    const missing = total.records - (total.filled[key] ?? 0)
    const label = register.fields.find((field) => field.key === key)?.label ?? key
    return missing === 0 ? [] : [`没有填${label}的${missing}条，按0计；一行中都没有填的记“—”。`]
  })
}
