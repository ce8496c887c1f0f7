// One field of many records at once: first a look at what it would do, then the writing of exactly that, later perhaps the way back.
import { randomUUID } from 'node:crypto'
import type SQLite from 'better-sqlite3'
import type { BulkCounts, BulkEditEvent, BulkPreview, BulkPreviewEvent, BulkRefusal, BulkUndoEvent } from '#shared/api/bulkTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { BulkChange, ListQuery } from '#shared/api/recordsContract.ts'
import type { StoredField, Value } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../../office.ts'
import { progressStream } from '../../progressStream.ts'
import { recordIds, recordsById, registerOf } from '../listRecords.ts'
import { readyFor } from '../readyFor.ts'
import { createRecordWriter } from '../recordWriter.ts'
import { metaOf } from '../saveRecord.ts'
import { findBulkEdit, lastChange, writeBulkEdit } from './bulkBook.ts'
import { type BulkTarget, bulkTarget, effectOn } from './bulkChange.ts'
import { inTurns, type Turns } from './inTurns.ts'
import { takeBackBulk } from './takeBackBulk.ts'

/** How many records a preview shows of each kind, and how many refused ones a result names. */
const SHOWN = { preview: 50, result: 200 }
/** Previews that may still be written; older ones have to be made again. */
const KEPT = 8

interface Plan {
  readonly target: BulkTarget
  /** Every record of the query as it was looked at, with whether it was to change. */
  readonly seen: readonly { readonly id: number; readonly version: number; readonly changes: boolean }[]
  readonly counts: BulkCounts
}

type Query = Omit<ListQuery, 'offset' | 'limit' | 'withSources' | 'unmask' | 'asOf'>
const plansOf = new WeakMap<Office, Map<string, Plan>>()

/** @throws LedgerError value-invalid, bad-input, cancelled */
export function bulkPreview(
  office: Office,
  input: { query: Query; field: string; change: BulkChange },
  signal?: AbortSignal,
): AsyncGenerator<BulkPreviewEvent> {
  const target = bulkTarget(input.query.register, input.field, input.change)
  return progressStream(
    async (emit, stop) => ({ type: 'preview' as const, preview: await look(office, target, input.query, { phase: 'checking', emit, signal: stop }) }),
    signal,
  )
}

async function look(office: Office, target: BulkTarget, query: Query, turns: Turns): Promise<BulkPreview> {
  const { reader } = office.database
  const register = registerOf(target.register)
  await readyFor(office, query)
  const records = createRecordWriter(reader)
  const versionOf = versions(reader, register)
  const seen: { id: number; version: number; changes: boolean }[] = []
  const changes: { id: number; from: Value; to: Value; warnings: readonly string[] }[] = []
  const refusals: { id: number; reason: string }[] = []
  let [changed, refused, warned] = [0, 0, 0]
  await inTurns(recordIds(office, query), turns, (id) => {
    const version = versionOf(id)
    if (version === undefined) return // removed since the list was asked for: no longer one of its records
    const effect = effectOn(office, reader, records, target, id)
    seen.push({ id, version, changes: effect.kind === 'changed' })
    if (effect.kind === 'changed') {
      changed++
      if (effect.warnings.length > 0) warned++
      if (changes.length < SHOWN.preview) changes.push({ id, ...effect })
    } else if (effect.kind === 'refused') {
      refused++
      if (refusals.length < SHOWN.preview) refusals.push({ id, reason: effect.reason })
    }
  })
  const counts = { total: seen.length, changed, refused, unchanged: seen.length - changed - refused }
  const rows = rowsOf(office, register, [...changes, ...refusals])
  const value = shownIn(office, target.field)
  return {
    previewId: keep(office, { target, seen, counts }),
    counts,
    warned,
    changes: changes.flatMap(({ id, from, to, warnings }) => {
      const record = rows.get(id)
      return record ? [{ record, from: value(from), to: value(to), warnings }] : []
    }),
    refusals: named(rows, refusals),
  }
}

/** @throws LedgerError not-found when the preview is no longer there, writer-busy, cancelled (then nothing was changed) */
export function bulkEdit(office: Office, { previewId, why }: { previewId: string; why: string }, signal?: AbortSignal): AsyncGenerator<BulkEditEvent> {
  const plans = plansOf.get(office)
  const plan = plans?.get(previewId)
  if (!plan) throw new LedgerError('not-found', { label: '这次预览' })
  return progressStream(async (emit, stop) => {
    const { target } = plan
    const register = registerOf(target.register)
    const meta = metaOf(office, `批量修改：${why}`)
    const refusals: { id: number; reason: string }[] = []
    const done = await office.database.writeLong(async (writer) => {
      const records = createRecordWriter(writer)
      const versionOf = versions(writer, register)
      const before = lastChange(writer)
      let [changed, unchanged] = [0, 0]
      await inTurns(plan.seen, { phase: 'writing', emit, signal: stop }, ({ id, version, changes }) => {
        const now = versionOf(id)
        if (now !== version) {
          refusals.push({ id, reason: now === undefined ? '预览之后这条记录被删除了，没有修改。' : '预览之后这条记录又被改过，没有修改。' })
          return
        }
        const effect = effectOn(office, writer, records, target, id)
        if (effect.kind === 'refused') refusals.push({ id, reason: effect.reason })
        else if (effect.kind === 'unchanged' || !changes) unchanged++
        else if (records.update(register, id, { [target.field.key]: effect.to }, meta)) changed++
      })
      const counts = { total: plan.seen.length, changed, unchanged, refused: refusals.length }
      const { at, by } = meta
      const edit = { at, by, register: target.register, field: target.field.key, change: target.change, why, counts, undoes: null }
      return { counts, bulkId: changed === 0 ? null : writeBulkEdit(writer, edit, before) }
    }, stop)
    plans?.delete(previewId)
    const first = refusals.slice(0, SHOWN.result)
    return { type: 'edited' as const, result: { ...done, refusals: named(rowsOf(office, register, first), first) } }
  }, signal)
}

/** @throws LedgerError not-found, already-undone, writer-busy, cancelled (then nothing was changed) */
export function bulkUndo(office: Office, { bulkId }: { bulkId: number }, signal?: AbortSignal): AsyncGenerator<BulkUndoEvent> {
  return progressStream(async (emit, stop) => {
    const { reversed, kept, register } = await office.database.writeLong(async (writer) => {
      const edit = findBulkEdit(writer, bulkId)
      if (!edit || edit.undoes !== null) throw new LedgerError('not-found', { what: `bulk edit ${bulkId}` })
      if (edit.undoneAt !== null) throw new LedgerError('already-undone', { bulk: bulkId })
      return takeBackBulk(office, writer, edit, { phase: 'undoing', emit, signal: stop })
    }, stop)
    const first = kept.slice(0, SHOWN.result)
    const rows = rowsOf(office, registerOf(register), first)
    const refusals = first.map(({ id, reason }) => ({ id, record: rows.get(id) ?? null, reason }))
    return { type: 'undone' as const, result: { bulkId, reversed, kept: kept.length, refusals } }
  }, signal)
}

function versions(connection: SQLite.Database, register: RegisterDefinition): (id: number) => number | undefined {
  const ask = connection.prepare(`SELECT version FROM ${register.table} WHERE id = ? AND deleted_at IS NULL`).pluck()
  return (id) => ask.get(id) as number | undefined
}

type Rows = ReadonlyMap<number, BulkRefusal['record']>

function rowsOf(office: Office, register: RegisterDefinition, items: readonly { readonly id: number }[]): Rows {
  const ids = items.map(({ id }) => id)
  return new Map(recordsById(office, register, ids).map((record) => [record.id, record]))
}

function named(rows: Rows, refusals: readonly { readonly id: number; readonly reason: string }[]): BulkRefusal[] {
  return refusals.flatMap(({ id, reason }) => {
    const record = rows.get(id)
    return record ? [{ record, reason }] : []
  })
}

/** Stored values as a list shows them: regions and the ends of links by name. */
function shownIn(office: Office, field: StoredField): (value: Value) => Value {
  if (field.kind === 'region') return (value) => (value === null ? null : office.regions().nameOf(String(value)))
  if (field.kind !== 'link') return (value) => value
  const target = registerOf(field.register)
  return (value) => {
    const [end] = typeof value === 'number' ? recordsById(office, target, [value]) : []
    const name = target.title === null ? null : end?.[target.title]
    return value === null ? null : typeof name === 'string' ? name : `#${value}`
  }
}

function keep(office: Office, plan: Plan): string {
  const plans = plansOf.get(office) ?? new Map<string, Plan>()
  plansOf.set(office, plans)
  const [oldest] = plans.keys()
  if (plans.size >= KEPT && oldest !== undefined) plans.delete(oldest)
  const previewId = randomUUID()
  plans.set(previewId, plan)
  return previewId
}
