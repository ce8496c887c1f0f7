// One row of a sheet → values of a register's fields, with everything that has to be said about its cells.

import type { StoredField, Value } from '../registers/field.ts'
import type { ImportTarget } from '../registers/index.ts'
import { cellText } from '../values/cellText.ts'
import { type ChoiceIndex, findChoice, indexChoices } from '../values/choice.ts'
import { partsOfChoices } from '../values/choices.ts'
import type { ParsingContext } from '../values/parseCell.ts'
import type { Finding, Parsed } from '../values/parsed.ts'
import { maskDigits } from '../values/phone.ts'
import type { RegionIndex } from '../values/region.ts'
import { countValue, createReplacer, decidedValues, type ValueTally, valueText } from './cellDecisions.ts'
import type { Grid } from './grid.ts'
import type { LedgerDecisions, LedgerRow, OfficeKnowledge } from './ledger.ts'
import { type CellReader, createCellReader, shownText } from './readCell.ts'
import type { Cell, SheetRow } from './sheet.ts'

export interface MappedColumn {
  readonly index: number
  readonly target: ImportTarget
  /** 10000 where the column counts in 万人. */
  readonly unitSize?: 1 | 10_000
}

export interface ParsedRow extends LedgerRow {
  readonly findings: readonly { readonly column: number; readonly field: string; readonly finding: Finding }[]
  /** Count cells that hold something which is not a number: nothing may be summed over them. */
  readonly unread: ReadonlySet<string>
}

export interface RowParserOptions {
  readonly knowledge: OfficeKnowledge
  readonly regions: RegionIndex
  readonly date1904: boolean
  /** Keys by field of the unit, for what stands in the place of something else, e.g. an organisation code where a credit code belongs. */
  readonly accepts: ReadonlyMap<string, string>
  /** What holds for rows that do not say it. */
  readonly context: Readonly<Record<string, Value>>
  readonly decisions?: LedgerDecisions
  /** Filled while rows are parsed. */
  readonly tally: ValueTally
}

/** A mapped column and what is known of it before its cells are read. */
interface Reader extends MappedColumn {
  readonly key: string
  /** Reads the column's texts, each of the usual ones once. */
  readonly read: CellReader
  /** Text → value, as the clerk decided. */
  readonly decided: ReadonlyMap<string, Value> | null
  readonly asks: boolean
  readonly isCount: boolean
  readonly isCounty: boolean
  /** A merged figure belongs to its first row: repeated, it would be summed again. */
  readonly fills: boolean
  /** The county of the whole sheet, say, holds where the cell says nothing. */
  readonly hasContext: boolean
}

type PlacedFinding = ParsedRow['findings'][number]

/** Shared by all rows without any, which are nearly all. */
const noFindings: readonly PlacedFinding[] = []
const noneUnread: ReadonlySet<string> = new Set()
const noRaw: Readonly<Record<string, string>> = Object.freeze({})

/** Parses rows of one sheet. */
export function createRowParser(grid: Grid, columns: readonly MappedColumn[], options: RowParserOptions): (row: SheetRow) => ParsedRow {
  const { regions, knowledge } = options
  const indexes = new Map<string, ChoiceIndex>()
  const choices = (table: string): ChoiceIndex => {
    const known = indexes.get(table) ?? indexChoices(knowledge.codes[table] ?? { id: table, label: table, source: '', entries: [] })
    indexes.set(table, known)
    return known
  }
  const base: ParsingContext = { choices, regions, today: knowledge.today, date1904: options.date1904, county: codeOf(options.context.county) }
  let latest = base
  const shown = (field: StoredField, value: Value) => shownText(field, value, knowledge.codes, regions)
  // Townships are looked up inside the county, so the county is read first.
  const readers = [...columns]
    .sort((a, b) => Number(isCounty(b)) - Number(isCounty(a)) || a.index - b.index)
    .map((column): Reader => {
      const { field, key } = column.target
      const decided = decidedValues(key, field, options.decisions?.values, knowledge.codes, regions)
      const own = { ...(column.unitSize === undefined ? {} : { unitSize: column.unitSize }), ...(field.kind === 'choices' ? { decided } : {}) }
      return {
        ...column,
        key,
        read: createCellReader(field, own, shown),
        decided,
        asks: field.kind === 'choice' || field.kind === 'choices' || field.kind === 'region',
        isCount: field.kind === 'count',
        isCounty: isCounty(column),
        fills: field.kind !== 'count' && field.kind !== 'decimal' && grid.merged(column.index),
        hasContext: key in options.context,
      }
    })
  // Every row begins as a copy of this one, so that all have their values in the same places.
  const blank: Record<string, Value> = { ...options.context }
  for (const { key, hasContext } of readers) if (!hasContext) blank[key] = null
  const hasReplacements = (options.decisions?.replacements?.length ?? 0) > 0
  const replace = createReplacer(options.decisions?.replacements)

  return (row) => {
    const values = { ...blank }
    let raw: Record<string, string> | null = null
    let findings: PlacedFinding[] | null = null
    let unread: Set<string> | null = null
    let answers: NonNullable<Parsed['also']>[] | null = null
    let context = base
    for (let index = 0; index < readers.length; index += 1) {
      const reader = readers[index] as Reader
      const { key } = reader
      const own = reader.fills ? grid.filled(row, reader.index) : row.cells[reader.index]
      const replaced = hasReplacements ? replace(own, reader.index) : undefined
      const cell = replaced ? replaced.cell : own
      if (cell === undefined && !replaced && !reader.isCounty && !reader.decided) continue
      const parsed = decidedFor(reader, cell) ?? reader.read(cell, context)
      if (parsed.value !== null || !reader.hasContext) values[key] = parsed.value
      const text = replaced ? cellText(own) : parsed.raw
      if (text !== undefined) {
        raw ??= {}
        raw[key] = text
      }
      if (reader.asks && (reader.decided || parsed.problems.length > 0))
        for (const text of askedTexts(reader, cell, parsed)) countValue(options.tally, key, text)
      for (const finding of parsed.problems) {
        findings ??= []
        findings.push({ column: reader.index, field: key, finding: withoutPrivateNumbers(finding, reader.target) })
      }
      if (parsed.also) {
        answers ??= []
        answers.push(parsed.also)
      }
      if (reader.isCount && parsed.value === null && parsed.problems.length > 0) {
        unread ??= new Set()
        unread.add(key)
      }
      if (reader.isCounty) context = inCounty(codeOf(values[key]))
    }
    // What one column says of another holds where that other one says nothing itself.
    for (const also of answers ?? []) {
      for (const field in also) {
        const key = options.accepts.get(field)
        if (key !== undefined && (values[key] ?? null) === null && raw?.[key] === undefined) values[key] = also[field] ?? null
      }
    }
    return { row: row.number, values, raw: raw ?? noRaw, findings: findings ?? noFindings, unread: unread ?? noneUnread }
  }

  /** Texts of a cell that the clerk is asked about, or has been: of several values in one cell, each by itself. */
  function askedTexts({ target: { field }, decided }: Reader, cell: Cell | undefined, { problems }: Parsed): readonly string[] {
    const isUnknown = problems.some(isUnknownValue)
    if (field.kind !== 'choices') return isUnknown || decided?.has(valueText(cell)) ? [valueText(cell)] : []
    if (!isUnknown && decided === null) return []
    const index = choices(field.table)
    return [...partsOfChoices(cellText(cell), index)].filter((part) => decided?.has(part) || findChoice(part, index) === undefined)
  }

  function codeOf(value: Value | undefined): string | null {
    return typeof value === 'string' && regions.find(value) ? value : null
  }

  /** Rows of one county stand together. */
  function inCounty(county: string | null): ParsingContext {
    if (latest.county !== county) latest = { ...base, county }
    return latest
  }
}

function isCounty({ target: { field } }: MappedColumn): boolean {
  return field.kind === 'region' && field.level === 'county'
}

function isUnknownValue(finding: Finding): boolean {
  return finding.code === 'unknown-value'
}

/** A phone or document number that stands in a column of something else must not travel in a sentence. Codes of organisations are public. */
function withoutPrivateNumbers(finding: Finding, { field }: ImportTarget): Finding {
  const text = finding.params?.text
  if (typeof text !== 'string' || field.kind === 'uscc' || field.kind === 'organisationCode' || !/\d{11}/.test(text)) return finding
  return { ...finding, params: { ...finding.params, text: maskDigits(text) } }
}

function decidedFor(reader: Reader, cell: Cell | undefined): Parsed | undefined {
  if (!reader.decided || !cell || reader.target.field.kind === 'choices') return undefined
  const decided = reader.decided.get(valueText(cell))
  return decided === undefined ? undefined : { value: decided, raw: cellText(cell), problems: [] }
}
