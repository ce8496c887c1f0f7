// The list behind a figure as a file: all of its records, of one moment, written as they are read.
import type { FigureExportEvent, FigureExportQuery } from '#shared/api/reportsContract.ts'
import { fileTitle } from '#shared/reports/fileTitle.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { holdOffice } from '../records/holdOffice.ts'
import { prepareOwn } from '../reports/own/ownReports.ts'
import { figureBehind, figureSource } from '../reports/traceFigure.ts'
import { type ExportWatch, watched } from './exportRecords.ts'
import { figureColumns, figureHead, figureRows } from './figureTable.ts'
import { writeRecordsCsv } from './writeRecordsCsv.ts'
import { writeRecordsXlsx } from './writeRecordsXlsx.ts'

type Written = Extract<FigureExportEvent, { type: 'written' }>

/** @throws LedgerError what traceFigure throws, cancelled; the file system's errors */
export function exportFigure(
  office: Office,
  files: Pick<Files, 'newOutput' | 'discard'>,
  query: FigureExportQuery,
  outer?: AbortSignal,
): AsyncGenerator<FigureExportEvent> {
  return progressStream<Written>((emit, signal) => write(office, files, query, { emit, signal }), outer)
}

async function write(
  office: Office,
  files: Pick<Files, 'newOutput' | 'discard'>,
  { format, ...query }: FigureExportQuery,
  watch: ExportWatch,
): Promise<Written> {
  const source = figureSource(office, query)
  await prepareOwn(office, { ...source.choice, asOf: source.day ?? undefined }, watch.signal)
  const held = holdOffice(office, source.day ?? undefined)
  try {
    // In the same turn: the clerk has just looked at the figure, and its records are still known as numbers.
    const figure = figureBehind(office, source, query)
    const { trace, followed } = figure
    const total = followed.reduce((all, { term }) => all + term.records, 0)
    const named = fileTitle([trace.title, trace.period, trace.row.label, trace.column.label].join('_'))
    const { fileId, name, path } = files.newOutput(`${named}_名单.${format}`)
    try {
      const columns = figureColumns(trace)
      const above = figureHead(trace, office.clock.today())
      const rows = watched(figureRows(held.office, figure), { subject: trace.title, total }, watch)
      if (format === 'csv') await writeRecordsCsv(path, columns, rows, above)
      else await writeRecordsXlsx(path, '名单', columns, rows, { above })
      return { type: 'written', file: { fileId, name, rows: total } }
    } catch (error) {
      files.discard(fileId)
      throw error
    }
  } finally {
    held.letGo()
  }
}
