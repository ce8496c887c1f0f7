// Calls about imports: preview, decisions, commit, the book of imports, recipes.
import { eventIterator, oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { recipeDocument } from '../importing/recipe.ts'
import type { BatchDetail, BatchList, CommitEvent, ErrorWorkbookEvent, RecipeSummary, UndoEvent } from './batchTypes.ts'
import type { OutputFile } from './host.ts'
import { listName, page, recordId, registerId } from './inputs.ts'
import type { CellPage, ImportRowPage, MissingPage, PreviewEvent, ProblemPage } from './previewTypes.ts'

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
  /** Which outside list the sheet is; for the register listEntry. null: that of `open`, if it named one. */
  list: listName.nullable().optional(),
})
export type SheetDecisions = z.output<typeof sheetDecisions>
const recipeName = z.string().trim().min(1).max(100)
const batchId = z.number().int().positive()
/** A sheet of a preview, or a batch of the book. */
const sheetOrBatch = z.union([z.object({ previewId: z.string(), sheet: z.string() }), z.object({ batchId })])
export const imports = {
  /** Somebody is about to choose files: the importer is started while they do. */
  prepare: oc.output(typed<Record<never, never>>()),
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
        /** Every sheet is of this outside list; `register` is listEntry then. */
        list: listName.optional(),
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
  /** One transaction for everything in the preview; a verified backup first. Cancelling before the end changes nothing. @throws list-unnamed */
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
}
