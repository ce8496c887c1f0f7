// The rows of a sheet that stay out or hold errors, with its title and header: all that an error workbook needs, in a preview and long after the file is gone.
import type SQLite from 'better-sqlite3'
import type { Area, Cell } from '#shared/importing/sheet.ts'
import { findRegister, importTargets } from '#shared/registers/index.ts'
import { cellText } from '#shared/values/cellText.ts'
import type { PreviewSheet } from './preview.ts'
import { problemsOf } from './receipt.ts'

export interface KeptRow {
  readonly row: number
  /** Sparse; index 0 is column A. */
  readonly cells: readonly (Cell | undefined)[]
}

export interface KeptRows {
  /** Every row down to the header. */
  readonly head: readonly KeptRow[]
  /** May be gone through again and again. */
  readonly rows: Iterable<KeptRow>
  /** Of rows. */
  readonly count: number
  /** Merges of the head. */
  readonly merges: readonly Area[]
  readonly date1904: boolean
}

/** Rows read from the office's file at a time. */
const PAGE = 500

/** Rows that were refused, and rows with a problem of level error. */
function rowsToMend(sheet: PreviewSheet): ReadonlySet<number> {
  const wanted = new Set<number>()
  if (!sheet.use) return wanted
  for (const row of sheet.landed?.rows ?? []) if (row.outcome === 'rejected') wanted.add(row.row)
  const header = sheet.ledger.headerRows.at(-1) ?? 0
  for (const { row, level } of problemsOf(sheet)) if (level === 'error' && row !== null && row > header) wanted.add(row)
  return wanted
}

/** One pass over the sheet each time. What a merge says of several rows is written into each; a merged figure stays with its first row. */
export function keptRowsOf(sheet: PreviewSheet): KeptRows {
  const wanted = rowsToMend(sheet)
  const last = sheet.ledger.headerRows.at(-1) ?? 0
  const counted = countColumns(sheet)
  const areas = sheet.sheet.merges.filter((area) => area.toRow > area.fromRow && area.fromRow > last && !counted.has(area.fromColumn))
  const byFirst = Map.groupBy(areas, (area) => area.fromRow)
  const head: KeptRow[] = []
  for (const { number, cells } of sheet.sheet.rows) {
    if (number > last) break
    head.push({ row: number, cells })
  }
  function* rows(): Generator<KeptRow> {
    let open: { readonly area: Area; readonly cell: Cell | undefined }[] = []
    for (const { number, cells } of sheet.sheet.rows) {
      open = open.filter(({ area }) => area.toRow >= number)
      for (const area of byFirst.get(number) ?? []) open.push({ area, cell: cells[area.fromColumn] })
      if (!wanted.has(number)) continue
      const whole = [...cells]
      for (const { area, cell } of open) if (cellText(whole[area.fromColumn]).trim() === '') whole[area.fromColumn] = cell
      yield { row: number, cells: whole }
    }
  }
  return {
    head,
    rows: { [Symbol.iterator]: rows },
    count: wanted.size,
    merges: sheet.sheet.merges.filter((area) => area.toRow <= last),
    date1904: sheet.file.workbook.date1904,
  }
}

/** Only where there is something to mend. */
export function keepRows(writer: SQLite.Database, batchId: number, sheet: PreviewSheet): void {
  if (rowsToMend(sheet).size === 0) return
  const kept = keptRowsOf(sheet)
  const insert = writer.prepare('INSERT INTO batch_row (batch_id, sheet_row, cells) VALUES (?, ?, ?)')
  for (const rows of [kept.head, kept.rows])
    for (const { row, cells } of rows) insert.run(batchId, row, JSON.stringify(Array.from(cells, (cell) => cell ?? null)))
  const layout = JSON.stringify({ merges: kept.merges, date1904: kept.date1904 })
  writer.prepare('UPDATE batch SET layout = ? WHERE id = ?').run(layout, batchId)
}

/** What was kept of a batch; no rows where everything was read. */
export function readKeptRows(reader: SQLite.Database, batchId: number, headerRows: readonly number[]): KeptRows {
  const last = headerRows.at(-1) ?? 0
  const page = reader.prepare(
    'SELECT sheet_row AS row, cells FROM batch_row WHERE batch_id = ? AND sheet_row > ? AND sheet_row <= ? ORDER BY sheet_row LIMIT ?',
  )
  function* between(from: number, to: number): Generator<KeptRow> {
    for (let after = from; ; ) {
      const stored = page.all(batchId, after, to, PAGE) as { row: number; cells: string }[]
      for (const { row, cells } of stored) yield { row, cells: (JSON.parse(cells) as (Cell | null)[]).map((cell) => cell ?? undefined) }
      if (stored.length < PAGE) return
      after = stored.at(-1)?.row ?? to
    }
  }
  const layout = reader.prepare('SELECT layout FROM batch WHERE id = ?').pluck().get(batchId) as string | null
  const { merges, date1904 } = JSON.parse(layout ?? '{"merges":[],"date1904":false}') as Pick<KeptRows, 'merges' | 'date1904'>
  return {
    head: [...between(0, last)],
    rows: { [Symbol.iterator]: () => between(last, Number.MAX_SAFE_INTEGER) },
    count: countKeptRows(reader, batchId, headerRows),
    merges,
    date1904,
  }
}

export function countKeptRows(reader: SQLite.Database, batchId: number, headerRows: readonly number[]): number {
  return reader
    .prepare('SELECT count(*) FROM batch_row WHERE batch_id = ? AND sheet_row > ?')
    .pluck()
    .get(batchId, headerRows.at(-1) ?? 0) as number
}

function countColumns({ ledger }: PreviewSheet): ReadonlySet<number> {
  const register = ledger.register && findRegister(ledger.register)
  const counts = new Set(register ? importTargets(register).flatMap((target) => (target.field.kind === 'count' ? [target.key] : [])) : [])
  return new Set(ledger.columns.flatMap((column) => (column.target !== null && counts.has(column.target) ? [column.index] : [])))
}
