// Takes a deed about cases back, case by case: a case and what was written along with it return together, or, where somebody has changed one of them since, stay together.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { CaseDeed, DeedUndone } from '#shared/api/outreachTypes.ts'
import type { NotUndone } from '#shared/api/recordTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import { inTurns } from '../records/bulk/inTurns.ts'
import { titleOf } from '../records/getRecord.ts'
import { registerOf } from '../records/listRecords.ts'
import { closeOperation, findOperation, type Step, stepsOf } from '../records/operations/operationBook.ts'
import { type ChangeMeta, createRecordWriter, type RecordWriter } from '../records/recordWriter.ts'
import { linksTo } from '../records/relatedRecords.ts'

/** A large opening goes back a few cases at a time, so that others get their turn. @throws LedgerError not-found, already-undone, writer-busy, cancelled */
export function takeBackDeed(office: Office, { deedId }: { deedId: number }, signal: AbortSignal = new AbortController().signal): Promise<DeedUndone> {
  return office.database.writeLong(async (writer) => {
    const deed = findOperation(writer, deedId)
    if (!deed?.kind.startsWith('case-')) throw new LedgerError('not-found', { what: `deed ${deedId}` })
    if (deed.undoneAt !== null) throw new LedgerError('already-undone', { deed: deedId })
    const stamp = { at: office.clock.now(), by: office.by }
    const meta: ChangeMeta = { ...stamp, why: '撤销核查办理', operationId: deedId }
    const back = new Back(writer, meta)
    await inTurns(byCase(stepsOf(writer, deedId)), { phase: 'undoing', emit: () => {}, signal }, (part) => back.take(part))
    const { reversed, kept } = back
    closeOperation(writer, deedId, stamp, { reversed, kept })
    return { deedId, reversed, kept }
  }, signal)
}

interface CasePart {
  readonly id: number
  readonly steps: readonly Step[]
}

/** The steps of one case stand together, those about the case itself last. */
function byCase(steps: readonly Step[]): CasePart[] {
  const parts: { id: number; steps: Step[] }[] = []
  let open: Step[] = []
  for (const [index, step] of steps.entries()) {
    open.push(step)
    const next = steps[index + 1]
    if (step.register !== 'outreach' || (next?.register === 'outreach' && next.id === step.id)) continue
    parts.push({ id: step.id, steps: open })
    open = []
  }
  return parts
}

class Back {
  reversed = 0
  readonly kept: NotUndone[] = []
  readonly #writer: SQLite.Database
  readonly #records: RecordWriter
  readonly #meta: ChangeMeta
  readonly #asked = new Map<string, SQLite.Statement>()

  constructor(writer: SQLite.Database, meta: ChangeMeta) {
    this.#writer = writer
    this.#records = createRecordWriter(writer)
    this.#meta = meta
  }

  take({ id, steps }: CasePart): void {
    const reason = this.#whyNot(steps)
    if (reason !== null) {
      const name = this.#ask('SELECT u.name FROM outreach_case c JOIN unit u ON u.id = c.unit_id WHERE c.id = ?').pluck().get(id)
      this.kept.push({ register: 'outreach', id, ...(typeof name === 'string' ? { name } : {}), reason })
      return
    }
    for (const step of steps.toReversed()) {
      const register = registerOf(step.register)
      if (step.action === 'set') this.#records.update(register, step.id, { [step.field]: step.before }, this.#meta)
      else if (step.action === 'create') this.#records.remove(register, step.id, this.#meta)
    }
    // The entry is again what it was before the case was opened.
    this.#ask(
      `UPDATE match_review SET withdrawn_at = ?, withdrawn_by = ? WHERE withdrawn_at IS NULL
       AND id IN (SELECT review_id FROM case_entry WHERE operation_id = ? AND case_id = ?)`,
    ).run(this.#meta.at, this.#meta.by, this.#meta.operationId, id)
    this.reversed += 1
  }

  #ask(sql: string): SQLite.Statement {
    const known = this.#asked.get(sql) ?? this.#writer.prepare(sql)
    this.#asked.set(sql, known)
    return known
  }

  #whyNot(steps: readonly Step[]): string | null {
    const created = new Set(steps.flatMap((step) => (step.action === 'create' ? [`${step.register} ${step.id}`] : [])))
    for (const step of steps) {
      const register = registerOf(step.register)
      const what = () => `“${register.label}”${titleOf(this.#writer, register, step.id) ?? ''}`
      const row = this.#ask(`SELECT version, deleted_at AS deletedAt FROM ${register.table} WHERE id = ?`).get(step.id) as
        | { version: number; deletedAt: string | null }
        | undefined
      if (!row || row.deletedAt !== null) return `${what()}已经删除，已保留`
      if (step.action === 'create') {
        if (row.version !== 1) return `${what()}后来又改过，已保留`
        const other = this.#leadingTo(step.register, step.id, created)
        if (other !== null) return `“${other}”里后来有记录用到了${what()}，已保留`
      } else if (step.action === 'set' && (this.#records.read(register, step.id)[step.field] ?? null) !== step.after) {
        const field = register.fields.find(({ key }) => key === step.field)
        return `${what()}的“${field?.label ?? step.field}”后来又改过，已保留`
      }
    }
    return null
  }

  /** Label of a register with a living record that links to this one and was not made along with it; null where none does. */
  #leadingTo(register: RegisterId, id: number, along: ReadonlySet<string>): string | null {
    for (const { register: otherId, column } of linksTo(register)) {
      const other = registerOf(otherId)
      const ids = this.#ask(`SELECT id FROM ${other.table} WHERE ${column} = ? AND deleted_at IS NULL LIMIT 20`).pluck().all(id) as number[]
      // The case itself is put back with the rest.
      if (ids.some((one) => !along.has(`${otherId} ${one}`) && !(register === 'union' && otherId === 'outreach'))) return other.label
    }
    return null
  }
}

/** Deeds in which a case took part, the newest first. */
export function caseDeeds(office: Office, { id }: { id: number }): CaseDeed[] {
  const rows = office.database.reader
    .prepare(
      `SELECT o.id AS deedId, substr(o.kind, 6) AS kind, o.at, o.by, o.why, o.undone_at AS undoneAt,
         (SELECT count(DISTINCT s.record_id) FROM operation_step s WHERE s.operation_id = o.id AND s.register = 'outreach') AS cases
       FROM operation o WHERE o.kind LIKE 'case-%' AND o.id IN (SELECT operation_id FROM operation_step WHERE register = 'outreach' AND record_id = ?) ORDER BY o.id DESC`,
    )
    .all(id)
  return rows as CaseDeed[]
}
