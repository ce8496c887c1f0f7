import { type PostCount, postGaps, postSums, postsReport, postsTable, type TownshipWithoutWorker } from '#shared/reports/cadrePosts.ts'
import { byPlace, type MeasuredTable, measuredPlaces, tracedPlaces } from './measured.ts'
import { measuredPosts, postTotals } from './measuredPosts.ts'
import { measuredWorkers, type Townships } from './measuredWorkers.ts'
import type { ReportFrame, ReportKind } from './reportKind.ts'

const table: MeasuredTable<PostCount> = {
  keys: [...postSums, ...postGaps],
  shown: postSums,
  compares: ({ posts, workers }) => posts + workers > 0,
  read: (frame, day) => readAll(frame, day).measured,
  sums: ({ office }, day) => [...postTotals(office.database.reader, day), ...byPlace(measuredWorkers(office, day).measured)],
}

/** F 干部配备 */
export const cadrePosts: ReportKind = {
  id: postsReport.id,
  title: postsReport.title,
  rhythm: postsReport.rhythm,
  build(frame) {
    return frame.office.database.reader.transaction(() => {
      const { measured, townships } = readAll(frame, frame.period.to)
      return postsTable({ ...measuredPlaces(frame, table, measured), without: withoutWorker(frame, townships) })
    })()
  },
  trace(frame, row, column) {
    return tracedPlaces(frame.places, readAll(frame, frame.period.to).measured, row, column)
  },
}

function readAll({ office }: ReportFrame, day: string) {
  const { townships, measured } = measuredWorkers(office, day)
  return { measured: [...measuredPosts(office.database.reader, day), ...measured], townships }
}

function withoutWorker({ office, places }: ReportFrame, townships: Townships): TownshipWithoutWorker[] {
  return townships
    .filter(({ hasWorker, county, code }) => !hasWorker && places.rowOf(county, code) !== null)
    .map(({ id, name, county }) => ({ id, name, county: county === null ? '' : office.regions().nameOf(county) }))
}
