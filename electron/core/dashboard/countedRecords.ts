// The records behind each figure of the dashboard. What a bar shows and what the list behind it holds come from here, so that neither can say otherwise than the other.
import { sql } from 'kysely'
import type { CountedKey } from '#shared/dashboard/counted.ts'
import { organisationKeys } from '#shared/dashboard/trends.ts'
import { circleRadiusM } from '#shared/geography/circleRadius.ts'
import { nearness } from '#shared/geography/nearness.ts'
import { registers } from '#shared/registers/index.ts'
import { type BulletinSum, countCase } from '#shared/reports/bulletin.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { pilotStands, type RecordedPilot } from '#shared/reports/pilotOn.ts'
import { allRows } from '../database/query.ts'
import type { Office } from '../office.ts'
import { liveUnionStands, onDay } from '../records/activeUnions.ts'
import { derivedField } from '../records/derivedFields.ts'
import { incompleteCondition } from '../records/filters.ts'
import { readSettings } from '../records/settings.ts'
import { countedOrganisation } from '../reports/organisationCounts.ts'
import { recordedCases } from '../reports/recordedCases.ts'
import { centresInUse, type ServiceCircle, serviceCircle } from '../reports/serviceCircle.ts'
import { tallyTerms } from '../reports/tallyTerms.ts'
import { circleOf } from './circleOf.ts'
import { homePlace, homePlaces } from './homePlaces.ts'

export type Asked = Pick<Office, 'clock' | 'codes' | 'database' | 'regions'>

/** A record by its place (region codes, text kept as written, or null) and for how much each figure counts it; absent: not at all. */
export interface CountedRecord {
  readonly id: number
  readonly county: string | null
  readonly township: string | null
  readonly counts: Readonly<Partial<Record<CountedKey, number>>>
}

type OrganisationKey = (typeof organisationKeys)[number]
/** Figures that come of one reading. */
interface Reading {
  readonly of: readonly Exclude<CountedKey, OrganisationKey | 'circleNear'>[]
  /** @param day y-m-d; its end is meant */
  read(office: Asked, day: string): CountedRecord[]
}

/** Columns of report B; its 单独建会 are cases, and no unions. */
const ofCases = ['issued', 'verified', 'founded', 'notEligible', 'open', 'overdue'] as const satisfies readonly BulletinSum[]

/** Of everything but report A's counting, which is by far the dearest and has sums of its own (`organisationToday`). */
export const readings: readonly Reading[] = [
  { of: ['pilots'], read: pilots },
  { of: ['centres', 'centresNowhere'], read: centres },
  { of: ['circleWithin', 'circleKnown', 'circleUnknown'], read: circle },
  { of: ['cases', 'casesOverdue'], read: cases },
  { of: [...ofCases, 'shouldFound'], read: bulletin },
  { of: ['termsExpired', 'termsEnding'], read: terms },
  { of: ['incomplete'], read: incomplete },
]

/** @param day y-m-d @param centre of `circleNear` @returns those that the figure counts, for more than nothing */
export function countedRecords(office: Asked, figure: CountedKey, day: string, centre?: number): CountedRecord[] {
  if (figure === 'circleNear') return circleNear(office, day, centre)
  if (isOfOrganisation(figure))
    return countedOrganisation(office.database.reader, day, figure).map(({ amount, ...record }) => ({ ...record, counts: { [figure]: amount } }))
  const reading = readings.find(({ of }) => of.some((key) => key === figure))
  return (reading?.read(office, day) ?? []).filter(({ counts }) => (counts[figure] ?? 0) > 0)
}

/** Of the office's own places together; each reading is made once. @param day y-m-d */
export function countedInAll<K extends Exclude<CountedKey, OrganisationKey | 'circleNear'>>(
  office: Asked,
  wanted: readonly K[],
  day: string,
): Record<K, number> {
  const { has } = homePlace(office, undefined)
  const sums = Object.fromEntries(wanted.map((key) => [key, 0])) as Record<K, number>
  for (const { of, read } of readings) {
    const keys = wanted.filter((key) => of.some((one) => one === key))
    if (keys.length === 0) continue
    for (const record of read(office, day)) if (has(record)) for (const key of keys) sums[key] += record.counts[key] ?? 0
  }
  return sums
}

function isOfOrganisation(figure: CountedKey): figure is OrganisationKey {
  return organisationKeys.some((key) => key === figure)
}

type Placed = Omit<CountedRecord, 'counts'>

/** As report H counts them. */
function pilots({ database }: Asked, day: string): CountedRecord[] {
  const all = allRows(
    database.reader,
    sql<Placed & RecordedPilot>`SELECT id, county, township, started_on AS startedOn, ended_on AS endedOn FROM pilot WHERE deleted_at IS NULL`,
  )
  return all.filter((pilot) => pilotStands(pilot, day)).map((pilot) => ({ ...placed(pilot), counts: { pilots: 1 } }))
}

/** As report G counts them. */
function centres({ database }: Asked, day: string): CountedRecord[] {
  return centresInUse(database.reader, day).map((centre) => ({ ...placed(centre), counts: { centres: 1, centresNowhere: Number(centre.position === null) } }))
}

function circleOn(office: Asked, day: string): ServiceCircle {
  const { reader } = office.database
  return day === office.clock.today() ? circleOf(office) : serviceCircle(reader, day, circleRadiusM(readSettings(reader).circle))
}

/** Those within reach of one centre. */
function circleNear(office: Asked, day: string, centre: number | undefined): CountedRecord[] {
  const { unions, centres: inUse } = circleOn(office, day)
  const at = inUse.find(({ id }) => id === centre)?.position
  if (!at) return []
  const near = nearness([at], circleRadiusM(readSettings(office.database.reader).circle))
  return unions.filter(({ position }) => position !== null && near.hasNear(position)).map((union) => ({ ...placed(union), counts: { circleNear: 1 } }))
}

function circle(office: Asked, day: string): CountedRecord[] {
  return circleOn(office, day).unions.map((union) => ({
    ...placed(union),
    counts: { circleWithin: Number(union.within === true), circleKnown: Number(union.within !== null), circleUnknown: Number(union.within === null) },
  }))
}

/** All that there are; late by what their own list says. They lie where their unit does. */
function cases({ database }: Asked, day: string): CountedRecord[] {
  const all = allRows(
    database.reader,
    sql<Placed & { overdue: 0 | 1 }>`SELECT c.id, unit.county, unit.township, ${derivedField('outreach', 'c', 'urgency', day)} IS 'overdue' AS overdue
      FROM outreach_case AS c LEFT JOIN unit ON unit.id = c.unit_id AND unit.deleted_at IS NULL WHERE c.deleted_at IS NULL`,
  )
  return all.map((found) => ({ ...placed(found), counts: { cases: 1, casesOverdue: found.overdue } }))
}

/** As report B counts them for the day's month. */
function bulletin(office: Asked, day: string): CountedRecord[] {
  const month = parsePeriod(day.slice(0, 7))
  const rule = readSettings(office.database.reader).outreach.shouldFound
  return recordedCases(office).map((found) => {
    const counts = countCase(found, month)
    return { ...placed(found), counts: { ...only(counts, ofCases), shouldFound: counts[rule] - counts.notEligible } }
  })
}

/** As report E counts them. */
function terms(office: Asked, day: string): CountedRecord[] {
  const frame = { office, places: homePlaces(office) }
  const { due } = office.database.reader.transaction(() => tallyTerms(frame, [day]))()
  return due.map(({ standing, ...union }) => ({
    ...placed(union),
    counts: { termsExpired: Number(standing === 'overdue'), termsEnding: Number(standing !== 'overdue') },
  }))
}

/** Unions that stand, as report A counts them, and of which something is missing. */
function incomplete({ database }: Asked, day: string): CountedRecord[] {
  const all = allRows(
    database.reader,
    sql<Placed>`SELECT id, county, township FROM trade_union AS r WHERE deleted_at IS NULL AND ${onDay(liveUnionStands('r'), day)} AND ${incompleteCondition(registers.union)}`,
  )
  return all.map((union) => ({ ...union, counts: { incomplete: 1 } }))
}

function placed({ id, county, township }: Placed): Placed {
  return { id, county, township }
}

function only<K extends string>(counts: Readonly<Record<K, number>>, keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, counts[key]])) as Record<K, number>
}
