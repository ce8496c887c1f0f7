// Calls about reports that the office composes itself.
import { oc, type as typed } from '@orpc/contract'
import { z } from 'zod'
import type { Report } from '../reports/report.ts'
import { recordId, registerId } from './inputs.ts'
import { filter } from './recordsContract.ts'

const fieldKey = z.string().min(1).max(100)

/** What is worked out of each group: how many records, the sum of a number field, or which share of all records. */
const measure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count') }),
  z.object({ kind: z.literal('sum'), field: fieldKey }),
  z.object({ kind: z.literal('share') }),
])
export type OwnMeasure = z.output<typeof measure>

const asked = {
  register: registerId,
  /** Its own; it can be asked for any other period, too. */
  rhythm: z.enum(['month', 'quarter', 'year']),
  filters: z.array(filter).max(50).default([]),
  incompleteOnly: z.boolean().default(false),
  /** null: every record as it stands. within: dated in the period. by: dated by its last day, or not dated at all. */
  date: z
    .object({ field: fieldKey, rule: z.enum(['within', 'by']) })
    .nullable()
    .default(null),
  /** null: places and choices in their own order, records as their list has them. */
  sort: z
    .object({ column: fieldKey, descending: z.boolean().default(false) })
    .nullable()
    .default(null),
}

/** A table of groups, or a plain list of records. */
export const ownDefinition = z.discriminatedUnion('shape', [
  z.object({
    shape: z.literal('groups'),
    ...asked,
    groupBy: z.enum(['none', 'place', 'choice', 'placeAndChoice']),
    /** The field whose values are the groups; null where places alone are. */
    choice: fieldKey.nullable().default(null),
    measures: z.array(measure).min(1).max(12),
  }),
  z.object({ shape: z.literal('records'), ...asked, fields: z.array(fieldKey).min(1).max(30) }),
])
export type OwnDefinition = z.output<typeof ownDefinition>
export type OwnGroupsDefinition = Extract<OwnDefinition, { shape: 'groups' }>
export type OwnRecordsDefinition = Extract<OwnDefinition, { shape: 'records' }>

export interface OwnReport {
  readonly id: number
  /** As `reports` knows it: own-3. */
  readonly report: string
  readonly name: string
  readonly definition: OwnDefinition
  /** From 1 on; every change of name or definition makes the next. */
  readonly version: number
  readonly author: string
  /** Instant. */
  readonly updatedAt: string
}

/** Newest first. `from` and `to`: the name; that another definition came with it says `redefined`. */
export interface OwnReportChange {
  readonly at: string
  readonly by: string
  readonly what: 'made' | 'changed' | 'removed' | 'restored'
  readonly name: string
  readonly before: string | null
  readonly redefined: boolean
}

const ownName = z.string().trim().min(1).max(40)
const ref = z.object({ id: recordId })

export const ownReports = {
  list: oc.output(typed<OwnReport[]>()),
  /** A new one, or with `id` another name or definition for one. @throws name-taken, not-found, bad-input for a field that the register has not */
  save: oc.input(z.object({ id: recordId.optional(), name: ownName, definition: ownDefinition })).output(typed<OwnReport>()),
  remove: oc.input(ref).output(typed<Record<never, never>>()),
  /** Brings back what was removed. @throws name-taken */
  restore: oc.input(ref).output(typed<OwnReport>()),
  history: oc.input(ref).output(typed<OwnReportChange[]>()),
  /** What it would look like; nothing is kept. @throws bad-input, report-too-long */
  preview: oc
    .input(z.object({ name: z.string().max(40), definition: ownDefinition, period: z.string(), scope: z.string().optional() }))
    .output(typed<Report>()),
}
