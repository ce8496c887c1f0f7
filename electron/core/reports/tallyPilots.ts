// The counting behind report H: pilots that stand at the period's end, what is theirs on that day, and what the looks back at them said in the period.
import type SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { fallsIn } from '#shared/reports/fallsIn.ts'
import { inspectionIn, type RecordedInspection } from '#shared/reports/inspectionIn.ts'
import { pilotStands } from '#shared/reports/pilotOn.ts'
import { kindKey, otherKind, pilotsTotal } from '#shared/reports/pilots.ts'
import { allRows, preparedOnce } from '../database/query.ts'
import { pilotCounts, pilotRecords } from '../records/pilotRecords.ts'
import type { ReportFrame } from './reportKind.ts'
import { type Measures, Tallies, type Wanted } from './tallies.ts'

export interface Pilot {
  readonly id: number
  readonly name: string | null
  readonly kind: string | null
  readonly level: string | null
  readonly batch: string | null
  readonly county: string | null
  readonly township: string | null
  readonly union: number | null
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly coveredUnits: number | null
  readonly coveredWorkers: number | null
  /** Of its place. */
  readonly row: string
}

interface Inspection extends RecordedInspection {
  readonly id: number
  readonly pilot: number | null
  readonly county: string | null
  readonly township: string | null
}

export interface PilotTallies {
  readonly tallies: Tallies
  /** Those that stand, in the order of their records. */
  readonly pilots: readonly Pilot[]
  /** By pilot: the day on which somebody last came back, up to the period's end. */
  readonly lastInspections: ReadonlyMap<number, string>
  readonly findingsWithoutDeadline: number
}

const pilotsSql = `
SELECT id, name, kind, level, batch, county, township, union_id AS "union", started_on AS startedOn, ended_on AS endedOn,
  covered_units AS coveredUnits, covered_workers AS coveredWorkers
FROM pilot WHERE deleted_at IS NULL ORDER BY id`

const inspectionsSql = `
SELECT i.id, p.id AS pilot, p.county, p.township, i.date, i.findings, i.correct_by AS correctBy, i.corrected_on AS correctedOn
FROM inspection AS i LEFT JOIN pilot AS p ON p.id = i.pilot_id AND p.deleted_at IS NULL
WHERE i.deleted_at IS NULL ORDER BY i.id`

export function pilotKinds({ codes }: Pick<ReportFrame['office'], 'codes'>): { readonly code: string; readonly label: string }[] {
  return codes.pilotKind?.entries.map(({ code, label }) => ({ code, label })) ?? []
}

/** To be called within a transaction. @param wanted a cell whose records are asked for */
export function tallyPilots({ office, period, places }: ReportFrame, wanted: Wanted | null = null): PilotTallies {
  const { reader } = office.database
  const kinds = pilotKinds(office).map(({ code }) => code)
  const tallies = new Tallies(measuresOf(kinds), wanted)
  const pilots = (preparedOnce(reader, pilotsSql).all() as Omit<Pilot, 'row'>[]).flatMap((pilot): Pilot[] => {
    const row = places.rowOf(pilot.county, pilot.township)
    return row !== null && pilotStands(pilot, period.to) ? [{ ...pilot, row }] : []
  })
  const rows = new Map(pilots.map(({ id, row }) => [id, [row, 'total', `pilot:${id}`, pilotsTotal]]))
  for (const { id, kind, level, coveredUnits, coveredWorkers } of pilots) {
    const known = kind !== null && kinds.includes(kind) ? kind : otherKind.code
    tallies.add(rows.get(id) ?? [], id, { pilots: true, [kindKey(known)]: true, keyPilots: level === '省级重点', coveredUnits, coveredWorkers })
  }
  for (const count of pilotCounts)
    for (const { pilot, id } of recordsOfPilots(reader, count, period.to)) tallies.add(rows.get(pilot) ?? [], id, { [count]: true })

  const lastInspections = new Map<number, string>()
  const visits = new Set<string>()
  let findingsWithoutDeadline = 0
  for (const inspection of preparedOnce(reader, inspectionsSql).all() as Inspection[]) {
    const { id, pilot, date, county, township, correctBy } = inspection
    const row = places.rowOf(county, township)
    if (row === null) continue
    if (pilot !== null && date !== null && date <= period.to && date > (lastInspections.get(pilot) ?? '')) lastInspections.set(pilot, date)
    // Several records of one day are several findings of one visit.
    const visit = `${pilot ?? `of nobody, ${id}`} ${date}`
    const isVisit = fallsIn(date, period) && !visits.has(visit)
    if (isVisit) visits.add(visit)
    const counts = inspectionIn(inspection, period)
    if (counts.open && correctBy === null) findingsWithoutDeadline++
    // A pilot that has ended is on no list any more; what was found there is still its place's.
    tallies.add((pilot === null ? undefined : rows.get(pilot)) ?? [row, 'total'], id, { ...counts, visits: isVisit })
  }
  return { tallies, pilots, lastInspections, findingsWithoutDeadline }
}

function recordsOfPilots(reader: SQLite.Database, count: (typeof pilotCounts)[number], day: string) {
  const { table, on } = pilotRecords[count]
  return allRows(
    reader,
    sql<{ pilot: number; id: number }>`SELECT p.id AS pilot, x.id AS id FROM pilot AS p JOIN ${sql.table(table)} AS x ON ${on('p', day)}
      WHERE p.deleted_at IS NULL ORDER BY x.id`,
  )
}

function measuresOf(kinds: readonly string[]): Measures {
  const standing = ['county', 'startedOn', 'endedOn']
  const pilot = (...fields: string[]) => ({ register: 'pilot', fields: [...fields, ...standing] }) as const
  const inspection = (...fields: string[]) => ({ register: 'inspection', fields: ['pilot', ...fields] }) as const
  return {
    pilots: pilot(),
    ...Object.fromEntries([...kinds, otherKind.code].map((code) => [kindKey(code), pilot('kind')])),
    keyPilots: pilot('level'),
    coveredUnits: pilot('coveredUnits'),
    coveredWorkers: pilot('coveredWorkers'),
    ...Object.fromEntries(pilotCounts.map((count) => [count, { register: pilotRecords[count].register, fields: pilotRecords[count].fields }])),
    visits: inspection('date'),
    openBefore: inspection('date', 'findings', 'correctedOn'),
    found: inspection('date', 'findings'),
    corrected: inspection('findings', 'correctedOn'),
    open: inspection('date', 'findings', 'correctedOn'),
    overdue: inspection('date', 'findings', 'correctBy', 'correctedOn'),
  }
}
