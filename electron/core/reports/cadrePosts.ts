import { postSums, postsReport, postsTable, type TownshipWithoutWorker } from '#shared/reports/cadrePosts.ts'
import { countedPlaces, lastDays } from './countedPlaces.ts'
import type { ReportFrame, ReportKind } from './reportKind.ts'
import { tallyPosts } from './tallyPosts.ts'
import type { Township } from './tallyWorkers.ts'

/** F 干部配备 */
export const cadrePosts: ReportKind = {
  id: postsReport.id,
  title: postsReport.title,
  rhythm: postsReport.rhythm,
  build(frame) {
    const { tallies, townships } = tallyPosts(frame, lastDays(frame))
    return postsTable({ ...countedPlaces(frame, tallies, { shown: postSums }), without: withoutWorker(frame, townships) })
  },
  trace: (frame, row, column) => tallyPosts(frame, [frame.period.to], { row, column }).tallies.behind(),
}

function withoutWorker({ office }: ReportFrame, townships: readonly Township[]): TownshipWithoutWorker[] {
  return townships
    .filter(({ hasWorker }) => !hasWorker)
    .map(({ id, name, county }) => ({ id, name, county: county === null ? '' : office.regions().nameOf(county) }))
}
