// One row of a sheet → values of a register's fields, with everything that has to be said about its cells.

import type { Value } from '../registers/field.ts'
import type { ImportTarget } from '../registers/index.ts'
import { cellText } from '../values/cellText.ts'
import { type ChoiceIndex, findChoice, indexChoices } from '../values/choice.ts'
import { partsOfChoices } from '../values/choices.ts'
import { type ParsingContext, parseCell } from '../values/parseCell.ts'
import type { Finding, Parsed } from '../values/parsed.ts'
import { maskDigits } from '../values/phone.ts'
import type { RegionIndex } from '../values/region.ts'
import { countValue, createReplacer, decidedValues, type ValueTally, valueText } from './cellDecisions.ts'
import type { Grid } from './grid.ts'
import type { LedgerDecisions, LedgerRow, OfficeKnowledge } from './ledger.ts'
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

/** A mapped column and, for kinds that repeat the same few texts, what they were read as. */
interface Reader extends MappedColumn {
  readonly cache: Map<string, Parsed> | null
  /** Text → value, as the clerk decided. */
  readonly decided: ReadonlyMap<string, Value> | null
  readonly asks: boolean
}

/** Parses rows of one sheet. Texts of choices, regions and yes/no are read once each, which is what makes 26,000 rows quick. */
export function createRowParser(grid: Grid, columns: readonly MappedColumn[], options: RowParserOptions): (row: SheetRow) => ParsedRow {
  const indexes = new Map<string, ChoiceIndex>()
  const choices = (table: string): ChoiceIndex => {
    const known = indexes.get(table) ?? indexChoices(options.knowledge.codes[table] ?? { id: table, label: table, source: '', entries: [] })
    indexes.set(table, known)
    return known
  }
  const base: Omit<ParsingContext, 'county'> = { choices, regions: options.regions, today: options.knowledge.today, date1904: options.date1904 }
  const isCounty = (column: MappedColumn) => column.target.field.kind === 'region' && column.target.field.level === 'county'
  // Townships are looked up inside the county, so the county is read first.
  const readers: Reader[] = [...columns]
    .sort((a, b) => Number(isCounty(b)) - Number(isCounty(a)) || a.index - b.index)
    .map((column) => {
      const { field, key } = column.target
      return {
        ...column,
        cache: ['choice', 'region', 'boolean'].includes(field.kind) ? new Map() : null,
        decided: decidedValues(key, field, options.decisions?.values, options.knowledge.codes, options.regions),
        asks: field.kind === 'choice' || field.kind === 'choices' || field.kind === 'region',
      }
    })

  const replace = createReplacer(options.decisions?.replacements)

  return (row) => {
    const values: Record<string, Value> = { ...options.context }
    const raw: Record<string, string> = {}
    const findings: { column: number; field: string; finding: Finding }[] = []
    const unread = new Set<string>()
    const answers: (readonly [field: string, value: Value])[] = []
    let context: ParsingContext = { ...base, county: codeOf(values.county) }
    for (const reader of readers) {
      const { target } = reader
      // A merged figure belongs to its first row: repeated, it would be summed again.
      const own = target.field.kind === 'count' || target.field.kind === 'decimal' ? row.cells[reader.index] : grid.filled(row, reader.index)
      const replaced = replace(own, reader.index)
      const cell = replaced ? replaced.cell : own
      const parsed = read(reader, cell, reader.unitSize === undefined ? context : { ...context, unitSize: reader.unitSize })
      if (parsed.value !== null || !(target.key in options.context)) values[target.key] = parsed.value
      if (replaced) raw[target.key] = cellText(own)
      else if (parsed.raw !== undefined) raw[target.key] = parsed.raw
      if (reader.asks) for (const text of askedTexts(reader, cell, parsed)) countValue(options.tally, target.key, text)
      for (const finding of parsed.problems) findings.push({ column: reader.index, field: target.key, finding: withoutPrivateNumbers(finding, target) })
      if (parsed.also) answers.push(...Object.entries(parsed.also))
      if (target.field.kind === 'count' && parsed.value === null && parsed.problems.length > 0) unread.add(target.key)
      if (isCounty(reader)) context = { ...base, county: codeOf(values[target.key]) }
    }
    // What one column says of another holds where that other one says nothing itself.
    for (const [field, value] of answers) {
      const key = options.accepts.get(field)
      if (key !== undefined && (values[key] ?? null) === null && raw[key] === undefined) values[key] = value
    }
    return { row: row.number, values, raw, findings, unread }
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
    return typeof value === 'string' && options.regions.find(value) ? value : null
  }
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

function read(reader: Reader, cell: SheetRow['cells'][number], context: ParsingContext): Parsed {
  if (reader.target.field.kind === 'choices') return parseCell(reader.target.field, cell, { ...context, decided: reader.decided })
  if (reader.decided && cell) {
    const decided = reader.decided.get(valueText(cell))
    if (decided !== undefined) return { value: decided, raw: cellText(cell), problems: [] }
  }
  if (!reader.cache || cell?.type !== 's') return parseCell(reader.target.field, cell, context)
  const key = reader.target.field.kind === 'region' ? `${context.county}|${cellText(cell)}` : cell.value
  const known = reader.cache.get(key)
  if (known) return known
  const parsed = parseCell(reader.target.field, cell, context)
  reader.cache.set(key, parsed)
  return parsed
}
