// The counting behind report A. Which row a place belongs to is decided later, so one count serves every scope. What is counted stands in one place for each figure: summed it makes
// the report, listed it is what a figure was counted from.
import type SQLite from 'better-sqlite3'
import { type OrganisationGap, type OrganisationSum, organisationGaps, organisationSums } from '#shared/reports/organisation.ts'
import type { Days } from '../records/activeUnions.ts'
import type { PlacedContribution } from './placedContributions.ts'
import { type CoveredUnit, type StandingUnion, standingUnions } from './standingUnions.ts'

/** Counts of the unions that name the same county and township (region codes, text kept as written, or null). */
export interface OrganisationGroup<K extends Count = Count> {
  readonly county: string | null
  readonly township: string | null
  readonly counts: Readonly<Record<K, number>>
}

type Count = OrganisationSum | OrganisationGap
const allCounts: readonly Count[] = [...organisationSums, ...organisationGaps]
/** On which days a record counts, and for how much; for one where nothing is said. */
interface Amount<T> {
  on(record: T, days: readonly string[]): Days
  readonly of?: (record: T) => number | null
}
type Amounts<T> = Readonly<Partial<Record<Count, Amount<T>>>>

// As the day is always the last of a month, month precision is never in doubt: founded within the month is in, ended within the month is out.

const stands = ({ stands }: StandingUnion) => stands
const standsIf = (condition: (union: StandingUnion) => boolean) => (union: StandingUnion) => (condition(union) ? union.stands : 0)

const ofUnions: Amounts<StandingUnion> = {
  unions: { on: stands },
  single: { on: (union) => union.stands & ~joint(union) },
  joint: { on: (union) => union.stands & joint(union) },
  employees: { on: stands, of: ({ employees }) => employees },
  womenEmployees: { on: stands, of: ({ womenEmployees }) => womenEmployees },
  members: { on: stands, of: ({ members }) => members },
  womenMembers: { on: stands, of: ({ womenMembers }) => womenMembers },
  migrantMembers: { on: stands, of: ({ migrantMembers }) => migrantMembers },
  foundedUnknown: { on: standsIf(({ foundedOn }) => foundedOn === null) },
  foundedYearOnly: { on: ({ foundedOn, stands }, days) => (foundedOn?.length === 4 ? stands & daysOfYear(foundedOn, days) : 0) },
  formUnknown: { on: standsIf(({ form }) => !isForm(form)) },
  employeesMissing: { on: standsIf(({ employees }) => employees === null) },
  womenEmployeesMissing: { on: standsIf(({ womenEmployees }) => womenEmployees === null) },
  membersMissing: { on: standsIf(({ members }) => members === null) },
  womenMembersMissing: { on: standsIf(({ womenMembers }) => womenMembers === null) },
  migrantMembersMissing: { on: standsIf(({ migrantMembers }) => migrantMembers === null) },
  townshipMissing: { on: standsIf(({ township }) => township === null) },
  withoutUnits: { on: ({ stands, covers }) => stands & ~covers },
}

/** Where a union does not say its form, the number of units that it covers does. */
const followsFromLinks: ReadonlySet<Count> = new Set(['single', 'joint', 'unitsCovered', 'unitsShared', 'withoutUnits'])

const ofUnits: Amounts<CoveredUnit> = { unitsCovered: { on: ({ covered }) => covered }, unitsShared: { on: ({ shared }) => shared } }

function isForm(form: string | null): form is 'single' | 'joint' {
  return form === 'single' || form === 'joint'
}

/** Where nobody says it, by the number of covered units. */
function joint({ form, coversSeveral }: StandingUnion): Days {
  if (isForm(form)) return form === 'joint' ? -1 : 0
  return coversSeveral
}

/** Those of the year but for its last, on which all of it is over. */
function daysOfYear(year: string, days: readonly string[]): Days {
  return days.reduce((found, day, index) => (day.startsWith(year) && day.slice(5, 7) !== '12' ? found | (2 ** index) : found), 0)
}

/** @param days last days of the periods, y-m-d. @returns all counts of each day */
export function countOrganisations(reader: SQLite.Database, days: readonly string[]): OrganisationGroup[][] {
  return countSome(reader, days, allCounts)
}

/** Only those that are wanted: counting all of them costs as much as reading what they are made of. @param days y-m-d. @returns the counts of each day */
export function countSome<K extends Count>(reader: SQLite.Database, days: readonly string[], wanted: readonly K[]): OrganisationGroup<K>[][] {
  type Place = Omit<OrganisationGroup, 'counts'> & { readonly counts: Record<K, number> }
  const { unions, units } = reader.transaction(() => standingUnions(reader, days))()
  const places = new Map<string | null, Map<string | null, Place[]>>()
  const groups = days.map((): OrganisationGroup<K>[] => [])

  function groupsOf({ county, township }: StandingUnion | CoveredUnit) {
    let ofCounty = places.get(county)
    if (!ofCounty) {
      ofCounty = new Map()
      places.set(county, ofCounty)
    }
    let found = ofCounty.get(township)
    if (!found) {
      found = days.map(() => ({ county, township, counts: Object.fromEntries(wanted.map((count) => [count, 0])) as Record<K, number> }))
      ofCounty.set(township, found)
      for (const [index, group] of found.entries()) groups[index]?.push(group)
    }
    return found
  }
  function add<T extends StandingUnion | CoveredUnit>(records: readonly T[], amounts: Amounts<T>): void {
    const places = records.map(groupsOf)
    // One figure after the other: figures are few and records many.
    for (const count of wanted) {
      const counting = amounts[count]
      if (!counting) continue
      const { on, of } = counting
      for (let index = 0; index < records.length; index += 1) {
        const record = records[index] as T
        const counted = on(record, days)
        if (counted === 0) continue
        const amount = of ? (of(record) ?? 0) : 1
        if (amount === 0) continue
        const groups = places[index] ?? []
        for (let day = 0; day < groups.length; day += 1) {
          const group = groups[day]
          if (group && (counted & (2 ** day)) !== 0) group.counts[count] += amount
        }
      }
    }
  }
  add(unions, ofUnions)
  add(units, ofUnits)
  return groups
}

/** The unions, or for covered units the units, that a count is made of. @param day y-m-d */
export function countedOrganisation(reader: SQLite.Database, day: string, count: Count): PlacedContribution[] {
  const { unions, units } = reader.transaction(() => standingUnions(reader, [day], followsFromLinks.has(count)))()
  function listed<T extends StandingUnion | CoveredUnit>(records: readonly T[], { on, of }: Amount<T>): PlacedContribution[] {
    return records.flatMap((record) => {
      const { id, county, township } = record
      const amount = on(record, [day]) === 0 ? 0 : of ? (of(record) ?? 0) : 1
      return amount > 0 ? [{ id, county, township, amount }] : []
    })
  }
  const [ofUnion, ofUnit] = [ofUnions[count], ofUnits[count]]
  return ofUnion ? listed(unions, ofUnion) : ofUnit ? listed(units, ofUnit) : []
}
