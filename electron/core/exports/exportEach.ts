// A report for each county (or township) as one workbook with a sheet for each, or as files of their own in one archive.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { type AsyncZippable, zip } from 'fflate'
import type { EachExportEvent, EachExportQuery } from '#shared/api/reportsContract.ts'
import { fileTitle } from '#shared/reports/fileTitle.ts'
import { versionName } from '#shared/reports/issued.ts'
import { paperTitle } from '#shared/reports/paper.ts'
import { printedPlace } from '#shared/reports/placesOfIssue.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { eachPlace } from '../reports/eachPlace.ts'
import { step } from '../reports/placesBelow.ts'
import { writeReportsXlsx } from './writeReportXlsx.ts'

type Written = Extract<EachExportEvent, { type: 'written' }>

/** @throws LedgerError what eachPlace throws; the file system's errors */
export function exportEach(
  office: Office,
  files: Pick<Files, 'newOutput'>,
  { as, size, ...query }: EachExportQuery,
  outer?: AbortSignal,
): AsyncGenerator<EachExportEvent> {
  return progressStream<Written>(async (emit, signal) => {
    const { reports, of } = await eachPlace(office, query, { emit, signal })
    const printed = reports.map((report) => printedPlace(report, of, size))
    const version = of === null ? '' : `_第${of.version.version}版`
    const title = `${fileTitle(reports[0]?.title ?? '')}_${reports[0]?.period ?? ''}${version}_各地各一份`
    if (as === 'workbook') {
      const { fileId, name, path } = files.newOutput(`${title}.xlsx`)
      await writeReportsXlsx(printed, path)
      return { type: 'written', file: { fileId, name, reports: reports.length }, of }
    }
    const parts: AsyncZippable = {}
    for (const [index, one] of printed.entries()) {
      const name = `${fileTitle(paperTitle(one.report))}_${one.report.period}${one.paper.issued ? `_${versionName(one.paper.issued)}` : ''}.xlsx`
      step({ emit, signal }, name, index, printed.length)
      const { path } = files.newOutput(name)
      await writeReportsXlsx([one], path)
      parts[name] = [await readFile(path), { level: 0 }] // A workbook is packed already.
      await rm(path, { force: true })
    }
    const { fileId, name, path } = files.newOutput(`${title}.zip`)
    await writeFile(path, await zipped(parts))
    return { type: 'written', file: { fileId, name, reports: reports.length }, of }
  }, outer)
}

function zipped(parts: AsyncZippable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip(parts, (error, bytes) => (error ? reject(error) : resolve(bytes)))
  })
}
