import type { CountedRow } from '#shared/reports/countedTable.ts'
import { kindKey, otherKind, pilotsReport, pilotsTable } from '#shared/reports/pilots.ts'
import type { Report } from '#shared/reports/report.ts'
import { labelOf } from '#shared/values/choice.ts'
import { comparedTotals } from './comparedTotals.ts'
import { countedPlaces } from './countedPlaces.ts'
import type { ReportFrame, ReportKind, ReportOffice } from './reportKind.ts'
import { placeName } from './scopedRows.ts'
import { type PilotTallies, pilotKinds, tallyPilots } from './tallyPilots.ts'

/** H 试点进展 */
export const pilots: ReportKind = {
  id: pilotsReport.id,
  title: pilotsReport.title,
  rhythm: pilotsReport.rhythm,
  build,
  trace: (frame, row, column) => tallyPilots(frame, { row, column }).tallies.behind(),
}

function build(frame: ReportFrame): Report {
  const { office, places } = frame
  const found = tallyPilots(frame)
  const kinds = pilotKinds(office)
  const unions = found.pilots.flatMap(({ union }) => (union === null ? [] : [union]))
  return pilotsTable({
    ...countedPlaces(frame, found.tallies, { compared: comparedTotals(frame, (other) => tallyPilots(other).tallies) }),
    kinds: (found.tallies.of('total')[kindKey(otherKind.code)] ?? 0) > 0 ? [...kinds, otherKind] : kinds,
    pilots: pilotRows(found, frame),
    gaps: {
      pilotsWithoutUnion: found.pilots.length - unions.length,
      unionsShared: unions.filter((union) => unions.indexOf(union) !== unions.lastIndexOf(union)).length,
      projectsWithoutPilot: places.rowOf(null, null) === null ? 0 : projectsWithoutPilot(office),
      findingsWithoutDeadline: found.findingsWithoutDeadline,
    },
  })
}

/** In the order of the places. */
function pilotRows({ tallies, pilots: standing, lastInspections }: PilotTallies, { office, places }: ReportFrame): CountedRow[] {
  const order = new Map(places.rows.map(({ key }, index) => [key, index]))
  const orderOf = ({ row }: { readonly row: string }) => order.get(row) ?? places.rows.length
  return [...standing]
    .sort((a, b) => orderOf(a) - orderOf(b))
    .map(({ id, name, kind, level, batch, county, township, coveredUnits, coveredWorkers }) => ({
      key: `pilot:${id}`,
      label: name ?? '（未填名称）',
      kind: 'record' as const,
      record: { register: 'pilot' as const, id },
      texts: {
        place: placeName(office.regions(), county, township),
        kind: kind === null ? null : labelOf(office.codes, 'pilotKind', kind),
        level: level === null ? null : labelOf(office.codes, 'pilotLevel', level),
        batch,
        lastInspection: lastInspections.get(id) ?? null,
      },
      counts: { ...tallies.of(`pilot:${id}`), coveredUnits, coveredWorkers },
    }))
}

function projectsWithoutPilot({ database }: ReportOffice): number {
  const sql =
    'SELECT count(*) FROM brand_project WHERE deleted_at IS NULL AND (pilot_id IS NULL OR pilot_id NOT IN (SELECT id FROM pilot WHERE deleted_at IS NULL))'
  return Number(database.reader.prepare(sql).pluck().get())
}
