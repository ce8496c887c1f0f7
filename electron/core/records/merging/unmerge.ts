// Takes a merge back, at any time: what it moved goes back, what it put into the bin returns, and whatever somebody has changed since stays and says so.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { Unmerged } from '#shared/api/mergeTypes.ts'
import type { NotUndone } from '#shared/api/recordTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import { type RegisterId, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../../office.ts'
import { titleOf } from '../getRecord.ts'
import { registerOf } from '../listRecords.ts'
import { standingFor } from '../operations/mergedRecords.ts'
import { closeOperation, findOperation, type Step, stepsOf } from '../operations/operationBook.ts'
import { type ChangeMeta, createRecordWriter, type RecordWriter } from '../recordWriter.ts'

/** @throws LedgerError not-found, already-undone, writer-busy */
export function unmergeRecords(office: Office, { mergeId }: { mergeId: number }): Unmerged {
  return office.database.write((writer) => {
    const merge = findOperation(writer, mergeId)
    if (merge?.kind !== 'merge') throw new LedgerError('not-found', { what: `merge ${mergeId}` })
    if (merge.undoneAt !== null) throw new LedgerError('already-undone', { merge: mergeId })
    const stamp = { at: office.clock.now(), by: office.by }
    const steps = stepsOf(writer, mergeId)
    const back = new Return(writer, createRecordWriter(writer), merge.register, { ...stamp, why: '撤销合并', operationId: mergeId })
    for (const step of steps.toReversed()) back.take(step)
    closeOperation(writer, mergeId, stamp, back)
    const restored = steps.flatMap((step) => (step.action === 'absorb' ? [step.id] : []))
    return { mergeId, restored, reversed: back.reversed, kept: back.kept }
  })
}

class Return {
  reversed = 0
  readonly kept: NotUndone[] = []
  readonly #writer: SQLite.Database
  readonly #records: RecordWriter
  readonly #merged: RegisterId
  readonly #meta: ChangeMeta
  readonly #states = new Map<string, SQLite.Statement>()

  constructor(writer: SQLite.Database, records: RecordWriter, merged: RegisterId, meta: ChangeMeta) {
    this.#writer = writer
    this.#records = records
    this.#merged = merged
    this.#meta = meta
  }

  take(step: Step): void {
    const register = registerOf(step.register)
    const row = this.#ask(register).get(step.id) as { deletedAt: string | null } | undefined
    if (!row) this.#keep(step, '这条记录已经不在了')
    else if (step.action === 'set') this.#setBack(register, step)
    else if (step.action === 'create') this.#keep(step, '这条记录是合并时新建的')
    else if (row.deletedAt === null) this.#keep(step, '这条记录在合并之后已经从回收站恢复')
    else {
      this.#records.restore(register, step.id, this.#meta)
      this.reversed += 1
    }
  }

  #ask(register: RegisterDefinition): SQLite.Statement {
    const known = this.#states.get(register.id) ?? this.#writer.prepare(`SELECT deleted_at AS deletedAt FROM ${register.table} WHERE id = ?`)
    this.#states.set(register.id, known)
    return known
  }

  #setBack(register: RegisterDefinition, step: Step & { readonly action: 'set' }): void {
    const now = this.#records.read(register, step.id)[step.field] ?? null
    const field = storedFields(register).find(({ key }) => key === step.field)
    if (!this.#isAsLeft(field, now, step.after)) {
      this.#keep(step, `“${field?.label ?? step.field}”在合并之后改过，已保留`)
      return
    }
    this.#records.update(register, step.id, { [step.field]: step.before }, this.#meta)
    this.reversed += 1
  }

  /** A link that a later merge led further on is still as this one left it. */
  #isAsLeft(field: { readonly kind: string; readonly register?: string } | undefined, now: Value, after: Value): boolean {
    if (now === after) return true
    if (field?.kind !== 'link' || field.register !== this.#merged || typeof after !== 'number' || typeof now !== 'number') return false
    return standingFor(this.#writer, this.#merged, after) === now
  }

  #keep({ register, id }: Step, reason: string): void {
    const name = titleOf(this.#writer, registerOf(register), id)
    this.kept.push({ register, id, ...(name === null ? {} : { name }), reason })
  }
}
