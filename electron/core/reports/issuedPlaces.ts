// An issued version for each place below its own: counted from the ledgers as they stood at the moment of issue, by its own rules, and held against what was issued.
import { setImmediate } from 'node:timers/promises'
import type { IssuedInfo } from '#shared/reports/issued.ts'
import { ownNumber } from '#shared/reports/own/ownId.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { type DifferingPlace, type PlacesOfIssue, placeDifferences } from '#shared/reports/placesOfIssue.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Office } from '../office.ts'
import { asOfMoment } from '../records/asOf.ts'
import { officeScope } from '../records/settings.ts'
import { reportKind } from './buildReport.ts'
import { getIssued } from './issueReport.ts'
import { ownKindOfVersion } from './own/ownReports.ts'
import { placesBelow, step, type Watch } from './placesBelow.ts'
import type { ReportKind } from './reportKind.ts'
import { scopeRows } from './scopeRows.ts'

/** @throws LedgerError not-found (no such version), nothing-below, issued-damaged, report-unknown, cancelled */
export async function issuedPlaces(office: Office, id: number, watch: Watch): Promise<{ readonly reports: readonly Report[]; readonly of: PlacesOfIssue }> {
  const { info, report: issued } = getIssued(office.database.reader, id)
  const kind = kindOf(office, info)
  const period = parsePeriod(info.period)
  const moment = { day: info.issuedOn, at: info.at }
  const home = (then: Office) => officeScope(then.database.reader, then.regions()).code
  const build = (scope: string) =>
    asOfMoment(office, moment, (then) => kind.build({ office: then, period, places: scopeRows(then.regions(), scope, home(then)) }))
  const places = asOfMoment(office, moment, (then) => placesBelow(then.regions(), info.scope.code, home(then)))
  step(watch, info.scope.name, 0, places.length + 1)
  const whole = build(info.scope.code)
  const reports: Report[] = []
  const differing: DifferingPlace[] = []
  for (const { key, label } of places) {
    await setImmediate()
    step(watch, label, reports.length + 1, places.length + 1)
    const report = build(key)
    const differences = placeDifferences(issued, report, whole)
    if (differences.length > 0) differing.push({ ...report.scope, differences })
    reports.push(report)
  }
  return { reports, of: { version: info, differing } }
}

/** Rules of our own come with the program, and only the newest are there; what an office composed is kept in all its versions. */
function kindOf({ database }: Office, { report, rules }: IssuedInfo): ReportKind {
  const version = ownNumber(report) === null ? null : Number(rules.slice(report.length + 1))
  return (version === null ? undefined : ownKindOfVersion(database.reader, report, version)) ?? reportKind(report, { database })
}
