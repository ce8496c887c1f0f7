// What was said about a quarter's close: lines in the log that is only ever added to. The newest line of a step counts, and a quarter is closed while its newest says so.
import type SQLite from 'better-sqlite3'
import { type ClosedQuarter, type CloseMark, type CloseStep, closeSteps } from '#shared/api/closeTypes.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import type { Office } from '../office.ts'
import { writeAuditLine } from '../records/audit.ts'
import { listIssued } from '../reports/issueReport.ts'

export interface NewMark {
  readonly period: string
  readonly step: CloseMark['step']
  readonly done: boolean
  readonly note?: string | undefined
  /** Of a close: numbers of the issued versions, the backup's name, the steps that were open. */
  readonly versions?: readonly number[]
  readonly backup?: string
  readonly open?: readonly CloseStep[]
}

interface Detail {
  readonly period: string
  readonly step: CloseMark['step']
  readonly done: 0 | 1
  readonly on: string
  readonly note: string | null
  readonly versions?: readonly number[]
  readonly backup?: string
  readonly open?: string
}

interface Line extends Detail {
  readonly at: string
  readonly by: string
}

export function writeMark(office: Office, writer: SQLite.Database, { period, step, done, note, versions, backup, open }: NewMark): void {
  writeAuditLine(office, writer, 'quarter-close', {
    period,
    step,
    done: done ? 1 : 0,
    on: office.clock.today(),
    note: note === undefined || note === '' ? null : note,
    ...(versions && { versions }),
    ...(backup !== undefined && { backup }),
    ...(open && { open: open.join(' ') }),
  })
}

/** Of one quarter, the newest first. */
export function marksOf(reader: SQLite.Database, period: string): CloseMark[] {
  return linesOf(reader)
    .filter((line) => line.period === period)
    .map(({ step, done, at, on, by, note }) => ({ step, done: done === 1, at, on, by, note }))
}

/** Of all quarters, the newest first. */
export function closesOf(office: Pick<Office, 'database' | 'regions'>): ClosedQuarter[] {
  const lines = linesOf(office.database.reader).filter(({ step }) => step === 'close')
  const issued = lines.length === 0 ? new Map<number, IssuedInfo>() : new Map(listIssued(office, {}).map((info) => [info.id, info]))
  return lines.flatMap(({ period, done, at, on, by, note, versions = [], backup = '', open = '' }) => {
    if (done === 0) return []
    return {
      period,
      periodLabel: parsePeriod(period).label,
      at,
      on,
      by,
      note,
      stands: lines.find((line) => line.period === period)?.at === at,
      versions: versions.flatMap((id) => issued.get(id) ?? []),
      backup,
      open: closeSteps.filter((step) => open.split(' ').includes(step)),
    }
  })
}

function linesOf(reader: SQLite.Database): Line[] {
  const rows = reader.prepare("SELECT at, by, detail FROM audit WHERE event = 'quarter-close' ORDER BY id DESC").all() as {
    at: string
    by: string
    detail: string
  }[]
  return rows.map(({ at, by, detail }) => ({ ...(JSON.parse(detail) as Detail), at, by }))
}
