import { type GroupCounts, groupSums, groupsReport, groupsTable, otherGroup } from '#shared/reports/occupationGroups.ts'
import { addDays } from '#shared/values/calendar.ts'
import { memberGroups } from './memberGroups.ts'
import { placedRows } from './placedRows.ts'
import type { ReportKind } from './reportKind.ts'

/** D 八大员 */
export const occupationGroups: ReportKind = {
  id: groupsReport.id,
  title: groupsReport.title,
  rhythm: groupsReport.rhythm,
  build({ office, period, places }) {
    const known = office.codes.occupationGroup?.entries.map(({ code, label }) => ({ code, label })) ?? []
    const asked = { after: addDays(period.from, -1), on: period.to, codes: known.map(({ code }) => code), others: otherGroup.code }
    const found = memberGroups(office.database.reader, asked)
    const groups = [...known, ...(found.some(({ code }) => code === otherGroup.code) ? [otherGroup] : [])]
    const codes = ['all', ...groups.map(({ code }) => code)]
    const keys = codes.flatMap((code) => groupSums.map((sum) => `${code}.${sum}`))
    const placed = found.map(({ county, township, code, ...counts }) => ({
      county,
      township,
      counts: Object.fromEntries(groupSums.map((sum) => [`${code ?? 'all'}.${sum}`, counts[sum]])),
    }))
    return groupsTable({
      period,
      scope: { code: places.scope.code, name: places.scope.name },
      places: places.places,
      groups,
      rows: placedRows(places, keys, placed).map(({ key, label, kind, counts }) => ({ key, label, kind, groups: byGroup(codes, counts) })),
      total: places.scope.level !== 'township',
      today: office.clock.today(),
    })
  },
}

function byGroup(codes: readonly string[], counts: Readonly<Record<string, number>>): Record<string, GroupCounts> {
  const of = (code: string) => Object.fromEntries(groupSums.map((sum) => [sum, counts[`${code}.${sum}`] ?? 0])) as GroupCounts
  return Object.fromEntries(codes.map((code) => [code, of(code)]))
}
