import { comparedPeriods } from '#shared/reports/compared.ts'
import { type GroupCounts, groupSums, groupsReport, groupsTable, otherGroup } from '#shared/reports/occupationGroups.ts'
import type { Period } from '#shared/reports/period.ts'
import { addDays } from '#shared/values/calendar.ts'
import { memberGroups } from './memberGroups.ts'
import { type PlacedRow, placedRows } from './placedRows.ts'
import type { ReportKind } from './reportKind.ts'

/** D 八大员 */
export const occupationGroups: ReportKind = {
  id: groupsReport.id,
  title: groupsReport.title,
  rhythm: groupsReport.rhythm,
  build({ office, period, places }) {
    const known = office.codes.occupationGroup?.entries.map(({ code, label }) => ({ code, label })) ?? []
    const { reader } = office.database
    const foundIn = ({ from, to }: Period) =>
      memberGroups(reader, { after: addDays(from, -1), on: to, codes: known.map(({ code }) => code), others: otherGroup.code })
    const { found, others } = reader.transaction(() => ({
      found: foundIn(period),
      others: comparedPeriods(period).map(({ key, label, period: other }) => ({ key, label, found: foundIn(other) })),
    }))()
    const groups = [...known, ...([found, ...others.map((other) => other.found)].flat().some(({ code }) => code === otherGroup.code) ? [otherGroup] : [])]
    const codes = ['all', ...groups.map(({ code }) => code)]
    const keys = codes.flatMap((code) => groupSums.map((sum) => `${code}.${sum}`))
    const rowsOf = (counted: typeof found) =>
      placedRows(
        places,
        keys,
        counted.map(({ county, township, code, ...counts }) => ({
          county,
          township,
          counts: Object.fromEntries(groupSums.map((sum) => [`${code ?? 'all'}.${sum}`, counts[sum]])),
        })),
      )
    return groupsTable({
      period,
      scope: { code: places.scope.code, name: places.scope.name },
      places: places.places,
      groups,
      rows: rowsOf(found).map(({ key, label, kind, counts }) => ({ key, label, kind, groups: byGroup(codes, counts) })),
      total: places.scope.level !== 'township',
      // A time in which there was nobody of any group compares with nothing.
      compared: others
        .map((other) => ({ key: other.key, label: other.label, counts: summed(keys, rowsOf(other.found)) }))
        .filter(({ counts }) => keys.some((key) => counts[key] !== 0))
        .map(({ key, label, counts }) => ({ key, label, groups: byGroup(codes, counts) })),
      today: office.clock.today(),
    })
  },
}

function summed(keys: readonly string[], rows: readonly PlacedRow<string>[]): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, rows.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0)]))
}

function byGroup(codes: readonly string[], counts: Readonly<Record<string, number>>): Record<string, GroupCounts> {
  const of = (code: string) => Object.fromEntries(groupSums.map((sum) => [sum, counts[`${code}.${sum}`] ?? 0])) as GroupCounts
  return Object.fromEntries(codes.map((code) => [code, of(code)]))
}
