// Which reports belong to a quarter: each once for the quarter, a monthly one once for each of its months, a yearly one for the year that the quarter ends.
import type { CloseItem } from '#shared/api/closeTypes.ts'
import { type Period, parsePeriod } from '#shared/reports/period.ts'
import type { Office } from '../office.ts'
import { officeScope } from '../records/settings.ts'
import { listReports } from '../reports/buildReport.ts'
import { listIssued } from '../reports/issueReport.ts'

/** Periods that have not begun are left out. */
export function closeItems(office: Office, quarter: Period): CloseItem[] {
  const today = office.clock.today()
  const scope = officeScope(office.database.reader, office.regions()).code
  const newest = new Map<string, ReturnType<typeof listIssued>>()
  const issuedOf = (period: string) => {
    const known = newest.get(period) ?? listIssued(office, { period, scope }).filter(({ latest }) => latest)
    newest.set(period, known)
    return known
  }
  return listReports().flatMap(({ id, title, rhythm }) =>
    periodsOf(quarter, rhythm)
      .filter(({ from }) => from <= today)
      .map((period) => ({
        report: id,
        title,
        period: period.id,
        periodLabel: period.label,
        issued: issuedOf(period.id).find(({ report }) => report === id) ?? null,
      })),
  )
}

function periodsOf(quarter: Period, rhythm: Period['rhythm']): Period[] {
  const year = quarter.id.slice(0, 4)
  const number = Number(quarter.id.slice(5))
  if (rhythm === 'month') return [2, 1, 0].map((before) => parsePeriod(`${year}-${String(number * 3 - before).padStart(2, '0')}`))
  return [rhythm === 'year' && number === 4 ? parsePeriod(year) : quarter]
}
