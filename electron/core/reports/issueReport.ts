// Issuing: a report becomes a frozen snapshot. What was issued is read back as it was, never counted again.
import { createHash } from 'node:crypto'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import { type ReportDifference, reportDifferences } from '#shared/reports/differences.ts'
import type { IssuedInfo, IssuedReport } from '#shared/reports/issued.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'
import { reportMark } from '#shared/reports/reportMark.ts'
import { leavingRecords } from '../database/unchanged.ts'
import type { Office } from '../office.ts'
import { buildReport, type ReportChoice } from './buildReport.ts'

interface Stored extends Omit<IssuedInfo, 'title' | 'periodLabel' | 'scope' | 'latest'> {
  readonly scope: string
  readonly model: string
  readonly newest: number
}

export interface Issuing {
  readonly issued: IssuedInfo
  /** false: it says what the newest version says, which stands. */
  readonly added: boolean
  /** Against the version before. */
  readonly differences: readonly ReportDifference[]
}

const columns = `id, report, period, scope, version, rules, model, hash, note, at, issued_on AS issuedOn, by,
  (SELECT max(version) FROM issued_report n WHERE n.report = i.report AND n.period = i.period AND n.scope = i.scope) AS newest`

/**
 * Counts the report once more and keeps it. A second time with the same result nothing is kept; with another, a new version beside the old one.
 * @param choice note: 更正说明, which a new version must have; seen: `reportMark` of what was looked at, which then alone is kept
 * @throws LedgerError report-changed (it is no longer what was seen), report-unknown, period-invalid, scope-unknown, period-to-come, report-unsound (a check does not hold), reason-required, writer-busy
 */
export function issueReport(office: Office, choice: ReportChoice & { readonly note?: string | undefined; readonly seen?: string | undefined }): Issuing {
  const period = parsePeriod(choice.period)
  const today = office.clock.today()
  if (period.from > today) throw new LedgerError('period-to-come', { period: period.label, today })
  const built = buildReport(office, choice)
  if (choice.seen !== undefined && choice.seen !== reportMark(built)) throw new LedgerError('report-changed')
  const broken = built.checks.filter(({ failing }) => failing.length > 0)
  if (broken.length > 0) throw new LedgerError('report-unsound', { checks: broken.map(({ text, failing }) => `${text}：${failing.join('、')}`).join('；') })
  const note = choice.note?.trim() ?? ''
  const { reader } = office.database
  const keep = (writer: SQLite.Database): Issuing => {
    const before = newestOf(writer, built)
    const differences = before === null ? [] : reportDifferences(modelOf(before), built)
    if (before !== null && differences.length === 0) return { issued: infoOf(before), added: false, differences: [] }
    if (before !== null && note === '') throw new LedgerError('reason-required', { what: 'reissue' })
    const model = JSON.stringify(built)
    const { lastInsertRowid } = writer
      .prepare(
        'INSERT INTO issued_report (report, period, scope, version, rules, model, hash, note, at, issued_on, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        built.id,
        built.period,
        built.scope.code,
        (before?.version ?? 0) + 1,
        built.rules,
        model,
        hashOf(model),
        before === null || note === '' ? null : note,
        office.clock.now(),
        today,
        office.by,
      )
    return { issued: infoOf(storedById(writer, Number(lastInsertRowid))), added: true, differences }
  }
  return leavingRecords(reader, () => office.database.write(keep))
}

/** The newest first. Without a report, a period or a scope: of any. @throws LedgerError period-invalid */
export function listIssued(
  { database, regions }: Pick<Office, 'database' | 'regions'>,
  { report, period, scope }: { readonly [key in keyof ReportChoice]?: string | undefined },
): IssuedInfo[] {
  const stored = database.reader
    .prepare(
      `SELECT ${columns} FROM issued_report i WHERE report = coalesce(@report, report) AND period = coalesce(@period, period) AND scope = coalesce(@scope, scope)
       ORDER BY id DESC`,
    )
    .all({
      report: report ?? null,
      period: period === undefined ? null : parsePeriod(period).id,
      scope: scope === undefined ? null : regions().current(scope),
    }) as Stored[]
  return stored.map(infoOf)
}

/** @throws LedgerError not-issued, issued-damaged */
export function getIssued(reader: SQLite.Database, id: number): IssuedReport {
  const stored = storedById(reader, id)
  const report = modelOf(stored)
  const before = reader
    .prepare(`SELECT ${columns} FROM issued_report i WHERE report = ? AND period = ? AND scope = ? AND version = ?`)
    .get(stored.report, stored.period, stored.scope, stored.version - 1) as Stored | undefined
  return { info: infoOf(stored), report, differences: before ? reportDifferences(modelOf(before), report) : [] }
}

/** What a report that was just built says otherwise than its newest issued version; nothing when it has none. @throws LedgerError issued-damaged */
export function differsFromIssued(reader: SQLite.Database, built: Report): readonly ReportDifference[] {
  const newest = newestOf(reader, built)
  return newest === null ? [] : reportDifferences(modelOf(newest), built)
}

/** How a report as it would be today stands to what was issued of it: its versions, the newest first, and what the newest says otherwise. */
export function issuedState(
  office: Office,
  choice: ReportChoice,
): { readonly versions: readonly IssuedInfo[]; readonly differences: readonly ReportDifference[] } {
  const built = buildReport(office, choice)
  const versions = listIssued(office, { report: built.id, period: built.period, scope: built.scope.code })
  return { versions, differences: differsFromIssued(office.database.reader, built) }
}

function newestOf(connection: SQLite.Database, { id, period, scope }: Report): Stored | null {
  const stored = connection.prepare(`SELECT ${columns} FROM issued_report i WHERE report = ? AND period = ? AND scope = ? ORDER BY version DESC LIMIT 1`)
  return (stored.get(id, period, scope.code) as Stored | undefined) ?? null
}

function storedById(connection: SQLite.Database, id: number): Stored {
  const stored = connection.prepare(`SELECT ${columns} FROM issued_report i WHERE id = ?`).get(id) as Stored | undefined
  if (!stored) throw new LedgerError('not-issued', { version: id })
  return stored
}

/** The frozen text itself. @throws LedgerError issued-damaged when it is not what was hashed */
function modelOf({ model, hash, report, period, version }: Stored): Report {
  if (hashOf(model) !== hash) throw new LedgerError('issued-damaged', { report, period, version })
  return JSON.parse(model) as Report
}

function infoOf({ model, newest, scope: _, ...stored }: Stored): IssuedInfo {
  const { title, periodLabel, scope } = JSON.parse(model) as Report
  return { ...stored, title, periodLabel, scope, latest: stored.version === newest }
}

function hashOf(model: string): string {
  return createHash('sha256').update(model).digest('hex')
}
