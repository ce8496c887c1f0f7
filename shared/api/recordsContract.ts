// Calls about records: lists, search, single edits and many at once, the recycle bin, duplicates, transfers, export.
import { eventIterator, oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { countedKeys } from '../dashboard/counted.ts'
import type { BulkEditEvent, BulkEditList, BulkPreviewEvent, BulkUndoEvent } from './bulkTypes.ts'
import { fieldValues, page, recordId, registerId, value } from './inputs.ts'
import type { DuplicateCandidate, MembershipCounts, Merged, MergePreview, TransferPreview, Transferred, TransferUndone, Unmerged } from './mergeTypes.ts'
import type {
  BinPage,
  CheckResult,
  FoundRecords,
  HistoryEntry,
  NotUndone,
  RecordExportEvent,
  RecordPage,
  RecordView,
  RelatedRecords,
  RestoredRecord,
  SavedRecord,
  SaveOutcome,
  SourceEntry,
} from './recordTypes.ts'

/** `is` compares the whole value (regions and choices by name or code); `blank`/`filled` take no value; from/to are inclusive. */
export const filter = z.object({
  field: z.string(),
  op: z.enum(['is', 'contains', 'in', 'from', 'to', 'blank', 'filled']),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
})

/** The records that a figure counts, by the counting of the dashboard. */
export const counted = z.object({
  figure: z.enum(countedKeys),
  /** Key of a row of the dashboard, or the code of any region below; absent: of the whole office. */
  place: z.string().max(40).optional(),
  /** Of `circleNear`: the centre whose circle is meant. */
  centre: z.number().int().positive().optional(),
  /** y-m-d: counted for the end of that day, from the records as they are; what no register dates counts as it is. Absent: today. */
  day: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .optional(),
})
export type Counted = z.output<typeof counted>

/** y-m-d: everything is answered as it stood at the end of that day. A text of any shape is let in, so that its refusal can be a sentence. */
export const asOf = z.string().max(40).optional()

export const listQuery = z.object({
  register: registerId,
  filters: z.array(filter).default([]),
  /** What `records.find` looks for, and in what the records link to as well. */
  search: z.string().max(200).default(''),
  sort: z.object({ field: z.string(), descending: z.boolean().default(false) }).optional(),
  offset: z.number().int().min(0).default(0),
  /** Absent: every record. */
  limit: z.number().int().min(1).max(1000).optional(),
  withSources: z.boolean().default(false),
  /** Records whose required fields are not all filled. */
  incompleteOnly: z.boolean().default(false),
  /** Of what the rest finds, only those behind a figure. @throws bad-input where they are records of another register */
  counted: counted.optional(),
  /** Of what the rest finds, only these records. */
  ids: z.array(recordId).max(10_000).optional(),
  /** Of what the rest finds, all but these. */
  except: z.array(recordId).max(10_000).optional(),
  /** Gives masked fields in full; logged with its reason. */
  unmask: z.object({ reason: z.string().trim().min(1) }).optional(),
  asOf,
})
export type ListQuery = z.output<typeof listQuery>
/** What narrows a list. */
const countQuery = listQuery.pick({ register: true, filters: true, search: true, incompleteOnly: true, counted: true, ids: true, except: true, asOf: true })
export type CountQuery = z.output<typeof countQuery>
export type ListQueryInput = z.input<typeof listQuery>
export type Filter = z.output<typeof filter>

/** What is done to one field of many records. `replace` is for names and texts; every occurrence, to the letter. */
const bulkChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), value }),
  z.object({ kind: z.literal('replace'), find: z.string().min(1).max(200), with: z.string().max(500) }),
])
export type BulkChange = z.output<typeof bulkChange>

/** Records of one register that are one real thing. */
const mergeWish = z.object({
  register: registerId,
  ids: z.array(recordId).min(2).max(20),
  /** Absent: proposed. */
  survivor: recordId.optional(),
  /** Field → the record whose value stays; the others as proposed. */
  fields: z.record(z.string(), recordId).optional(),
})

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const transferOrder = z.object({
  members: z.array(recordId).min(1).max(1000),
  toUnion: recordId,
  /** Absent: everybody stays in his unit. */
  toUnit: recordId.optional(),
  date: day,
  reason: z.string().trim().max(500),
})

/** `register`: of one register only; `search` as in lists. */
const binQuery = z.object({
  register: registerId.optional(),
  search: z.string().max(200).default(''),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(50),
})
export type BinQuery = z.output<typeof binQuery>

/** As many as one transaction may take without others waiting for it. */
export const removedAtOnce = 200
const manyRecords = z.object({ register: registerId, ids: z.array(recordId).min(1).max(removedAtOnce) })

export const records = {
  list: oc.input(listQuery).output(typed<RecordPage>()),
  /** How many records such a list has, without reading any of them. */
  count: oc.input(countQuery).output(typed<{ total: number }>()),
  /**
   * All registers at once, without the recycle bin: names, persons and codes by any part (of codes three characters or more), names also by full pinyin or its
   * initials, document numbers and phones by their last four digits or more. `limit` hits of each register. Without a text it only makes ready to answer.
   */
  find: oc.input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(5) })).output(typed<FoundRecords>()),
  /** @throws not-there-then where `asOf` is before the record */
  get: oc.input(z.object({ register: registerId, id: recordId, asOf })).output(typed<RecordView>()),
  /** What links to this record, by register and link. */
  related: oc.input(z.object({ register: registerId, id: recordId, asOf })).output(typed<RelatedRecords[]>()),
  /** `field`: what happened to that one alone, from the value with which the record came to be. @throws bad-input when the register does not store it */
  history: oc
    .input(z.object({ register: registerId, id: recordId, field: z.string().optional() }))
    .output(typed<{ entries: HistoryEntry[]; sources: SourceEntry[] }>()),
  create: oc.input(z.object({ register: registerId, values: fieldValues, why: z.string().optional() })).output(typed<SavedRecord>()),
  /** `version` is the one that the clerk saw; a newer one → `version-conflict`. */
  update: oc
    .input(
      z.object({
        register: registerId,
        id: recordId,
        version: z.number().int(),
        values: fieldValues,
        why: z.string().optional(),
        /** What stands there was wrong from the start: a member's union may then be changed in the record itself. Needs a reason. */
        correction: z.boolean().optional(),
      }),
    )
    .output(typed<SavedRecord>()),
  /**
   * Edits of many records in one transaction: what holds is saved, field by field; what does not is told at its record. Links may be given by name.
   * A record that somebody changed since `version` is left alone and told.
   */
  saveMany: oc
    .input(
      z.object({
        register: registerId,
        records: z.array(z.object({ id: recordId, version: z.number().int(), values: fieldValues })).max(2000),
        why: z.string().optional(),
      }),
    )
    .output(typed<SaveOutcome[]>()),
  /** Undoes edits by the versions that they made, in one transaction; a field that was changed again since stays and is told. Itself an edit: taking it back redoes. */
  takeBack: oc
    .input(z.object({ register: registerId, edits: z.array(z.object({ id: recordId, version: z.number().int() })).max(2000), why: z.string().optional() }))
    .output(typed<SaveOutcome[]>()),
  /**
   * What a change of one field would do to every record of a query, by the same checks as single edits; nothing is written.
   * @throws value-invalid for a field that is masked, derived or kept elsewhere
   */
  bulkPreview: oc
    .input(
      z.object({ query: listQuery.omit({ offset: true, limit: true, withSources: true, unmask: true, asOf: true }), field: z.string(), change: bulkChange }),
    )
    .output(eventIterator(typed<BulkPreviewEvent>())),
  /** Writes what was previewed, in one transaction; a record that somebody changed since is left alone and told. Cancelled before its end it changes nothing. */
  bulkEdit: oc.input(z.object({ previewId: z.string(), why: z.string().trim().min(1).max(200) })).output(eventIterator(typed<BulkEditEvent>())),
  /** Puts back what nobody changed since; itself an edit with its history. @throws already-undone */
  bulkUndo: oc.input(z.object({ bulkId: recordId })).output(eventIterator(typed<BulkUndoEvent>())),
  /** Newest first. */
  bulkEdits: oc.input(z.object({ register: registerId, ...page })).output(typed<BulkEditList>()),
  remove: oc.input(z.object({ register: registerId, id: recordId, version: z.number().int(), why: z.string().optional() })).output(typed<{ id: number }>()),
  /** Into the recycle bin, at most so many at once; those that are in it already are not told again. */
  removeMany: oc.input(manyRecords).output(typed<{ removed: number[] }>()),
  /** Takes a `removeMany` back. `kept`: what cannot come back, and why. */
  restoreMany: oc.input(manyRecords).output(typed<{ restored: number; kept: NotUndone[] }>()),
  /** `along` brings back what the record must link to as well. @throws needs-restoring without it */
  restore: oc.input(z.object({ register: registerId, id: recordId, along: z.boolean().default(false) })).output(typed<RestoredRecord>()),
  /** What lies in the recycle bin, the newest first. */
  bin: oc.input(binQuery).output(typed<BinPage>()),
  /** Rules and parsing without saving: what would be wrong with these values. */
  check: oc
    .input(z.object({ register: registerId, id: recordId.optional(), values: fieldValues, correction: z.boolean().optional() }))
    .output(typed<CheckResult>()),
  /** Records that may be the same as this one: same name and place, same code, same document. */
  duplicates: oc.input(z.object({ register: registerId, id: recordId })).output(typed<DuplicateCandidate[]>()),
  /** What merging would do: which value of each differing field stays, what is led to the survivor. */
  mergePreview: oc.input(mergeWish).output(typed<MergePreview>()),
  /** One transaction. `versions` are those that the clerk saw. */
  merge: oc
    .input(
      mergeWish.extend({
        survivor: recordId,
        versions: z.array(z.object({ id: recordId, version: z.number().int() })).max(20),
        why: z.string().max(500).optional(),
      }),
    )
    .output(typed<Merged>()),
  /** At any time; what was changed since stays and is told. */
  unmerge: oc.input(z.object({ mergeId: recordId })).output(typed<Unmerged>()),
  /** Who of the members can be moved. Only looks; the reason may still be missing. */
  transferPreview: oc.input(transferOrder.partial({ reason: true })).output(typed<TransferPreview>()),
  /** Two events and the new union and unit for each member that can be moved, in one transaction. @throws bad-input when nobody can */
  transfer: oc.input(transferOrder).output(typed<Transferred>()),
  undoTransfer: oc.input(z.object({ transferId: recordId })).output(typed<TransferUndone>()),
  /** Of a union or a unit, on a day; absent: today. */
  membership: oc.input(z.object({ register: z.enum(['union', 'unit']), id: recordId, on: day.optional() })).output(typed<MembershipCounts>()),
  /** One masked field in full; logged. */
  reveal: oc
    .input(z.object({ register: registerId, id: recordId, field: z.string(), reason: z.string().trim().min(1), asOf }))
    .output(typed<{ value: string | null }>()),
  /** A whole list as a file, all of one moment; ends with where it lies. Whoever stops listening cancels it, and nothing is left. */
  export: oc
    .input(listQuery.omit({ offset: true, limit: true, withSources: true }).extend({ format: z.enum(['xlsx', 'csv']) }))
    .output(eventIterator(typed<RecordExportEvent>())),
}
