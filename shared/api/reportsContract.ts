// Reports: made for any period and scope, issued, and read again as they were issued.
import { eventIterator, oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import type { ReportDifference } from '../reports/differences.ts'
import type { IssuedInfo, IssuedReport } from '../reports/issued.ts'
import type { PlacesOfIssue } from '../reports/placesOfIssue.ts'
import type { Report } from '../reports/report.ts'
import type { OutputFile } from './host.ts'
import type { FigureTrace } from './traceTypes.ts'
import type { Progress } from './types.ts'

/** asOf: as the records stood at the end of that day, whatever was put right later. */
const reportQuery = z.object({ report: z.string(), period: z.string(), scope: z.string().optional(), asOf: z.string().optional() })
export type ReportQuery = z.output<typeof reportQuery>
const current = reportQuery.omit({ asOf: true })
/** A report as it is, or an issued one as it was. */
const taken = z.union([reportQuery, z.object({ issued: z.number().int() })])
export type TakenReport = z.output<typeof taken>
/** The clerk's choice of paper; absent = what the report wants. */
const size = z.enum(['A4', 'A3']).optional()

/** workbook: a sheet for each place; zip: a workbook for each. */
const eachExport = taken.and(z.object({ as: z.enum(['workbook', 'zip']), size }))
export type EachExportQuery = z.output<typeof eachExport>
/** of: the issued version that the tables were made of, and which of them do not say what it says; null = of no version. */
export type EachEvent = Progress | { readonly type: 'built'; readonly reports: readonly Report[]; readonly of: PlacesOfIssue | null }
export type EachExportEvent =
  | Progress
  | { readonly type: 'written'; readonly file: OutputFile & { readonly reports: number }; readonly of: PlacesOfIssue | null }

/** row, column: by key, or by label as they are printed, a column's bands joined with /. term: of the records only those of that one. */
const figure = z.object({
  row: z.string().max(200),
  column: z.string().max(200),
  term: z.string().max(200).optional(),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(1000).default(50),
})
const traceQuery = z.union([reportQuery.extend(figure.shape), z.object({ issued: z.number().int() }).extend(figure.shape)])
export type TraceQuery = z.output<typeof traceQuery>
export type TraceQueryInput = z.input<typeof traceQuery>
const figureExport = taken.and(figure.pick({ row: true, column: true }).extend({ format: z.enum(['xlsx', 'csv']) }))
export type FigureExportQuery = z.output<typeof figureExport>
export type FigureExportEvent = Progress | { readonly type: 'written'; readonly file: OutputFile & { readonly rows: number } }

export const reports = {
  /** own: one that the office composed itself. */
  list: oc.output(typed<{ id: string; title: string; rhythm: 'quarter' | 'month' | 'year'; own: boolean }[]>()),
  build: oc.input(reportQuery).output(typed<Report>()),
  /**
   * The records behind a figure, largest amounts first, and the cells that they came from. Of an issued version: as the records stood at the end of the day of issue.
   * @throws figure-unknown when there is no such row or column, or no figure in it
   */
  trace: oc.input(traceQuery).output(typed<FigureTrace>()),
  /**
   * All of them as a file, of one moment: a head that says which figure it is, then a record a line, masked as everywhere; what is taken away stands there with a minus, so that
   * the amounts of a figure that is no rate add up to it.
   */
  exportFigure: oc.input(figureExport).output(eventIterator(typed<FigureExportEvent>())),
  xlsx: oc.input(taken.and(z.object({ size }))).output(typed<OutputFile>()),
  csv: oc.input(taken).output(typed<OutputFile>()),
  /** The bulletin's text as a Word document, by the office's template. @throws report-without-text for any other report */
  docx: oc.input(taken).output(typed<OutputFile>()),
  /**
   * The same report for each place below its scope: each county of the city, each township of the county. Of an issued version: as the ledgers stood when it was issued,
   * and held against what it says of the places.
   */
  buildEach: oc.input(taken).output(eventIterator(typed<EachEvent>())),
  exportEach: oc.input(eachExport).output(eventIterator(typed<EachExportEvent>())),
  /**
   * Keeps the report for good. added: false = the newest version says the same, and none was added.
   * seen: mark of the report that the clerk looked at (`reportMark`). @throws report-changed when it would say something else by now
   */
  issue: oc
    .input(current.extend({ note: z.string().max(500).optional(), seen: z.string().max(40).optional() }))
    .output(typed<{ issued: IssuedInfo; added: boolean; differences: readonly ReportDifference[] }>()),
  /** Issued versions, the newest first. */
  issued: oc.input(reportQuery.omit({ asOf: true }).partial()).output(typed<IssuedInfo[]>()),
  /** One of them, frozen. */
  issuedReport: oc.input(z.object({ id: z.number().int() })).output(typed<IssuedReport>()),
  /** Versions of this report, the newest first, and what it would say otherwise today than the newest. */
  issuedState: oc.input(current).output(typed<{ versions: readonly IssuedInfo[]; differences: readonly ReportDifference[] }>()),
}
