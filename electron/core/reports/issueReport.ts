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

/** What only the frozen model says of itself. */
type Heading = Pick<Report, 'title' | 'periodLabel' | 'scope'>

interface Stored extends Omit<IssuedInfo, keyof Heading | 'latest'> {
  readonly newest: number
}

type Version = Pick<IssuedReport, 'info' | 'report'>

export interface Issuing {
  readonly issued: IssuedInfo
  /** false: it says what the newest version says, which stands. */
  readonly added: boolean
  /** Against the version before. */
  readonly differences: readonly ReportDifference[]
}

const columns = `id, report, period, version, rules, hash, note, at, issued_on AS issuedOn, by,
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
    const differences = before === null ? [] : reportDifferences(before.report, built)
    if (before !== null && differences.length === 0) return { issued: before.info, added: false, differences: [] }
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
        (before?.info.version ?? 0) + 1,
        built.rules,
        model,
        hashOf(model),
        before === null || note === '' ? null : note,
        office.clock.now(),
        today,
        office.by,
      )
    return { issued: versionById(writer, Number(lastInsertRowid)).info, added: true, differences }
  }
  return leavingRecords(reader, () => office.database.write(keep))
}

/** The newest first, without their figures, which are most of what is stored. Without a report, a period or a scope: of any. @throws LedgerError period-invalid */
export function listIssued(
  { database, regions }: Pick<Office, 'database' | 'regions'>,
  { report, period, scope }: { readonly [key in keyof ReportChoice]?: string | undefined },
): IssuedInfo[] {
  const stored = database.reader
    .prepare(
      `SELECT ${columns}, json_extract(model, '$.title', '$.periodLabel', '$.scope') AS heading
       FROM issued_report i WHERE report = coalesce(@report, report) AND period = coalesce(@period, period) AND scope = coalesce(@scope, scope)
       ORDER BY id DESC`,
    )
    .all({
      report: report ?? null,
      period: period === undefined ? null : parsePeriod(period).id,
      scope: scope === undefined ? null : regions().current(scope),
    }) as (Stored & { readonly heading: string })[]
  return stored.map(({ heading, ...one }) => {
    const [title, periodLabel, scope] = JSON.parse(heading) as [string, string, Report['scope']]
    return infoOf(one, { title, periodLabel, scope })
  })
}

/** @throws LedgerError not-issued, issued-damaged */
export function getIssued(reader: SQLite.Database, id: number): IssuedReport {
  const { info, report } = versionById(reader, id)
  const before = findVersion(reader, 'report = ? AND period = ? AND scope = ? AND version = ?', info.report, info.period, info.scope.code, info.version - 1)
  return { info, report, differences: before ? reportDifferences(before.report, report) : [] }
}

/** What a report that was just built says otherwise than its newest issued version; nothing when it has none. @throws LedgerError issued-damaged */
export function differsFromIssued(reader: SQLite.Database, built: Report): readonly ReportDifference[] {
  const newest = newestOf(reader, built)
  return newest === null ? [] : reportDifferences(newest.report, built)
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

function newestOf(connection: SQLite.Database, { id, period, scope }: Report): Version | null {
  return findVersion(connection, 'report = ? AND period = ? AND scope = ? ORDER BY version DESC LIMIT 1', id, period, scope.code)
}

function versionById(connection: SQLite.Database, id: number): Version {
  const version = findVersion(connection, 'id = ?', id)
  if (version === null) throw new LedgerError('not-issued', { version: id })
  return version
}

/** With its figures as they were frozen. @throws LedgerError issued-damaged when it is not what was hashed */
function findVersion(connection: SQLite.Database, where: string, ...values: readonly (string | number)[]): Version | null {
  const found = connection.prepare(`SELECT ${columns}, model FROM issued_report i WHERE ${where}`).get(...values)
  if (!found) return null
  const { model, ...stored } = found as Stored & { readonly model: string }
  const { hash, report, period, version } = stored
  if (hashOf(model) !== hash) throw new LedgerError('issued-damaged', { report, period, version })
  const frozen = JSON.parse(model) as Report
  return { info: infoOf(stored, frozen), report: frozen }
}

function infoOf({ newest, ...stored }: Stored, { title, periodLabel, scope }: Heading): IssuedInfo {
  return { ...stored, title, periodLabel, scope, latest: stored.version === newest }
}

function hashOf(model: string): string {
  return createHash('sha256').update(model).digest('hex')
}
