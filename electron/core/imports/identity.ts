// Finds the record that an imported row speaks of, so that one real thing has one record whichever ledger names it.
import type SQLite from 'better-sqlite3'
import { KeyIndex } from '#shared/importing/keyIndex.ts'
import type { Value } from '#shared/registers/field.ts'
import { columnOf, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { idNumbersAgree, isFullIdNumber } from '#shared/values/idNumber.ts'
import { foldName } from '#shared/values/name.ts'
import { isValidUscc } from '#shared/values/uscc.ts'

export type Identification =
  | { readonly kind: 'found'; readonly id: number }
  | { readonly kind: 'none' }
  /** Several records fit, or the one that fits by name has another valid code: a person decides, nothing is created. */
  | { readonly kind: 'unclear'; readonly candidates: readonly number[] }

type Values = Readonly<Record<string, Value | undefined>>

/** What tells namesakes apart and is often left out where a record is only named: where it stands, or who gives it. */
const places: ReadonlySet<string> = new Set(['county', 'township', 'union', 'provider'])

/** Keys of one register's records, in memory for the length of a batch. */
export class Identifier {
  readonly #register: RegisterDefinition
  /** One index per identity tuple, and one per tuple that ends in a place (county, union) for rows that do not say theirs. */
  readonly #indexes: { readonly fields: readonly string[]; readonly without: string | null; readonly ids: IdIndex }[]
  /** Valid codes by record: two different ones never name the same unit. */
  readonly #codes = new Map<number, string>()
  /** The document number on record, a masked one too: two that contradict each other never name the same person. */
  readonly #document: SQLite.Statement | undefined
  readonly #kinds: Map<string, string>
  readonly #placeless = new Set<number>()
  /** Links that have ended, and when: the same two may be linked again. */
  readonly #ended = new Map<number, string>()
  /** The field that says where a record stands. */
  #place = 'county'

  constructor(register: RegisterDefinition, writer: SQLite.Database) {
    this.#register = register
    this.#kinds = new Map(storedFields(register).map((field) => [field.key, field.kind]))
    this.#indexes = register.identity.flatMap((fields) => {
      const exact = { fields, without: null, ids: new IdIndex() }
      const last = fields.length > 1 ? fields.at(-1) : undefined
      if (last === undefined || !places.has(last)) return [exact]
      this.#place = last
      return [exact, { fields: fields.slice(0, -1), without: last, ids: new IdIndex() }]
    })
    const document = storedFields(register).find((field) => field.key === 'documentNumber')
    this.#document = document && writer.prepare(`SELECT ${columnOf(document)} FROM ${register.table} WHERE id = ?`).pluck()
    const keys = [...new Set(register.identity.flat())]
    const looked = [...keys, this.#place, 'coveredTo']
    const columns = storedFields(register).filter((field) => looked.includes(field.key))
    const select = columns.map((field) => `${columnOf(field)} AS "${field.key}"`).join(', ')
    const rows = writer.prepare(`SELECT id, ${select} FROM ${register.table} WHERE deleted_at IS NULL`).iterate() as Iterable<Values & { id: number }>
    for (const row of rows) this.add(row.id, row)
  }

  add(id: number, values: Values): void {
    for (const index of this.#indexes) {
      const key = this.#keyOf(index.fields, values)
      if (key === null) continue
      index.ids.add(key, id)
    }
    const code = values.uscc
    if (typeof code === 'string' && isValidUscc(code)) this.#codes.set(id, code)
    if (typeof values.coveredTo === 'string') this.#ended.set(id, values.coveredTo)
    if ((values[this.#place] ?? null) !== null) this.#placeless.delete(id)
    else this.#placeless.add(id)
  }

  find(values: Values): Identification {
    for (const index of this.#indexes) {
      const key = this.#keyOf(index.fields, values)
      if (key === null) continue
      const known = index.ids.get(key)
      // A row that says its place may only meet a record elsewhere if that record's place is not known.
      const ids = index.without !== null && (values[index.without] ?? null) !== null ? known.filter((id) => this.#placeless.has(id)) : known
      if (ids.length === 0) continue
      const running = this.#inTime(ids, values.coveredTo ?? null)
      if (running.length === 0) continue
      const fitting = running.filter((id) => !this.#codesDiffer(id, values.uscc) && !this.#documentsDiffer(id, values.documentNumber))
      // Namesakes with other documents are other people.
      if (fitting.length === 0 && running.every((id) => this.#documentsDiffer(id, values.documentNumber))) continue
      const only = fitting[0]
      if (fitting.length === 1 && only !== undefined) return { kind: 'found', id: only }
      return { kind: 'unclear', candidates: ids }
    }
    return { kind: 'none' }
  }

  /** For a row that was not found: a record of the same document in another place, if there is one. */
  elsewhere(values: Values): number | undefined {
    if (typeof values.documentNumber !== 'string') return undefined
    const index = this.#indexes.find((candidate) => candidate.without !== null && candidate.fields.includes('documentNumber'))
    const key = index ? this.#keyOf(index.fields, values) : null
    return key === null ? undefined : index?.ids.get(key)[0]
  }

  /** A row speaks of the link that ended when it says, or of the one that goes on; never of one that is over. */
  #inTime(ids: readonly number[], coveredTo: Value): readonly number[] {
    const same = ids.filter((id) => (this.#ended.get(id) ?? null) === coveredTo)
    return same.length > 0 ? same : ids.filter((id) => !this.#ended.has(id))
  }

  #codesDiffer(id: number, code: Value | undefined): boolean {
    const known = this.#codes.get(id)
    return known !== undefined && typeof code === 'string' && isValidUscc(code) && code !== known
  }

  #documentsDiffer(id: number, number: Value | undefined): boolean {
    if (typeof number !== 'string' || !this.#document) return false
    const known = this.#document.get(id)
    return typeof known === 'string' && !idNumbersAgree(known, number)
  }

  /** null: the row lacks a part of this identity. A missing link counts as a part ("no union yet"), and so does a missing day, year or further word. */
  #keyOf(fields: readonly string[], values: Values): string | null {
    const parts: string[] = []
    for (const field of fields) {
      const value = values[field] ?? null
      const kind = this.#kinds.get(field)
      if (value === null && !optional.has(kind ?? '')) return null
      if (kind === 'idNumber' && !isFullIdNumber(String(value))) return null
      parts.push(kind === 'organisation' ? foldName(String(value)) : String(value ?? ''))
    }
    return this.#register.identity.length > 0 ? parts.join('\u0000') : null
  }
}

/** Kinds of which a record may have none and still be found again. */
const optional: ReadonlySet<string> = new Set(['link', 'date', 'year', 'note', 'choice'])

/** From here on a number in the index is not an id but the place of a list of ids. */
const LISTS = 2 ** 31

/** Ids by key; nearly every key has one. */
class IdIndex {
  readonly #index = new KeyIndex()
  readonly #lists: number[][] = []

  get(key: string): readonly number[] {
    const known = this.#index.get(key)
    if (known === undefined) return []
    return known < LISTS ? [known] : (this.#lists[known - LISTS] ?? [])
  }

  add(key: string, id: number): void {
    const known = this.#index.get(key)
    if (known === undefined) this.#index.set(key, id)
    else if (known >= LISTS) {
      const list = this.#lists[known - LISTS]
      if (list && !list.includes(id)) list.push(id)
    } else if (known !== id) {
      this.#index.set(key, LISTS + this.#lists.length)
      this.#lists.push([known, id])
    }
  }
}
