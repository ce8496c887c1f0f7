import { comparedPeriods } from '#shared/reports/compared.ts'
import { type GroupCounts, type GroupSum, groupSums, groupsReport, groupsTable, type OccupationGroup, otherGroup } from '#shared/reports/occupationGroups.ts'
import { addDays } from '#shared/values/calendar.ts'
import { countedOfGroup, type GroupsAsked, memberGroups } from './memberGroups.ts'
import { placedContributions } from './placedContributions.ts'
import { type PlacedRow, placedRows } from './placedRows.ts'
import type { ReportFrame, ReportKind } from './reportKind.ts'

/** D 八大员 */
export const occupationGroups: ReportKind = {
  id: groupsReport.id,
  title: groupsReport.title,
  rhythm: groupsReport.rhythm,
  build(frame) {
    const { office, period, places } = frame
    const known = knownGroups(frame)
    const compared = comparedPeriods(period)
    const asked = [period, ...compared.map((other) => other.period)].map((counted) => askedOf({ ...frame, period: counted }))
    const [found = [], ...before] = memberGroups(office.database.reader, asked)
    const others = compared.map(({ key, label }, index) => ({ key, label, found: before[index] ?? [] }))
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
      compared: others.map((other) => ({ key: other.key, label: other.label, groups: byGroup(codes, summed(keys, rowsOf(other.found))) })),
      today: office.clock.today(),
    })
  },
  trace(frame, row, column) {
    const end = column.lastIndexOf('.')
    const code = column.slice(0, end)
    const sum = groupSums.find((key) => key === column.slice(end + 1))
    if (sum === undefined) return []
    const found = countedOfGroup(frame.office.database.reader, askedOf(frame), code === 'all' ? null : code, sum)
    return [{ ...tracedAs[sum], records: placedContributions(frame.places, row, found) }]
  },
}

const tracedAs = {
  unions: { register: 'union', fields: ['name', 'county', 'township'] },
  members: { register: 'member', fields: ['name', 'occupationGroup', 'unionName', 'joinedOn'] },
  added: { register: 'member', fields: ['name', 'occupationGroup', 'joinedOn'] },
} as const satisfies Record<GroupSum, object>

function knownGroups({ office }: ReportFrame): OccupationGroup[] {
  return office.codes.occupationGroup?.entries.map(({ code, label }) => ({ code, label })) ?? []
}

function askedOf(frame: ReportFrame): GroupsAsked {
  const codes = knownGroups(frame).map(({ code }) => code)
  return { after: addDays(frame.period.from, -1), on: frame.period.to, codes, others: otherGroup.code }
}

function summed(keys: readonly string[], rows: readonly PlacedRow<string>[]): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, rows.reduce((sum, { counts }) => sum + (counts[key] ?? 0), 0)]))
}

function byGroup(codes: readonly string[], counts: Readonly<Record<string, number>>): Record<string, GroupCounts> {
  const of = (code: string) => Object.fromEntries(groupSums.map((sum) => [sum, counts[`${code}.${sum}`] ?? 0])) as GroupCounts
  return Object.fromEntries(codes.map((code) => [code, of(code)]))
}
