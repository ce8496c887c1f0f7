import type { CountedRow } from '#shared/reports/countedTable.ts'
import { expectedForums, forumStanding, monthsOf } from '#shared/reports/craftsForums.ts'
import { honoursReport, honoursTable, levelKey, type Named, otherCode, studioKindKey, studioKindRow, studioLevelKey } from '#shared/reports/honours.ts'
import type { Report } from '#shared/reports/report.ts'
import { labelOf } from '#shared/values/choice.ts'
import { comparedTotals } from './comparedTotals.ts'
import { countedPlaces } from './countedPlaces.ts'
import { isOwnScope } from './ownPlace.ts'
import type { ReportFrame, ReportKind } from './reportKind.ts'
import { placeName } from './scopedRows.ts'
import { codesOf, type Honouree, type HonourTallies, monthRow, tallyHonours } from './tallyHonours.ts'

/** K 劳模工匠与工作室 */
export const honours: ReportKind = {
  id: honoursReport.id,
  title: honoursReport.title,
  rhythm: honoursReport.rhythm,
  build,
  trace: (frame, row, column) => tallyHonours(frame, { row, column }).tallies.behind(),
}

function build(frame: ReportFrame): Report {
  const { office } = frame
  const found = tallyHonours(frame)
  const { tallies } = found
  const all = tallies.of('total')
  const levels = codesOf(office.codes, 'honourLevel')
  const kinds = codesOf(office.codes, 'studioKind')
  /** With a column of its own for what the code table does not know, where there is such. */
  const shown = (list: readonly Named[], key: (code: string) => string) => ((all[key(otherCode.code)] ?? 0) > 0 ? [...list, otherCode] : list)
  const studioKinds = shown(kinds, studioKindKey)
  return honoursTable({
    ...countedPlaces(frame, tallies, { compared: comparedTotals(frame, (other) => tallyHonours(other).tallies) }),
    levels: shown(levels, levelKey),
    kinds: studioKinds,
    studioLevels: shown(levels, studioLevelKey),
    studios: studioKinds.map(({ code, label }) => ({ key: studioKindRow(code), label, kind: 'group', counts: tallies.of(studioKindRow(code)) })),
    months: monthRows(found, frame),
    isOwn: isOwnScope(frame),
    honoured: inOrder(found.honoured, levels).map((honouree) => honoureeRow(honouree, frame)),
    gaps: { yearUnknown: found.yearUnknown, solvedDayUnknown: found.solvedDayUnknown },
  })
}

/** A forum of which only the year is known is held in no month that could be named. */
function monthRows({ tallies }: HonourTallies, { office, period }: ReportFrame): CountedRow[] {
  const today = office.clock.today()
  const rows = monthsOf(period).map((month): CountedRow => {
    const counts = tallies.of(monthRow(month))
    const texts = { expected: `${expectedForums.least}至${expectedForums.most}`, standing: forumStanding(month, counts.forums ?? 0, today) }
    return { key: monthRow(month), label: `${month.slice(0, 4)}年${Number(month.slice(5))}月`, kind: 'group', counts, texts }
  })
  const year = period.from.slice(0, 4)
  if (!tallies.has(monthRow(year))) return rows
  return [...rows, { key: monthRow(year), label: `${year}年（月份不详）`, kind: 'group', counts: tallies.of(monthRow(year)) }]
}

/** By level, the highest first. */
function inOrder(honoured: readonly Honouree[], levels: readonly Named[]): Honouree[] {
  const order = ({ level }: Honouree) => {
    const place = levels.findIndex(({ code }) => code === level)
    return place < 0 ? levels.length : place
  }
  return [...honoured].sort((a, b) => order(a) - order(b))
}

function honoureeRow({ id, name, unit, county, township, title, level, conferredBy, conferralDocument }: Honouree, { office }: ReportFrame): CountedRow {
  return {
    key: `honouree:${id}`,
    label: name ?? '（未填姓名）',
    kind: 'record',
    record: { register: 'honouree', id },
    counts: {},
    texts: {
      unit,
      place: placeName(office.regions(), county, township),
      title,
      level: level === null ? null : labelOf(office.codes, 'honourLevel', level),
      conferredBy,
      conferralDocument,
    },
  }
}
