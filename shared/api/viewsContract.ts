// Calls about views of lists.
import { oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import { recordId, registerId } from './inputs.ts'
import { counted, filter } from './recordsContract.ts'
import type { ListView } from './recordTypes.ts'

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
  counted: counted.optional(),
})
export type ViewContent = z.output<typeof viewContent>
const viewName = z.string().trim().min(1).max(50)
const viewRef = z.object({ id: recordId })

/** Ways of looking at a register's list, kept in the office's file. Every one belongs to who made it; shared ones can be used by all. */
export const views = {
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
}
