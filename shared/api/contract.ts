// The one door between the window and the core: procedure → input schema, output type. Both ends are inferred from it.
import { eventIterator, oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import type { Report } from '../reports/report.ts'
import type { OutputFile } from './host.ts'
import type {
  BackupInfo,
  BatchList,
  CheckResult,
  CodesAndRegions,
  CommitEvent,
  DemoEvent,
  HistoryEntry,
  ImportRowPage,
  OfficeStatus,
  PreviewEvent,
  RecordPage,
  RecordView,
  SavedRecord,
  SourceEntry,
  UndoResult,
} from './types.ts'

const registerId = z.enum(['union', 'unit', 'coverage', 'headcount', 'region'])
const recordId = z.number().int().positive()
const value = z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()])
const fieldValues = z.record(z.string(), value)

/** `is` compares the whole value (regions and choices by name or code); `blank`/`filled` take no value; from/to are inclusive. */
const filter = z.object({
  field: z.string(),
  op: z.enum(['is', 'contains', 'in', 'from', 'to', 'blank', 'filled']),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
})

export const listQuery = z.object({
  register: registerId,
  filters: z.array(filter).default([]),
  /** Substring of the name-like fields and codes, blanks and brackets folded. */
  search: z.string().max(200).default(''),
  sort: z.object({ field: z.string(), descending: z.boolean().default(false) }).optional(),
  offset: z.number().int().min(0).default(0),
  /** Absent: every record. */
  limit: z.number().int().min(1).max(1000).optional(),
  withSources: z.boolean().default(false),
  /** Records whose required fields are not all filled. */
  incompleteOnly: z.boolean().default(false),
  /** Gives masked fields in full; logged with its reason. */
  unmask: z.object({ reason: z.string().trim().min(1) }).optional(),
})
export type ListQuery = z.output<typeof listQuery>
export type ListQueryInput = z.input<typeof listQuery>
export type Filter = z.output<typeof filter>

const reportQuery = z.object({ report: z.string(), period: z.string(), scope: z.string().optional() })
export type ReportQuery = z.output<typeof reportQuery>

const sheetDecisions = z.object({
  use: z.boolean().optional(),
  register: registerId.optional(),
  headerRows: z.array(z.number().int().positive()).optional(),
  /** Column letter → target key, null = leave out. */
  mapping: z.record(z.string(), z.string().nullable()).optional(),
  /** Cell name → text as the clerk would type it; null takes a fix back. */
  fixes: z.record(z.string(), z.string().nullable()).optional(),
})
export type SheetDecisions = z.output<typeof sheetDecisions>
const policy = z.enum(['overwrite', 'fill', 'keep'])

export const contract = {
  office: {
    status: oc.output(typed<OfficeStatus>()),
    /** Regions and code tables, for choosers. */
    codes: oc.output(typed<CodesAndRegions>()),
    /** Fills an empty office with the fictional one. */
    startDemo: oc.input(z.object({ demo: z.enum(['taizhou']) })).output(eventIterator(typed<DemoEvent>())),
  },
  records: {
    list: oc.input(listQuery).output(typed<RecordPage>()),
    get: oc.input(z.object({ register: registerId, id: recordId })).output(typed<RecordView>()),
    history: oc.input(z.object({ register: registerId, id: recordId })).output(typed<{ entries: HistoryEntry[]; sources: SourceEntry[] }>()),
    create: oc.input(z.object({ register: registerId, values: fieldValues, why: z.string().optional() })).output(typed<SavedRecord>()),
    /** `version` is the one that the clerk saw; a newer one → `version-conflict`. */
    update: oc
      .input(z.object({ register: registerId, id: recordId, version: z.number().int(), values: fieldValues, why: z.string().optional() }))
      .output(typed<SavedRecord>()),
    remove: oc.input(z.object({ register: registerId, id: recordId, version: z.number().int(), why: z.string().optional() })).output(typed<{ id: number }>()),
    restore: oc.input(z.object({ register: registerId, id: recordId })).output(typed<SavedRecord>()),
    /** Rules and parsing without saving: what would be wrong with these values. */
    check: oc.input(z.object({ register: registerId, id: recordId.optional(), values: fieldValues })).output(typed<CheckResult>()),
    /** One masked field in full; logged. */
    reveal: oc
      .input(z.object({ register: registerId, id: recordId, field: z.string(), reason: z.string().trim().min(1) }))
      .output(typed<{ value: string | null }>()),
    export: oc
      .input(listQuery.omit({ offset: true, limit: true, withSources: true }).extend({ format: z.enum(['xlsx', 'csv']) }))
      .output(typed<OutputFile & { rows: number }>()),
  },
  imports: {
    /** Reads files that the host took in. */
    open: oc
      .input(
        z.object({
          fileIds: z.array(z.string()).min(1),
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
          outcome: z.enum(['added', 'changed', 'unchanged', 'rejected', 'skipped', 'problem']).optional(),
          offset: z.number().int().min(0).default(0),
          limit: z.number().int().min(1).max(200).default(50),
        }),
      )
      .output(typed<ImportRowPage>()),
    /** One transaction for everything in the preview; a verified backup first. Cancelling before the end changes nothing. */
    commit: oc.input(z.object({ previewId: z.string() })).output(eventIterator(typed<CommitEvent>())),
    discard: oc.input(z.object({ previewId: z.string() })).output(typed<Record<never, never>>()),
    batches: oc.input(z.object({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(50) })).output(typed<BatchList>()),
    undo: oc.input(z.object({ batchId: z.number().int().positive() })).output(typed<UndoResult>()),
  },
  reports: {
    list: oc.output(typed<{ id: string; title: string; rhythm: 'quarter' | 'month' | 'year' }[]>()),
    build: oc.input(reportQuery).output(typed<Report>()),
    xlsx: oc.input(reportQuery).output(typed<OutputFile>()),
  },
  safekeeping: {
    backups: oc.output(typed<BackupInfo[]>()),
    backup: oc.output(typed<BackupInfo>()),
  },
}
export type Contract = typeof contract
