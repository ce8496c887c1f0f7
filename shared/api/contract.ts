// The one door between the window and the core: procedure → input schema, output type. Both ends are inferred from it.
import { eventIterator, oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { recipeDocument } from '../importing/recipe.ts'
import { checkCodes } from '../quality/checks.ts'
import type { FindingPage, QualityEvent, QualityExportEvent, QualitySummary } from '../quality/findings.ts'
import { registerIds } from '../registers/index.ts'
import type { Report } from '../reports/report.ts'
import type { OutputFile } from './host.ts'
import type {
  BackupInfo,
  BatchDetail,
  BatchList,
  BinPage,
  BulkEditEvent,
  BulkEditList,
  BulkPreviewEvent,
  BulkUndoEvent,
  CellPage,
  CheckResult,
  CodesAndRegions,
  CommitEvent,
  DemoEvent,
  DuplicateCandidate,
  ErrorWorkbookEvent,
  FoundRecords,
  HistoryEntry,
  ImportRowPage,
  ListView,
  MembershipCounts,
  Merged,
  MergePreview,
  MissingPage,
  OfficeStatus,
  PreviewEvent,
  ProblemPage,
  RecipeSummary,
  RecordPage,
  RecordView,
  RelatedRecords,
  RestoredRecord,
  SavedRecord,
  SaveOutcome,
  SourceEntry,
  TransferPreview,
  Transferred,
  TransferUndone,
  UndoEvent,
  Unmerged,
} from './types.ts'

const registerId = z.enum(registerIds)
const recordId = z.number().int().positive()
const value = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])
const fieldValues = z.record(z.string(), value)

/** `is` compares the whole value (regions and choices by name or code); `blank`/`filled` take no value; from/to are inclusive. */
const filter = z.object({
  field: z.string(),
  op: z.enum(['is', 'contains', 'in', 'from', 'to', 'blank', 'filled']),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
})

/** y-m-d: everything is answered as it stood at the end of that day. A text of any shape is let in, so that its refusal can be a sentence. */
const asOf = z.string().max(40).optional()

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
  /** Of what the rest finds, only these records. */
  ids: z.array(recordId).max(10_000).optional(),
  /** Of what the rest finds, all but these. */
  except: z.array(recordId).max(10_000).optional(),
  /** Gives masked fields in full; logged with its reason. */
  unmask: z.object({ reason: z.string().trim().min(1) }).optional(),
  asOf,
})
export type ListQuery = z.output<typeof listQuery>
export type ListQueryInput = z.input<typeof listQuery>
export type Filter = z.output<typeof filter>

/** What is done to one field of many records. `replace` is for names and texts; every occurrence, to the letter. */
const bulkChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), value }),
  z.object({ kind: z.literal('replace'), find: z.string().min(1).max(200), with: z.string().max(500) }),
])
export type BulkChange = z.output<typeof bulkChange>

/** Field keys in the order of the list; widths in pixels, those not named are the register's own; how many of the first columns stay when the list is moved sideways. */
const listColumns = z.object({
  keys: z.array(z.string().max(100)).min(1).max(200),
  widths: z.record(z.string().max(100), z.number().int().min(30).max(2000)).default({}),
  frozen: z.number().int().min(0).max(20).default(1),
})
export type ListColumns = z.output<typeof listColumns>

/** Everything that a view of a list remembers. */
const viewContent = z.object({
  columns: listColumns,
  filters: z.array(filter).max(100).default([]),
  search: z.string().max(200).default(''),
  sort: z
    .object({ field: z.string(), descending: z.boolean().default(false) })
    .nullable()
    .default(null),
  incompleteOnly: z.boolean().default(false),
})
export type ViewContent = z.output<typeof viewContent>
const viewName = z.string().trim().min(1).max(50)
const viewRef = z.object({ id: recordId })

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

const reportQuery = z.object({ report: z.string(), period: z.string(), scope: z.string().optional() })
export type ReportQuery = z.output<typeof reportQuery>

const policy = z.enum(['overwrite', 'fill', 'keep'])
const cellString = z.string().max(32_767)

/**
 * What the clerk says about a row that fits several records: leave it out, take it for new wherever it is not clear, or, register by register,
 * which record it speaks of (one of its candidates) or that it is a new one. The decisions of several registers add up; null takes one back.
 */
const rowChoice = z.union([z.literal('new'), z.literal('skip'), z.partialRecord(registerId, z.union([recordId, z.literal('new'), z.null()]))])
export type RowChoice = z.output<typeof rowChoice>

/** What is not named stays as it was decided before. Another register or other header rows begin the columns anew. */
const sheetDecisions = z.object({
  use: z.boolean().optional(),
  register: registerId.optional(),
  /** One to three rows, each below the one before. */
  headerRows: z
    .array(z.number().int().positive())
    .min(1)
    .max(3)
    .refine((rows) => rows.every((row, index) => row === (rows[0] ?? 0) + index))
    .optional(),
  /** Column letter → target key, null = leave out. @throws field-taken when two columns are given to one field */
  mapping: z.record(z.string(), z.string().nullable()).optional(),
  /** Cell name → text as the clerk would type it; null takes a fix back. */
  fixes: z.record(z.string(), cellString.nullable()).optional(),
  /** The whole list: every cell with exactly this text (blanks at its ends apart) is read as the other one; column null = everywhere. */
  replacements: z
    .array(z.object({ column: z.string().nullable(), from: cellString, to: cellString }))
    .max(10_000)
    .optional(),
  /** Target key → text of the cell → code, or null for "leave it empty"; '' takes the decision back. */
  values: z.record(z.string(), z.record(cellString, cellString.nullable())).optional(),
  /** Target key → policy of this field; null = that of the import; '' takes the decision back, so that the recipe's holds. A blank cell never erases. */
  policies: z.record(z.string(), z.union([policy, z.literal(''), z.null()])).optional(),
  /** By sheet row; null takes everything back that was decided about the row. */
  rows: z.record(z.string().regex(/^\d+$/), rowChoice.nullable()).optional(),
  /** A saved recipe for this sheet; null = none, also not the one that fits its headings. */
  recipeId: z.number().int().positive().nullable().optional(),
})
export type SheetDecisions = z.output<typeof sheetDecisions>
const recipeName = z.string().trim().min(1).max(100)
const batchId = z.number().int().positive()
/** A sheet of a preview, or a batch of the book. */
const sheetOrBatch = z.union([z.object({ previewId: z.string(), sheet: z.string() }), z.object({ batchId })])
const findingFilter = z.object({
  codes: z.array(z.enum(checkCodes)).max(checkCodes.length).optional(),
  /** By name; '' = those of no county. */
  county: z.string().max(100).optional(),
  register: registerId.optional(),
  level: z.enum(['error', 'warning', 'info']).optional(),
})
const findingKey = z.object({ register: registerId, id: recordId, code: z.enum(checkCodes), field: z.string() })
const page = { offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(50) }

export const contract = {
  office: {
    status: oc.output(typed<OfficeStatus>()),
    /** Regions and code tables, for choosers. */
    codes: oc.output(typed<CodesAndRegions>()),
    /** Fills an empty office with the fictional one. `members`: which of them become records; absent: a sample. */
    startDemo: oc
      .input(z.object({ demo: z.enum(['taizhou']), members: z.enum(['none', 'sample', 'all']).optional() }))
      .output(eventIterator(typed<DemoEvent>())),
  },
  records: {
    list: oc.input(listQuery).output(typed<RecordPage>()),
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
    export: oc
      .input(listQuery.omit({ offset: true, limit: true, withSources: true }).extend({ format: z.enum(['xlsx', 'csv']) }))
      .output(typed<OutputFile & { rows: number }>()),
  },
  /** Ways of looking at a register's list, kept in the office's file. Every one belongs to who made it; shared ones can be used by all. */
  views: {
    /** One's own and the shared ones. */
    list: oc.input(z.object({ register: registerId })).output(typed<ListView[]>()),
    /** A new view, or with `id` another content for one of one's own. @throws name-taken, not-owner */
    save: oc
      .input(z.object({ id: recordId.optional(), register: registerId, name: viewName, shared: z.boolean().default(false), content: viewContent }))
      .output(typed<ListView>()),
    /** @throws name-taken, not-owner */
    rename: oc.input(viewRef.extend({ name: viewName })).output(typed<ListView>()),
    /** Whether everybody may use it. @throws not-owner */
    share: oc.input(viewRef.extend({ shared: z.boolean() })).output(typed<ListView>()),
    /** @throws not-owner */
    remove: oc.input(viewRef).output(typed<Record<never, never>>()),
    /** Brings back what was removed. @throws name-taken, not-owner */
    restore: oc.input(viewRef).output(typed<ListView>()),
    /** The view that one's list of this register opens with; null: the register's own columns and every record. */
    setDefault: oc.input(z.object({ register: registerId, id: recordId.nullable() })).output(typed<Record<never, never>>()),
  },
  imports: {
    /** Reads files that the host took in, or cells from the clipboard. @throws bad-input when there is neither */
    open: oc
      .input(
        z.object({
          fileIds: z.array(z.string()).default([]),
          /** Tab-separated text or HTML as Excel puts it on the clipboard; taken as a file of its own. */
          pasted: z.object({ text: z.string().min(1).max(20_000_000), name: z.string().trim().min(1).max(100).optional() }).optional(),
          /** Used for every sheet with its headings, before any saved one. */
          recipe: recipeDocument.optional(),
          register: registerId.optional(),
          sheet: z.string().optional(),
          policy: policy.default('overwrite'),
          /** false: nobody will look before the commit, so what would become of the rows is not worked out (their counts stay 0). */
          rehearse: z.boolean().default(true),
        }),
      )
      .output(eventIterator(typed<PreviewEvent>())),
    /** Decides something about a sheet and previews again. */
    adjust: oc.input(z.object({ previewId: z.string(), sheet: z.string(), decisions: sheetDecisions })).output(eventIterator(typed<PreviewEvent>())),
    rows: oc
      .input(
        z.object({
          previewId: z.string(),
          sheet: z.string(),
          /** `unclear`: rows that fit several records and wait for a decision; they count as rejected until then. */
          outcome: z.enum(['added', 'changed', 'unchanged', 'rejected', 'skipped', 'problem', 'unclear']).optional(),
          offset: z.number().int().min(0).default(0),
          limit: z.number().int().min(1).max(200).default(50),
        }),
      )
      .output(typed<ImportRowPage>()),
    /** One transaction for everything in the preview; a verified backup first. Cancelling before the end changes nothing. */
    commit: oc.input(z.object({ previewId: z.string() })).output(eventIterator(typed<CommitEvent>())),
    discard: oc.input(z.object({ previewId: z.string() })).output(typed<Record<never, never>>()),
    batches: oc.input(z.object(page)).output(typed<BatchList>()),
    /** One batch with its problems by cause, and what became of it. */
    batch: oc.input(z.object({ batchId })).output(typed<BatchDetail>()),
    /** One transaction: cancelled before its end it changes nothing. @throws already-undone */
    undo: oc.input(z.object({ batchId })).output(eventIterator(typed<UndoEvent>())),
    problems: oc
      .input(
        z.object({
          of: sheetOrBatch,
          code: z.string().optional(),
          level: z.enum(['error', 'warning', 'info']).optional(),
          field: z.string().optional(),
          ...page,
        }),
      )
      .output(typed<ProblemPage>()),
    /** The sheet as it was read, from a row on: to choose its header rows. */
    cells: oc
      .input(
        z.object({
          previewId: z.string(),
          sheet: z.string(),
          fromRow: z.number().int().positive().default(1),
          limit: z.number().int().min(1).max(200).default(30),
        }),
      )
      .output(typed<CellPage>()),
    /** Cells below the header that say exactly this in the file: how far a replacement would reach. */
    same: oc
      .input(z.object({ previewId: z.string(), sheet: z.string(), column: z.string().regex(/^[A-Z]{1,3}$/), text: cellString }))
      .output(typed<{ inColumn: number; inSheet: number }>()),
    /** Records that the last import of such a table held and this one does not. */
    missing: oc.input(z.object({ previewId: z.string(), sheet: z.string(), ...page })).output(typed<MissingPage>()),
    /** The ledger's own layout with only the rows that were refused or hold errors; imported again, it brings in those rows. */
    errorWorkbook: oc.input(sheetOrBatch).output(eventIterator(typed<ErrorWorkbookEvent>())),
    recipes: oc.output(typed<RecipeSummary[]>()),
    /** Keeps the decisions of a sheet under a name; the same name again makes its next version. */
    saveRecipe: oc.input(z.object({ previewId: z.string(), sheet: z.string(), name: recipeName })).output(typed<RecipeSummary>()),
    renameRecipe: oc.input(z.object({ recipeId: recordId, name: recipeName })).output(typed<RecipeSummary>()),
    removeRecipe: oc.input(z.object({ recipeId: recordId })).output(typed<Record<never, never>>()),
    exportRecipe: oc.input(z.object({ recipeId: recordId })).output(typed<OutputFile>()),
    importRecipe: oc.input(z.object({ fileId: z.string() })).output(typed<RecipeSummary>()),
  },
  reports: {
    list: oc.output(typed<{ id: string; title: string; rhythm: 'quarter' | 'month' | 'year' }[]>()),
    build: oc.input(reportQuery).output(typed<Report>()),
    xlsx: oc.input(reportQuery).output(typed<OutputFile>()),
  },
  /** Findings are those of the last run, however old; every call but `run` and `last` @throws not-checked before the first one. */
  quality: {
    /** All checks over all registers; what the last run found where nothing has changed since, unless `anew`. */
    run: oc.input(z.object({ anew: z.boolean().default(false) })).output(eventIterator(typed<QualityEvent>())),
    /** null: nothing has been checked since the program started. */
    last: oc.output(typed<QualitySummary | null>()),
    findings: oc.input(findingFilter.extend({ aside: z.boolean().default(false), ...page })).output(typed<FindingPage>()),
    /** Looked into and found to be right: shown apart until what it is about changes. */
    setAside: oc.input(findingKey.extend({ reason: z.string().trim().min(1).max(500) })).output(typed<Record<never, never>>()),
    takeBack: oc.input(findingKey).output(typed<Record<never, never>>()),
    /** A workbook to send back, or with `eachCounty` a zip of one for each county. */
    export: oc.input(findingFilter.extend({ eachCounty: z.boolean().default(false) })).output(eventIterator(typed<QualityExportEvent>())),
  },
  safekeeping: {
    backups: oc.output(typed<BackupInfo[]>()),
    backup: oc.output(typed<BackupInfo>()),
  },
}
export type Contract = typeof contract
