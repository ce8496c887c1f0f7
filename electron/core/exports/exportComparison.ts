// Two months of one source side by side, as a workbook: what has come, what has gone, whose headcount has changed.
import { setImmediate } from 'node:timers/promises'
import { LedgerError } from '#shared/api/errors.ts'
import type { ComparisonQuery } from '#shared/api/matchingContract.ts'
import type { ComparedEntry, ComparisonExportEvent } from '#shared/api/matchingTypes.ts'
import { comparedLabels, entryOutcomeLabels } from '#shared/messages/labels.ts'
import { labelOf } from '#shared/values/choice.ts'
import type { Files } from '../files/files.ts'
import { compared, comparedEntries } from '../matching/compareLists.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import type { RecordColumn } from './recordTable.ts'
import { writeRecordsXlsx } from './writeRecordsXlsx.ts'

/** Rows read at a time. */
const PAGE = 1000

/** @throws LedgerError not-found, lists-of-two-sources, cancelled; the file system's errors */
export function exportComparison(
  office: Office,
  files: Pick<Files, 'newOutput'>,
  asked: ComparisonQuery,
  outer?: AbortSignal,
): AsyncGenerator<ComparisonExportEvent> {
  return progressStream<Extract<ComparisonExportEvent, { type: 'written' }>>(async (emit, signal) => {
    const { lists, now, before, moved } = await compared(office, asked)
    const rows: (string | number | null)[][] = []
    for (let from = 0; from < moved.length; from += PAGE) {
      rows.push(...comparedEntries(office, moved.slice(from, from + PAGE)).map(cellsOf))
      emit({ phase: 'generating', subject: '', done: rows.length, total: moved.length })
      await setImmediate()
      if (signal.aborted) throw new LedgerError('cancelled')
    }
    const { fileId, name, path } = files.newOutput(`${labelOf(office.codes, 'headcountSource', lists.source)}名单_${now.month}与${before.month}比较.xlsx`)
    await writeRecordsXlsx(path, '名单比较', columnsOf(now.month, before.month), rows)
    return { type: 'written', file: { fileId, name, rows: rows.length } }
  }, outer)
}

function columnsOf(now: string, before: string): RecordColumn[] {
  const column = (heading: string, width: number, kind: RecordColumn['kind'] = 'text'): RecordColumn => ({
    key: heading,
    heading,
    width,
    kind,
    cell: () => null,
  })
  return [
    column('变化', 7),
    column('企业名称', 24),
    column('统一社会信用代码', 16),
    column('县（市、区）', 8),
    column('镇（街道）', 8),
    column(`${before} 人数`, 8, 'number'),
    column(`${now} 人数`, 8, 'number'),
    column('增减', 6, 'number'),
    column('比对结果', 9),
  ]
}

function cellsOf({ kind, name, uscc, county, township, before, now, outcome }: ComparedEntry): (string | number | null)[] {
  const change = before === null && now === null ? null : (now ?? 0) - (before ?? 0)
  return [comparedLabels[kind].zh, name, uscc, county, township, before, now, change, entryOutcomeLabels[outcome ?? 'not-matched'].zh]
}
