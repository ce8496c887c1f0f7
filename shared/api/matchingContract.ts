// Calls about outside lists: which there are, and what is known of their enterprises.
import { eventIterator, oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { page, recordId } from './inputs.ts'
import {
  type ComparisonExportEvent,
  comparedKinds,
  type EntryPage,
  entryOutcomes,
  type ListComparison,
  type ListRowPage,
  type MatchEvent,
  type OutsideList,
} from './matchingTypes.ts'

const entryFilter = z.object({
  /** Enterprises of one list, with the headcounts that it gave. */
  listId: recordId.optional(),
  /** Code of the table headcountSource. */
  source: z.string().max(100).optional(),
  outcome: z.enum([...entryOutcomes, 'not-matched']).optional(),
  decidedBy: z.enum(['program', 'person']).optional(),
  /** By name; '' = those of no county. */
  county: z.string().max(100).optional(),
  township: z.string().max(100).optional(),
  /** At least so many people. */
  headcountFrom: z.number().int().min(0).optional(),
  /** In name or credit code. */
  search: z.string().trim().max(100).optional(),
})
export type EntryFilter = z.output<typeof entryFilter>

/** Two lists of one source; without `beforeId`, the newest of an earlier month. */
const comparison = z.object({ listId: recordId, beforeId: recordId.optional(), kind: z.enum(comparedKinds).optional() })
export type ComparisonQuery = z.output<typeof comparison>

export const matching = {
  /** The newest month first, then by source. */
  lists: oc.output(typed<OutsideList[]>()),
  /** Holds the enterprises of one list, or of all, against the units. One transaction: cancelled before its end it changes nothing. @throws not-found, writer-busy */
  match: oc.input(z.object({ listId: recordId.optional() })).output(eventIterator(typed<MatchEvent>())),
  /** Rows of an imported sheet in its order. */
  rows: oc.input(z.object({ batchId: recordId, offset: page.offset, limit: z.number().int().min(1).max(1000).default(50) })).output(typed<ListRowPage>()),
  /** What has come, what has gone, and whose headcount has changed, the largest (or the largest change) first. @throws not-found, lists-of-two-sources */
  compare: oc.input(comparison.extend(page)).output(typed<ListComparison>()),
  /** All of it as a workbook. @throws as `compare`, cancelled */
  exportComparison: oc.input(comparison).output(eventIterator(typed<ComparisonExportEvent>())),
  /** The largest first. */
  entries: oc.input(entryFilter.extend(page)).output(typed<EntryPage>()),
}
