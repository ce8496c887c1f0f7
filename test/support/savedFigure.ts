// The list behind a figure as it is saved: what its file says, read by SheetJS.
import { readFileSync } from 'node:fs'
import * as XLSX from 'xlsx'
import type { Core } from '#core/core.ts'
import type { FigureExportEvent, FigureExportQuery } from '#shared/api/reportsContract.ts'

type Cell = string | number | null

export interface SavedFigure {
  readonly bytes: Buffer
  readonly name: string
  /** As the call told. */
  readonly count: number
  /** Above the heading, without what is empty behind. */
  readonly head: readonly (readonly Cell[])[]
  /** By heading. */
  readonly rows: readonly Readonly<Record<string, Cell>>[]
}

/** @throws what the call throws */
export async function savedFigure(core: Core, query: FigureExportQuery, signal?: AbortSignal, hear?: (event: FigureExportEvent) => void): Promise<SavedFigure> {
  for await (const event of await core.call.reports.exportFigure(query, signal ? { signal } : {})) {
    hear?.(event)
    if (event.type !== 'written') continue
    const { path } = await core.files.locate(event.file.fileId)
    const bytes = readFileSync(path)
    const book =
      query.format === 'csv' ? XLSX.read(bytes.toString().replace('\ufeff', ''), { type: 'string', raw: true }) : XLSX.read(bytes, { type: 'buffer' })
    return { bytes, name: event.file.name, count: event.file.rows, ...figureLines(book) }
  }
  throw new Error('the list was not written')
}

export function figureLines(book: XLSX.WorkBook): Pick<SavedFigure, 'head' | 'rows'> {
  const lines = XLSX.utils.sheet_to_json<Cell[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, defval: null, blankrows: false })
  const at = lines.findIndex((cells) => cells.includes('台账') && cells.includes('名称'))
  const headings = (lines[at] ?? []).map(String)
  const cut = (cells: readonly Cell[]) => cells.slice(0, cells.findLastIndex((cell) => cell !== null && cell !== '') + 1)
  return {
    head: lines.slice(0, at).map(cut),
    rows: lines.slice(at + 1).map((cells) => Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? null]))),
  }
}

/** Of the amounts, in hundredths while they are added. */
export function sumOf(rows: SavedFigure['rows']): number {
  return rows.reduce((sum, row) => sum + Math.round(Number(row.数) * 100), 0) / 100
}
