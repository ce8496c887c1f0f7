import { circleText } from '#shared/geography/circleRadius.ts'
import { type CentreType, centresReport, centresTable, otherType, typeRow } from '#shared/reports/activityCentres.ts'
import type { CountedRow } from '#shared/reports/countedTable.ts'
import { readSettings } from '../records/settings.ts'
import { countedPlaces, lastDays } from './countedPlaces.ts'
import type { ReportFrame, ReportKind } from './reportKind.ts'
import type { Tallies } from './tallies.ts'
import { knownTypes, tallyCentres } from './tallyCentres.ts'

/** G 活动阵地 */
export const activityCentres: ReportKind = {
  id: centresReport.id,
  title: centresReport.title,
  rhythm: centresReport.rhythm,
  build(frame) {
    const tallies = tallyCentres(frame, lastDays(frame))
    const { circle } = readSettings(frame.office.database.reader)
    const types = shownTypes(frame, tallies)
    return centresTable({
      ...countedPlaces(frame, tallies, { shown: ['centres', 'unionsPlaced'] }),
      types,
      ofTypes: types.map(({ code, label }): CountedRow => ({ key: typeRow(code), label, kind: 'group', counts: tallies.of(typeRow(code)) })),
      circle: { minutes: circle.minutes, text: circleText(circle) },
    })
  },
  trace(frame, row, column) {
    // The annex of places shows other columns of the same rows; all types together are all centres.
    const wanted = { row: row.replace(/^place:|^type:(?=total$)/, ''), column }
    return tallyCentres(frame, [frame.period.to], wanted).behind()
  },
}

/** The whole code table, so that a type without a centre shows its 0; others only where there are any. */
function shownTypes({ office }: ReportFrame, tallies: Tallies): CentreType[] {
  return [...knownTypes(office), ...(tallies.has(typeRow(otherType.code)) ? [otherType] : [])]
}
