// Calls about what people decide on doubtful matches, and about looking over what the program decided by itself.
import { oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { matchPasses } from '../matching/result.ts'
import { largestSeed } from '../matching/sampling.ts'
import { page, recordId } from './inputs.ts'
import {
  type AutomaticPage,
  type Decided,
  decisions,
  type EntryMatch,
  type QueuePage,
  type ReviewPage,
  type Sample,
  type SamplePage,
  type UnitEntry,
  verdicts,
} from './reviewTypes.ts'

const place = {
  /** Code of the table headcountSource. */
  source: z.string().max(100).optional(),
  /** By name; '' = those of no county. */
  county: z.string().max(100).optional(),
  township: z.string().max(100).optional(),
}
const limit = z.number().int().min(1).max(100).default(20)
const automatic = z.object({ ...place, pass: z.enum(matchPasses).optional(), outcome: z.enum(['matched', 'unmatched']).optional() })
const decision = z.object({
  entryId: recordId,
  decision: z.enum(decisions),
  /** With `same` alone. */
  unitId: recordId.optional(),
  note: z.string().trim().max(500).optional(),
})
const sampled = z.object({ sampleId: recordId, entryId: recordId })

export type QueueFilter = z.output<z.ZodObject<typeof place>>
export type AutomaticFilter = z.output<typeof automatic>
export type DecisionInput = z.output<typeof decision>
export type ReviewFilter = z.output<typeof reviewFilter>

const reviewFilter = z.object({
  state: z.enum(['standing', 'overtaken', 'withdrawn']).optional(),
  author: z.string().max(100).optional(),
  source: z.string().max(100).optional(),
  /** In the names of entry and unit, and in the note. */
  search: z.string().trim().max(100).default(''),
})

export const reviews = {
  queue: oc
    .input(z.object({ ...place, after: z.object({ headcount: z.number().int().nullable(), id: recordId }).optional(), limit }))
    .output(typed<QueuePage>()),
  /** @throws not-found */
  entry: oc.input(z.object({ entryId: recordId })).output(typed<EntryMatch>()),
  /** The newest lists first. */
  unitEntries: oc.input(z.object({ unitId: recordId })).output(typed<UnitEntry[]>()),
  /** Also overrules what the program decided, or somebody before. @throws not-found, bad-input, writer-busy */
  decide: oc.input(decision).output(typed<Decided>()),
  /** What held before it holds again. @throws not-found, already-undone, writer-busy */
  withdraw: oc.input(z.object({ reviewId: recordId })).output(typed<{ readonly entryId: number }>()),
  decisions: oc.input(reviewFilter.extend(page)).output(typed<ReviewPage>()),
  automatic: oc.input(automatic.extend({ after: z.object({ certainty: z.number(), id: recordId }).optional(), limit })).output(typed<AutomaticPage>()),
  /** Without a seed, one by chance. @throws not-found when there is nothing to draw from, writer-busy */
  drawSample: oc
    .input(z.object({ of: automatic, size: z.number().int().min(1).max(500), seed: z.number().int().min(0).max(largestSeed).optional() }))
    .output(typed<Sample>()),
  /** The newest first. */
  samples: oc.output(typed<Sample[]>()),
  sample: oc.input(z.object({ sampleId: recordId })).output(typed<SamplePage>()),
  /** `wrong` says what it is instead, which is written as a decision like any other. @throws not-found, bad-input, writer-busy */
  judge: oc
    .input(
      z.discriminatedUnion('verdict', [
        sampled.extend({ verdict: z.literal(verdicts[0]) }),
        sampled.extend({ verdict: z.literal(verdicts[1]), instead: decision.omit({ entryId: true }) }),
      ]),
    )
    .output(typed<Sample>()),
  /** Takes a verdict back, and the decision that it brought. @throws not-found, writer-busy */
  unjudge: oc.input(sampled).output(typed<Sample>()),
}
