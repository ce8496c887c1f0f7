// The counting behind report K: honours, studios, problems and forums, each where its unit or its place is.
import type { CodeTables } from '#shared/importing/ledger.ts'
import { challengeIn, type RecordedChallenge } from '#shared/reports/challengeIn.ts'
import { monthsTotal } from '#shared/reports/craftsForums.ts'
import { fallsIn, hasBegun, yearOf } from '#shared/reports/fallsIn.ts'
import { levelKey, type Named, otherCode, studioKindKey, studioKindRow, studioLevelKey, studiosTotal } from '#shared/reports/honours.ts'
import { preparedOnce } from '../database/query.ts'
import { ownPlaceRow, type WrittenPlace } from './ownPlace.ts'
import type { ReportFrame } from './reportKind.ts'
import { type Measures, Tallies, type Wanted } from './tallies.ts'

export interface Honouree extends WrittenPlace {
  readonly id: number
  readonly name: string | null
  readonly title: string | null
  readonly year: number | null
  readonly level: string | null
  readonly conferredBy: string | null
  readonly conferralDocument: string | null
  readonly unit: string | null
}

interface Studio extends WrittenPlace {
  readonly id: number
  readonly kind: string | null
  readonly level: string | null
  readonly namedOn: string | null
}

interface Challenge extends RecordedChallenge, WrittenPlace {
  readonly id: number
}

interface Forum extends WrittenPlace {
  readonly id: number
  readonly date: string
  readonly people: number | null
}

export interface HonourTallies {
  readonly tallies: Tallies
  /** In the period's year. */
  readonly honoured: readonly Honouree[]
  readonly yearUnknown: number
  readonly solvedDayUnknown: number
}

const honoureesSql = `
SELECT h.id, h.name, h.title, h.year, h.level, h.conferred_by AS conferredBy, h.conferral_document AS conferralDocument, u.name AS unit, u.county, u.township
FROM honouree AS h LEFT JOIN unit AS u ON u.id = h.unit_id AND u.deleted_at IS NULL
WHERE h.deleted_at IS NULL AND (h.year IS NULL OR h.year <= @year) ORDER BY h.id`

const studiosSql = `
SELECT s.id, s.kind, s.level, s.named_on AS namedOn, coalesce(s.county, u.county) AS county, CASE WHEN s.county IS NULL THEN u.township ELSE s.township END AS township
FROM studio AS s LEFT JOIN unit AS u ON u.id = s.unit_id AND u.deleted_at IS NULL
WHERE s.deleted_at IS NULL ORDER BY s.id`

const challengesSql = `
SELECT c.id, c.year, c.collected_on AS collectedOn, c.state, c.solved_on AS solvedOn,
  CASE WHEN u.id IS NULL THEN s.county ELSE u.county END AS county, CASE WHEN u.id IS NULL THEN s.township ELSE u.township END AS township
FROM challenge AS c
  LEFT JOIN unit AS u ON u.id = c.unit_id AND u.deleted_at IS NULL
  LEFT JOIN studio AS s ON s.id = c.studio_id AND s.deleted_at IS NULL
WHERE c.deleted_at IS NULL ORDER BY c.id`

const forumsSql = `
SELECT a.id, a.date, a.people, coalesce(a.county, c.county) AS county, CASE WHEN a.county IS NULL THEN coalesce(a.township, c.township) ELSE a.township END AS township
FROM activity AS a LEFT JOIN centre AS c ON c.id = a.centre_id AND c.deleted_at IS NULL
WHERE a.deleted_at IS NULL AND a.kind = '工匠论坛' AND a.date <= @today ORDER BY a.id`

export function codesOf(codes: CodeTables, table: string): Named[] {
  return codes[table]?.entries.map(({ code, label }) => ({ code, label })) ?? []
}

/** To be called within a transaction. @param wanted a cell whose records are asked for */
export function tallyHonours(frame: ReportFrame, wanted: Wanted | null = null): HonourTallies {
  const { office, period, places } = frame
  const { reader } = office.database
  const levels = codesOf(office.codes, 'honourLevel')
  const kinds = codesOf(office.codes, 'studioKind')
  const tallies = new Tallies(measuresOf(levels, kinds), wanted)
  const known = (list: readonly Named[], code: string | null) => (code !== null && list.some((entry) => entry.code === code) ? code : otherCode.code)
  const rowOf = ({ county, township }: WrittenPlace) => places.rowOf(county, township)
  const year = yearOf(period)

  const honoured: Honouree[] = []
  let yearUnknown = 0
  for (const found of preparedOnce(reader, honoureesSql).all({ year }) as Honouree[]) {
    const row = rowOf(found)
    if (row === null) continue
    tallies.add([row, 'total'], found.id, { honourees: true, [levelKey(known(levels, found.level))]: true, honouredYear: found.year === year })
    if (found.year === year) honoured.push(found)
    if (found.year === null) yearUnknown++
  }
  for (const found of preparedOnce(reader, studiosSql).all() as Studio[]) {
    const row = rowOf(found)
    if (row === null || !hasBegun(found.namedOn, period.to)) continue
    const kind = known(kinds, found.kind)
    tallies.add([row, 'total', studioKindRow(kind), studiosTotal], found.id, {
      studios: true,
      [studioKindKey(kind)]: true,
      [studioLevelKey(known(levels, found.level))]: true,
      named: fallsIn(found.namedOn, period),
    })
  }
  let unknown = 0
  for (const found of preparedOnce(reader, challengesSql).all() as Challenge[]) {
    const row = rowOf(found)
    if (row === null) continue
    const { solvedDayUnknown, ...counts } = challengeIn(found, period)
    tallies.add([row, 'total'], found.id, counts)
    if (solvedDayUnknown) unknown++
  }
  const forumRow = ownPlaceRow(frame)
  for (const found of preparedOnce(reader, forumsSql).all({ today: office.clock.today() }) as Forum[]) {
    const row = forumRow(found)
    if (row === null || !fallsIn(found.date, period)) continue
    tallies.add([row, 'total', monthRow(found.date.slice(0, 7)), monthsTotal], found.id, { forums: true, forumPeople: found.people })
  }
  return { tallies, honoured, yearUnknown, solvedDayUnknown: unknown }
}

/** @param month y-m */
export function monthRow(month: string): string {
  return `month:${month}`
}

function measuresOf(levels: readonly Named[], kinds: readonly Named[]): Measures {
  const honouree = (...fields: string[]) => ({ register: 'honouree', fields: [...fields, 'year', 'unit'] }) as const
  const studio = (...fields: string[]) => ({ register: 'studio', fields: [...fields, 'county', 'namedOn'] }) as const
  const challenge = (...fields: string[]) => ({ register: 'challenge', fields }) as const
  const activity = (...fields: string[]) => ({ register: 'activity', fields: ['kind', 'date', ...fields] }) as const
  const each = <T>(list: readonly Named[], key: (code: string) => string, measure: T) =>
    Object.fromEntries([...list, otherCode].map(({ code }) => [key(code), measure]))
  return {
    honourees: honouree(),
    ...each(levels, levelKey, honouree('level')),
    honouredYear: honouree(),
    studios: studio(),
    ...each(kinds, studioKindKey, studio('kind')),
    ...each(levels, studioLevelKey, studio('level')),
    named: studio(),
    unsolvedBefore: challenge('collectedOn', 'state', 'solvedOn'),
    collected: challenge('collectedOn', 'year'),
    solved: challenge('state', 'solvedOn'),
    givenUp: challenge('state', 'collectedOn'),
    unsolved: challenge('collectedOn', 'state', 'solvedOn'),
    forums: activity(),
    forumPeople: activity('people'),
  }
}
