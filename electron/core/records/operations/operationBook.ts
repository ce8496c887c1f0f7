// The book of deeds that touch several records and are taken back as one: merges of duplicates, transfers of members, steps of outreach cases.
import type SQLite from 'better-sqlite3'
import type { NotUndone } from '#shared/api/recordTypes.ts'
import type { CaseStep } from '#shared/outreach/steps.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'

/** Of outreach cases: one step of many of them, or cases opened. */
export type OperationKind = 'merge' | 'transfer' | 'case-open' | `case-${CaseStep}`

export interface Operation {
  readonly id: number
  readonly kind: OperationKind
  readonly at: string
  readonly by: string
  readonly register: RegisterId
  readonly recordId: number
  readonly why: string | null
  readonly undoneAt: string | null
}

interface StepOf {
  readonly register: RegisterId
  readonly id: number
}
export type Step = StepOf &
  (
    | { readonly action: 'set'; readonly field: string; readonly before: Value; readonly after: Value }
    | { readonly action: 'absorb' | 'join'; readonly into: number }
    | { readonly action: 'create' }
  )

type NewOperation = Pick<Operation, 'kind' | 'at' | 'by' | 'register' | 'recordId' | 'why'>

export function openOperation(writer: SQLite.Database, { kind, at, by, register, recordId, why }: NewOperation): number {
  const { lastInsertRowid } = writer
    .prepare('INSERT INTO operation (kind, at, by, register, record_id, why) VALUES (?, ?, ?, ?, ?, ?)')
    .run(kind, at, by, register, recordId, why)
  return Number(lastInsertRowid)
}

export function findOperation(connection: SQLite.Database, id: number): Operation | undefined {
  return connection.prepare('SELECT id, kind, at, by, register, record_id AS recordId, why, undone_at AS undoneAt FROM operation WHERE id = ?').get(id) as
    | Operation
    | undefined
}

export function writeSteps(writer: SQLite.Database, operationId: number, steps: readonly Step[]): void {
  const insert = writer.prepare(
    'INSERT INTO operation_step (operation_id, place, register, record_id, action, field, before, after, into_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  for (const [place, step] of steps.entries()) {
    const set = step.action === 'set' ? [step.field, JSON.stringify(step.before), JSON.stringify(step.after)] : [null, null, null]
    insert.run(operationId, place, step.register, step.id, step.action, ...set, 'into' in step ? step.into : null)
  }
}

interface StepRow extends StepOf {
  readonly action: Step['action']
  readonly field: string | null
  readonly before: string | null
  readonly after: string | null
  readonly into: number | null
}

/** In the order in which they were done. */
export function stepsOf(connection: SQLite.Database, operationId: number): Step[] {
  const rows = connection
    .prepare(`SELECT register, record_id AS id, action, field, before, after, into_id AS "into" FROM operation_step WHERE operation_id = ? ORDER BY place`)
    .all(operationId) as StepRow[]
  return rows.map(toStep)
}

function toStep({ register, id, action, field, before, after, into }: StepRow): Step {
  if (action === 'create') return { register, id, action }
  if (action !== 'set') return { register, id, action, into: into ?? 0 }
  return { register, id, action, field: field ?? '', before: JSON.parse(before ?? 'null') as Value, after: JSON.parse(after ?? 'null') as Value }
}

export function closeOperation(
  writer: SQLite.Database,
  id: number,
  stamp: { at: string; by: string },
  outcome: { reversed: number; kept: readonly NotUndone[] },
): void {
  writer.prepare('UPDATE operation SET undone_at = ?, undone_by = ?, outcome = ? WHERE id = ?').run(stamp.at, stamp.by, JSON.stringify(outcome), id)
}
