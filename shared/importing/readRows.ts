// Goes down a sheet row by row: leaves out what is no record, reads what is, and keeps the sums that totals are held against.

import type { Value } from '../registers/field.ts'
import { importTargets, namingTargets, type RegisterId, registers } from '../registers/index.ts'
import { cellText, compact, isNothing } from '../values/cellText.ts'
import { parseCount } from '../values/count.ts'
import { type Finding, finding } from '../values/parsed.ts'
import type { AnalysisOptions } from './analysisOptions.ts'
import type { ValueTally } from './cellDecisions.ts'
import { createRowCheck } from './checkRow.ts'
import { TotalsCheck } from './checkTotals.ts'
import { classifyAbove, createClassifier, type TableShape } from './classifyRow.ts'
import { isFederation } from './federation.ts'
import { DuplicateFinder } from './findDuplicates.ts'
import type { Header } from './findHeader.ts'
import { foldHeading } from './foldHeading.ts'
import { filledCells, type Grid } from './grid.ts'
import { withLastingTexts } from './lastingTexts.ts'
import { keepInMemory, type Ledger, type LedgerRow, type LedgerRows } from './ledger.ts'
import { createRowParser, type MappedColumn } from './parseRow.ts'
import type { Problem, SkippedRow } from './problem.ts'
import { type ComingRows, columnName, type Sheet, type SheetRow, type SheetRows } from './sheet.ts'
import { countyOfSheet } from './sheetContext.ts'

export interface TableLayout {
  readonly sheet: Sheet<SheetRows>
  readonly grid: Grid
  readonly header: Header
  readonly register: RegisterId | null
  readonly columns: readonly MappedColumn[]
  readonly numbering: ReadonlySet<number>
}

export interface ReadRows {
  readonly rows: LedgerRows
  readonly skipped: readonly SkippedRow[]
  readonly problems: readonly Problem[]
  readonly context: Ledger['context']
  /** Row numbers of records with comments, also where no register is known. */
  readonly records: ReadonlySet<number>
  readonly values: ValueTally
}

/** Rows between two turns of others. */
const STRIDE = 500

export function* readRows(layout: TableLayout, options: AnalysisOptions): Generator<{ readonly done: number; readonly total: number }, ReadRows, void> {
  const { sheet, grid, header, register } = layout
  const targets = register ? importTargets(registers[register]) : []
  const keys = new Map(layout.columns.map((column) => [column.target.key, column.index]))
  const nameKey = register ? (namingTargets(registers[register]).at(-1) ?? null) : null
  const above = readAbove(layout)
  const context = contextOf(layout, above, options)
  const classify = createClassifier(shapeOf(layout, nameKey === null ? null : (keys.get(nameKey) ?? null), above.title))
  const skipped: SkippedRow[] = [...above.skipped]
  const problems: Problem[] = []
  const rows = options.keepRows?.({ rows: grid.rows, columns: keys }) ?? keepInMemory()
  const records = new Set<number>()
  const commented = new Set(sheet.comments.map((comment) => comment.row))
  const totals = new TotalsCheck()
  const duplicates = register ? new DuplicateFinder(register, grid.rows.length) : null
  const own = targets.flatMap((target) => (target.register === register ? [[target.key, target.key] as const] : []))
  const accepts = new Map([...own, ...targets.flatMap((target) => (target.register === 'unit' ? [[target.field.key, target.key] as const] : []))])
  const columns = layout.columns.map((column) => (countsInTenThousands(column, header, above.notes) ? { ...column, unitSize: 10_000 as const } : column))
  const tally: ValueTally = new Map()
  const parse = createRowParser(grid, columns, { ...options, accepts, context, tally })
  const counts = columns.filter((column) => column.target.field.kind === 'count')
  const check = createRowCheck(new Set([...keys.keys(), ...accepts.values(), ...Object.keys(context)]))

  const note = (row: number, field: string | null, what: Finding) => {
    const index = field === null ? undefined : keys.get(field)
    problems.push({
      sheet: sheet.name,
      row,
      column: index === undefined ? null : columnName(index),
      ...(field === null ? {} : { field }),
      ...withLastingTexts(what),
    })
  }

  const last = header.rows.at(-1) ?? 0
  const total = grid.rows.length
  let done = 0
  for (const row of 'from' in sheet.rows ? asTheyCome(sheet.rows as ComingRows) : grid.rows) {
    if (row === null) {
      yield { done, total }
      continue
    }
    done++
    if (done % STRIDE === 0) yield { done, total }
    if (row.number <= last) continue
    const kind = classify(row)
    if (kind === 'total' || kind === 'subtotal') {
      const stated = statedIn(row, counts)
      if (stated) totals.line(kind, row.number, stated)
    }
    if (kind === 'sample') note(row.number, null, finding('sample-row', 'info'))
    if (options.decisions?.leftOut?.has(row.number) && kind === 'record') {
      skipped.push({ row: row.number, reason: 'left-out' })
      continue
    }
    if (kind !== 'record') {
      skipped.push({ row: row.number, reason: kind })
      continue
    }
    const unionKey = register === 'coverage' ? 'unionName' : 'name'
    if (
      (register === 'union' || register === 'coverage') &&
      isFederation(textAt(unionKey, row), isNothing(textAt('form', row)) ? textAt('organisationForm', row) : textAt('form', row))
    ) {
      skipped.push({ row: row.number, reason: 'federation' })
      note(row.number, unionKey, finding('federation-not-a-basic-union', 'warning', { text: textAt(unionKey, row).trim() }))
      continue
    }
    if (commented.has(row.number)) records.add(row.number)
    if (register === null) continue
    const parsed = parse(row)
    totals.record()
    for (const { target } of counts) totals.count(target.key, parsed.unread.has(target.key) ? undefined : asCount(parsed.values[target.key]))
    for (const { column, field, finding } of parsed.findings)
      problems.push({ sheet: sheet.name, row: row.number, column: columnName(column), field, ...withLastingTexts(finding) })
    for (const { field, finding } of check(parsed.values)) note(row.number, field, finding)
    if (row.hidden) note(row.number, null, finding('hidden', 'info', { what: 'row' }))
    if (row.struck) note(row.number, null, finding('strike-through', 'warning'))
    const isNamed = nameKey === null || (parsed.values[nameKey] ?? null) !== null
    if (!isNamed) note(row.number, nameKey, finding('row-without-name', 'error'))
    if (register === 'coverage' && (parsed.values.unionName ?? null) === null) note(row.number, 'unionName', finding('union-missing', 'warning'))
    const read: LedgerRow = { row: row.number, values: parsed.values, raw: parsed.raw }
    const earlier = isNamed ? duplicates?.earlier(read) : undefined
    if (earlier !== undefined) note(row.number, nameKey, finding('duplicate', 'warning', { row: earlier }))
    rows.add(read, row)
  }
  duplicates?.end()
  for (const { row, field, finding } of totals.mismatches()) note(row, field, finding)
  return { rows: rows.all(), skipped, problems, context, records, values: tally }

  function textAt(key: string, row: SheetRow): string {
    const index = keys.get(key)
    const cell = index === undefined ? undefined : grid.filled(row, index)
    return cell?.type === 'e' ? '' : cellText(cell)
  }
}

/** null: no more of them are there yet. */
function* asTheyCome(rows: ComingRows): Generator<SheetRow | null> {
  for (let next = 0; ; ) {
    const isComplete = rows.isComplete()
    for (const row of rows.from(next)) {
      next++
      yield row
    }
    if (isComplete) return
    yield null
  }
}

interface Above {
  readonly title: string
  readonly notes: readonly string[]
  readonly skipped: readonly SkippedRow[]
}

function readAbove({ grid, header }: TableLayout): Above {
  const skipped: SkippedRow[] = []
  const notes: string[] = []
  let title = ''
  for (const row of grid.rows) {
    if (row.number >= (header.rows[0] ?? 0)) break
    const kind = classifyAbove(row, title !== '')
    if (kind === 'record') continue
    skipped.push({ row: row.number, reason: kind })
    const text = filledCells(row)
      .map((cell) => cell.text)
      .join(' ')
    if (kind === 'title') title = text
    else notes.push(text)
  }
  return { title, notes, skipped }
}

/** The county of the whole sheet, for registers that have one, and what somebody said of all its rows. */
function contextOf({ sheet, register }: TableLayout, above: Above, options: AnalysisOptions): Record<string, Value> {
  if (!register) return {}
  const said = options.said?.register === register ? options.said.values : {}
  if (!importTargets(registers[register]).some((target) => target.key === 'county')) return { ...said }
  const county = countyOfSheet(above.title, sheet.name, above.notes, options.regions)
  return county ? { county: county.code, ...said } : { ...said }
}

function shapeOf({ grid, header, numbering }: TableLayout, name: number | null, title: string): TableShape {
  const headings = header.rows.map((number) => {
    const texts = new Map<number, string>()
    for (let column = 0; column < grid.width; column++) {
      const text = foldHeading(cellText(grid.at(number, column)))
      if (text !== '') texts.set(column, text)
    }
    return texts
  })
  return { headerRows: header.rows, headings, numbering, name, title: foldHeading(title) }
}

/** Figures of a total row by target key; undefined for 其中, which sums a part that the rows do not show. */
function statedIn(row: SheetRow, counts: readonly MappedColumn[]): ReadonlyMap<string, number> | undefined {
  if (/^其中/.test(compact(filledCells(row)[0]?.text ?? ''))) return undefined
  const stated = new Map<string, number>()
  for (const { index, target, unitSize } of counts) {
    const cell = row.cells[index]
    // 360家 in the column of insured persons counts the rows, not the persons.
    if (!cell || cellText(cell).trim() === '' || /\d[家户条项]$/.test(compact(cellText(cell)))) continue
    const parsed = parseCount(cell, unitSize)
    if (parsed.value !== null) stated.set(target.key, parsed.value)
    else if (parsed.problems.length === 0) stated.set(target.key, 0)
  }
  return stated
}

/** 会员数（万人）, or 单位：万人 above the table: people, not terms or stars. */
function countsInTenThousands({ index, target }: MappedColumn, header: Header, notes: readonly string[]): boolean {
  if (target.field.kind !== 'count' || ['termNumber', 'termYears', 'homeStars'].includes(target.field.key)) return false
  return /万人/.test(header.paths[index]?.join('') ?? '') || notes.some((note) => /单位[:：][^:：]*万人/.test(compact(note)))
}

function asCount(value: Value | undefined): number | null {
  return typeof value === 'number' ? value : null
}
