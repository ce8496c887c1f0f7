// Which issued version of a report is meant by `latest` or its number.
import type { Core } from '#core/core.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { ReportQuery } from '#shared/api/reportsContract.ts'
import type { IssuedInfo } from '#shared/reports/issued.ts'

/** @param usage of the command, for its refusal @throws LedgerError wrong-usage, not-issued */
export async function issuedVersion(core: Core, query: Omit<ReportQuery, 'asOf'>, wanted: string, usage: string): Promise<IssuedInfo> {
  if (!/^(latest|[1-9]\d{0,5})$/.test(wanted)) throw new LedgerError('wrong-usage', { usage: `ledger ${usage}` })
  const { versions } = await core.call.reports.issuedState(query)
  const found = versions.find(({ version, latest }) => (wanted === 'latest' ? latest : version === Number(wanted)))
  if (!found) throw new LedgerError('not-issued', { report: query.report, period: query.period, ...(wanted !== 'latest' && { version: wanted }) })
  return found
}
