// What happened to a record before and after an import, as its undo asks: every question is prepared once, since a batch may have touched a million records.
import type SQLite from 'better-sqlite3'
import type { Value } from '#shared/registers/field.ts'
import { columnOf, findRegister, type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import { creationOf } from '../records/creations.ts'

/** One change that a batch made, without what it changed. */
export interface Step {
  /** 0: nothing of it is in `change`, since it is where the record came to be. */
  readonly id: number
  readonly register: RegisterId
  readonly record_id: number
  readonly action: 'create' | 'update' | 'remove' | 'restore'
  readonly version: number
}

interface Run {
  readonly id: number
  readonly register: RegisterId
  readonly first: number
  readonly last: number
}

interface Change extends Step {
  readonly batch_id: number | null
  readonly fields: string | null
  /** Whether it belongs to an import that was taken back, or to the undo that did it. */
  readonly undone: 0 | 1
}

/** First and last of each field that several changes touched. */
type Net = Map<string, readonly [from: Value, to: Value]>

/** What holds on to a record besides the registers. */
const elsewhere: Partial<Record<RegisterId, readonly { readonly label: string; readonly sql: string }[]>> = {
  listEntry: [
    { label: '外部名单', sql: 'SELECT 1 FROM outside_list_row WHERE entry_id = ? LIMIT 1' },
    { label: '比对复核', sql: 'SELECT 1 FROM match_review WHERE entry_id = ? LIMIT 1' },
  ],
  unit: [{ label: '比对复核', sql: 'SELECT 1 FROM match_review WHERE unit_id = ? LIMIT 1' }],
}

export class RecordTrail {
  readonly #batchId: number
  readonly #count: SQLite.Statement
  readonly #page: SQLite.Statement
  readonly #runs: SQLite.Statement
  readonly #created: SQLite.Statement
  readonly #older: SQLite.Statement
  readonly #changes: SQLite.Statement
  readonly #stands: SQLite.Statement
  readonly #versions = new Map<RegisterId, SQLite.Statement>()
  readonly #referrers = new Map<RegisterId, readonly { readonly label: string; readonly ask: SQLite.Statement }[]>()
  readonly #writer: SQLite.Database

  constructor(writer: SQLite.Database, batchId: number) {
    this.#writer = writer
    this.#batchId = batchId
    this.#stands = writer.prepare(
      `SELECT 1 FROM operation_step s JOIN operation o ON o.id = s.operation_id WHERE s.register = ? AND s.into_id = ? AND o.undone_at IS NULL LIMIT 1`,
    )
    this.#count = writer
      .prepare(
        `SELECT (SELECT count(*) FROM change WHERE batch_id = @batch) + (SELECT coalesce(sum(last_id - first_id + 1), 0) FROM creation WHERE batch_id = @batch)`,
      )
      .pluck()
    this.#runs = writer.prepare('SELECT id, register, first_id AS first, last_id AS last FROM creation WHERE batch_id = ? AND id < ? ORDER BY id DESC LIMIT ?')
    this.#created = writer.prepare(`SELECT 1 FROM (${creationOf('@register', '@id')}) WHERE batch_id = @batch`)
    this.#page = writer.prepare('SELECT id, register, record_id, action, version FROM change WHERE batch_id = ? AND id < ? ORDER BY id DESC LIMIT ?')
    this.#older = writer.prepare('SELECT 1 FROM change WHERE register = ? AND record_id = ? AND batch_id = ? AND id < ? LIMIT 1')
    this.#changes = writer.prepare(
      `SELECT c.id, c.register, c.record_id, c.action, c.version, c.batch_id, c.fields, b.kind = 'undo' OR b.undone_by IS NOT NULL AS undone
       FROM change c LEFT JOIN batch b ON b.id = c.batch_id WHERE c.register = ? AND c.record_id = ? AND c.id >= ? ORDER BY c.id`,
    )
  }

  /** How many changes the batch made. */
  count(): number {
    return this.#count.get({ batch: this.#batchId }) as number
  }

  /** The batch's changes from the last to the first, then the records that it brought, the last one first. @param size of a page, at most */
  *pages(size: number): Generator<readonly Step[]> {
    const changes = (before: number) => this.#page.all(this.#batchId, before, size) as Step[]
    for (let page = changes(Number.MAX_SAFE_INTEGER); page.length > 0; page = changes(page.at(-1)?.id ?? 0)) yield page
    const runs = (before: number) => this.#runs.all(this.#batchId, before, size) as Run[]
    let page: Step[] = []
    for (let some = runs(Number.MAX_SAFE_INTEGER); some.length > 0; some = runs(some.at(-1)?.id ?? 0)) {
      for (const { register, first, last } of some) {
        for (let id = last; id >= first; id -= 1) {
          page.push({ id: 0, register, record_id: id, action: 'create', version: 1 })
          if (page.length < size) continue
          yield page
          page = []
        }
      }
    }
    if (page.length > 0) yield page
  }

  /** Whether the batch had not touched the record before. */
  isFirst({ id, register, record_id, action }: Step): boolean {
    if (action === 'create') return true
    if (this.#older.get(register, record_id, this.#batchId, id) !== undefined) return false
    return this.#created.get({ register, id: record_id, batch: this.#batchId }) === undefined
  }

  /** undefined: the record is gone. */
  versionOf(register: RegisterId, id: number): number | undefined {
    const table = findRegister(register)?.table
    if (table === undefined) return undefined
    const ask = this.#versions.get(register) ?? this.#writer.prepare(`SELECT version FROM ${table} WHERE id = ?`).pluck()
    this.#versions.set(register, ask)
    return ask.get(id) as number | undefined
  }

  /** Whether the record stands as the batch left it: nobody has changed it, or only imports did that were taken back to the letter. @param first of the batch's changes of it */
  isUntouched(first: Step, version: number): boolean {
    if (version === first.version) return true
    const changes = this.#from(first)
    const later = changes.slice(changes.findLastIndex((change) => change.batch_id === this.#batchId) + 1)
    if (!later.every((change) => change.undone === 1 && change.action === 'update')) return false
    return [...net(later).values()].every(([from, to]) => from === to)
  }

  /** What the batch changed in the record, as it was before. @param first of the batch's changes of it */
  valuesBefore(first: Step): Record<string, Value> {
    const own = this.#from(first).filter((change) => change.batch_id === this.#batchId)
    return Object.fromEntries([...net(own)].map(([key, [from]]) => [key, from]))
  }

  /** Whether duplicates were merged into the record, which stands for them now. */
  standsForOthers(register: RegisterId, id: number): boolean {
    return this.#stands.get(register, id) !== undefined
  }

  /** Label of a register that has a record which links to this one; null where none has. */
  referrer(register: RegisterId, id: number): string | null {
    const known = this.#referrers.get(register) ?? this.#prepareReferrers(register)
    this.#referrers.set(register, known)
    return known.find(({ ask }) => ask.get(id) !== undefined)?.label ?? null
  }

  #from(first: Step): Change[] {
    return this.#changes.all(first.register, first.record_id, first.id) as Change[]
  }

  #prepareReferrers(register: RegisterId) {
    const besides = (elsewhere[register] ?? []).map(({ label, sql }) => ({ label, ask: this.#writer.prepare(sql).pluck() }))
    const linking = Object.values(registers).flatMap((other) =>
      storedFields(other)
        .filter((field) => field.kind === 'link' && field.register === register)
        .map((field) => ({ label: other.label, ask: this.#writer.prepare(`SELECT 1 FROM ${other.table} WHERE ${columnOf(field)} = ? LIMIT 1`).pluck() })),
    )
    return [...linking, ...besides]
  }
}

function net(changes: readonly Change[]): Net {
  const fields: Net = new Map()
  for (const change of changes) {
    for (const [key, [from, to]] of Object.entries(JSON.parse(change.fields ?? '{}') as Record<string, readonly [Value, Value]>)) {
      const known = fields.get(key)
      fields.set(key, [known ? known[0] : from, to])
    }
  }
  return fields
}
