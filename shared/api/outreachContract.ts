// Calls about outreach cases: opening them from outside lists, handing them out, what is done with them, and lists of them that go out and come back. The cases
// themselves are records of the register `outreach` and are listed by `records.list`.
import { eventIterator, oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { caseSteps } from '../outreach/steps.ts'
import { tiers } from '../outreach/tiers.ts'
import { page, recordId } from './inputs.ts'
import type { CandidatePage, CaseDeed, CaseSummary, DeedUndone, Founded, OpenEvent, StepsTaken, TaskListEvent } from './outreachTypes.ts'
import { filter } from './recordsContract.ts'

/** Which cases: as `records.list` asks for them. */
const caseQuery = z.object({
  filters: z.array(filter).default([]),
  search: z.string().max(200).default(''),
  ids: z.array(recordId).max(10_000).optional(),
  except: z.array(recordId).max(10_000).optional(),
})
export type CaseQuery = z.output<typeof caseQuery>
export type CaseQueryInput = z.input<typeof caseQuery>

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const text = z.string().trim().max(2000)
const stepOrder = z.object({
  cases: caseQuery,
  step: z.enum(caseSteps).exclude(['found']),
  values: z
    .object({
      responsible: text,
      person: text,
      issuedOn: day,
      dueOn: day,
      verificationResult: text,
      verifiedOn: day,
      extendedTo: day,
      extensionReason: text,
      evidence: text,
      closedOn: day,
    })
    .partial()
    .default({}),
  /** Whose each case becomes: the federation of its county or of its township; absent: `values.responsible`, or whose it is. */
  federation: z.enum(['county', 'township']).optional(),
  /** For the history; some steps ask for one. */
  why: text.optional(),
  /** Of one case: as the clerk saw it. */
  version: z.number().int().optional(),
})
export type StepOrder = z.output<typeof stepOrder>

const foundOrder = z.object({
  id: recordId,
  version: z.number().int(),
  foundedOn: day,
  evidence: text.optional(),
  union: z.discriminatedUnion('kind', [
    /** What the union register asks for; its place is the unit's. */
    z.object({
      kind: z.literal('new'),
      name: text.min(1),
      form: z.enum(['single', 'joint']),
      chair: text.optional(),
      members: z.number().int().min(0).max(10_000_000).optional(),
      approvalNumber: text.optional(),
    }),
    /** An existing joint union takes the unit in. */
    z.object({ kind: z.literal('join'), union: recordId }),
  ]),
})
export type FoundOrder = z.output<typeof foundOrder>

const candidateFilter = z.object({
  /** Code of the table headcountSource. */
  source: z.string().max(100).optional(),
  listId: recordId.optional(),
  /** By name. */
  county: z.string().max(100).optional(),
  tiers: z.array(z.enum(tiers)).min(1).default(['campaign', 'own', 'split']),
  /** Of these, only such entries. */
  entries: z.array(recordId).max(10_000).optional(),
})
export type CandidateFilter = z.output<typeof candidateFilter>

const taskListOrder = z.object({
  cases: caseQuery,
  /** One sheet for the county, or one for each township. */
  by: z.enum(['county', 'township']).default('county'),
  /** A workbook for each county, in a zip; otherwise one workbook. */
  eachCounty: z.boolean().default(false),
})
export type TaskListOrder = z.output<typeof taskListOrder>

export const outreach = {
  /** Of all cases outside the recycle bin. */
  summary: oc.output(typed<CaseSummary>()),
  /**
   * One step of each case, in one transaction; whoever cannot take it is left as it is and told.
   * @throws value-invalid when more than 2,000 are asked for, version-conflict, writer-busy
   */
  step: oc.input(stepOrder).output(typed<StepsTaken>()),
  /** Writes the union or the place in a joint one, the coverage link, and the case; ends the link to a joint union that the unit leaves. @throws value-invalid, version-conflict */
  found: oc.input(foundOrder).output(typed<Founded>()),
  /** Enterprises of outside lists that are without a union of their own by their effective outcome, and of which there is no case yet; never one that is to be verified. */
  candidates: oc.input(candidateFilter.extend(page)).output(typed<CandidatePage>()),
  /** A case of each: the unit where there is none, its headcount with the source, the link from the entry, the case. One transaction; cancelled it changes nothing. */
  open: oc.input(candidateFilter).output(eventIterator(typed<OpenEvent>())),
  /** Case by case as it was; what somebody changed since stays and is told. @throws not-found, already-undone */
  undo: oc.input(z.object({ deedId: recordId })).output(typed<DeedUndone>()),
  /** The newest first. */
  deeds: oc.input(z.object({ id: recordId })).output(typed<CaseDeed[]>()),
  /** Workbooks that are filled in and come back through the import. @throws not-found when there is no such case */
  taskLists: oc.input(taskListOrder).output(eventIterator(typed<TaskListEvent>())),
}
