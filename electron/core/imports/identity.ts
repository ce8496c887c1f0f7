// Finds the record that an imported row speaks of, so that one real thing has one record whichever ledger names it.
import type SQLite from 'better-sqlite3'
import { type Key, KeyIndex } from '#shared/importing/keyIndex.ts'
import type { Value } from '#shared/registers/field.ts'
import { columnOf, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { idNumbersAgree, isFullIdNumber } from '#shared/values/idNumber.ts'
import { foldName } from '#shared/values/name.ts'
import { isValidUscc } from '#shared/values/uscc.ts'
import { formerKeys } from './formerKeys.ts'

export type Identification =
  /** `former`: by what it was called, or where it lay, before. */
  | { readonly kind: 'found'; readonly id: number; readonly former?: true }
  | { readonly kind: 'none' }
  /** Several records fit, or the one that fits by name has another valid code: a person decides, nothing is created. */
  | { readonly kind: 'unclear'; readonly candidates: readonly number[] }

type Values = Readonly<Record<string, Value | undefined>>

/** What tells namesakes apart and is often left out where a record is only named: where it stands, or who gives it. */
const places: ReadonlySet<string> = new Set(['county', 'township', 'union', 'provider'])

/** Keys of one register's records, in memory for the length of a batch. */
export class Identifier {
  readonly #indexes: Index[]
  /** For a row that was not found: where records of the same document in other places are. */
  readonly #documents: Index | undefined
  /** Valid codes by record: two different ones never name the same unit. */
  readonly #codes = new Map<number, string>()
  /** Codes and documents that a record is known by besides. */
  readonly #former = new Map<number, string[]>()
  /** The document number on record, a masked one too: two that contradict each other never name the same person. */
  readonly #document: SQLite.Statement | undefined
  readonly #settle: () => void
  readonly #placeless = new Set<number>()
  /** Where the place is a smaller one: the county in which it lies. */
  readonly #counties = new Map<number, Value>()
  /** Records are the words of others, where nobody here can say whether two codes are a mistake: two codes are two enterprises. */
  readonly #codesPart: boolean
  /** Links that have ended, and when: the same two may be linked again. */
  readonly #ended = new Map<number, string>()
  /** The field that says where a record stands. */
  #place = 'county'
  readonly #key: string[] = []
  /** What was found by document alone for the row that was looked for last. */
  #byDocument: { readonly values: Values; readonly ids: readonly number[] } | undefined
  #folded = { name: '', fold: '' }

  /** @param settle writes records that may still wait; asked before the table is read */
  constructor(register: RegisterDefinition, writer: SQLite.Database, settle: () => void) {
    this.#settle = settle
    this.#codesPart = register.byChoice === true
    const kinds = new Map(storedFields(register).map((field) => [field.key, field.kind]))
    const parts = (fields: readonly string[]) => fields.map((key) => ({ key, kind: kinds.get(key) }))
    this.#indexes = register.identity.flatMap((fields) => {
      const exact: Index = { parts: parts(fields), without: null, ids: new IdIndex() }
      const last = fields.length > 1 ? fields.at(-1) : undefined
      if (last === undefined || !places.has(last)) return [exact]
      this.#place = last
      return [exact, { parts: parts(fields.slice(0, -1)), without: last, ids: new IdIndex() }]
    })
    this.#documents = this.#indexes.find((index) => index.without !== null && index.parts.some(({ key }) => key === 'documentNumber'))
    const document = storedFields(register).find((field) => field.key === 'documentNumber')
    this.#document = document && writer.prepare(`SELECT ${columnOf(document)} FROM ${register.table} WHERE id = ?`).pluck()
    const keys = [...new Set(register.identity.flat())]
    const looked = [...keys, this.#place, 'county', 'coveredTo']
    const columns = storedFields(register).filter((field) => looked.includes(field.key))
    const select = columns.map((field) => `${columnOf(field)} AS "${field.key}"`).join(', ')
    const rows = writer.prepare(`SELECT id, ${select} FROM ${register.table} WHERE deleted_at IS NULL`).iterate() as Iterable<Values & { id: number }>
    for (const row of rows) this.add(row.id, row)
    for (const { id, values } of formerKeys(register, writer)) this.addFormer(id, values)
  }

  /** Makes room for records to come. @param expected how many there may be in all */
  reserve(expected: number): void {
    for (const index of this.#indexes) index.ids.reserve(expected)
  }

  add(id: number, values: Values): void {
    this.#byDocument = undefined
    for (const index of this.#indexes) {
      const key = this.#keyOf(index.parts, values)
      if (key !== null) index.ids.add(key, id)
    }
    const code = values.uscc
    if (typeof code === 'string' && isValidUscc(code)) this.#codes.set(id, code)
    if (typeof values.coveredTo === 'string') this.#ended.set(id, values.coveredTo)
    if ((values[this.#place] ?? null) !== null) this.#placeless.delete(id)
    else this.#placeless.add(id)
    if (this.#place !== 'county' && (values.county ?? null) !== null) this.#counties.set(id, values.county ?? null)
  }

  /** What a record was called, or where it lay, before: found by it where no other record is. */
  addFormer(id: number, values: Values): void {
    for (const index of this.#indexes) {
      const key = this.#keyOf(index.parts, values)
      if (key === null) continue
      index.former ??= new IdIndex()
      index.former.add(key, id)
    }
    const numbers = [values.uscc, values.documentNumber].filter((number) => typeof number === 'string')
    if (numbers.length > 0) this.#former.set(id, [...(this.#former.get(id) ?? []), ...numbers])
  }

  /** When nothing will be looked for any more. */
  end(): void {
    for (const { ids, former } of this.#indexes) {
      ids.end()
      former?.end()
    }
  }

  find(values: Values): Identification {
    for (const index of this.#indexes) {
      const key = this.#keyOf(index.parts, values)
      const own = key === null ? none : index.ids.get(key)
      if (index === this.#documents) this.#byDocument = { values, ids: own }
      const former = own.length === 0 && key !== null ? index.former?.get(key) : undefined
      const known = former ?? own
      if (known.length === 0) continue
      // A row that says its place may only meet a record elsewhere if that record's place is not known.
      const near = index.without === null ? known : known.filter((id) => !this.#countiesDiffer(id, values.county))
      const ids = index.without !== null && (values[index.without] ?? null) !== null ? near.filter((id) => this.#placeless.has(id)) : near
      if (ids.length === 0) continue
      const running = this.#inTime(ids, values.coveredTo ?? null)
      if (running.length === 0) continue
      const fitting = running.filter((id) => !this.#codesDiffer(id, values.uscc) && !this.#documentsDiffer(id, values.documentNumber))
      // Namesakes with other documents are other people.
      if (fitting.length === 0 && running.every((id) => this.#documentsDiffer(id, values.documentNumber))) continue
      if (fitting.length === 0 && this.#codesPart) continue
      const only = fitting[0]
      if (fitting.length === 1 && only !== undefined) return former ? { kind: 'found', id: only, former: true } : { kind: 'found', id: only }
      return { kind: 'unclear', candidates: ids }
    }
    return { kind: 'none' }
  }

  /** For a row that was not found: a record of the same document in another place, if there is one. */
  elsewhere(values: Values): number | undefined {
    if (typeof values.documentNumber !== 'string' || !this.#documents) return undefined
    if (this.#byDocument?.values === values) return this.#byDocument.ids[0]
    const key = this.#keyOf(this.#documents.parts, values)
    return key === null ? undefined : this.#documents.ids.get(key)[0]
  }

  /** A row speaks of the link that ended when it says, or of the one that goes on; never of one that is over. */
  #inTime(ids: readonly number[], coveredTo: Value): readonly number[] {
    const same = ids.filter((id) => (this.#ended.get(id) ?? null) === coveredTo)
    return same.length > 0 ? same : ids.filter((id) => !this.#ended.has(id))
  }

  #countiesDiffer(id: number, county: Value | undefined): boolean {
    const known = this.#counties.get(id)
    return known !== undefined && (county ?? null) !== null && county !== known
  }

  #codesDiffer(id: number, code: Value | undefined): boolean {
    const known = this.#codes.get(id)
    return known !== undefined && typeof code === 'string' && isValidUscc(code) && code !== known && !this.#former.get(id)?.includes(code)
  }

  #documentsDiffer(id: number, number: Value | undefined): boolean {
    if (typeof number !== 'string' || !this.#document) return false
    this.#settle()
    const known = this.#document.get(id)
    return typeof known === 'string' && !idNumbersAgree(known, number) && !this.#former.get(id)?.some((other) => idNumbersAgree(other, number))
  }

  /**
   * null: the row does not say whom it is about, or where. What else is missing counts as a part ("no union yet"), or the same row would be another record each time.
   * Good until the next call: one array serves them all.
   */
  #keyOf(parts: readonly Part[], values: Values): readonly string[] | null {
    const key = this.#key
    key.length = 0
    for (const part of parts) {
      const value = values[part.key] ?? null
      const { kind } = part
      if (value === null && kind !== 'link' && (part === parts[0] || part.key === this.#place)) return null
      if (kind === 'idNumber' && !isFullIdNumber(String(value))) return null
      key.push(kind === 'organisation' ? this.#fold(String(value)) : String(value ?? ''))
    }
    return key
  }

  /** The identities of a register ask for the same name one after the other. */
  #fold(name: string): string {
    if (this.#folded.name !== name) this.#folded = { name, fold: foldName(name) }
    return this.#folded.fold
  }
}

interface Part {
  readonly key: string
  readonly kind: string | undefined
}

/** Of an identity, or of one that ends in a place (county, union) for rows that do not say theirs. */
interface Index {
  readonly parts: readonly Part[]
  readonly without: string | null
  readonly ids: IdIndex
  /** By keys that no longer hold; made when there are any. */
  former?: IdIndex
}

const none: readonly number[] = []

/** From here on a number in the index is not an id but the place of a list of ids. */
const LISTS = 2 ** 31

/** Ids by key; nearly every key has one. */
class IdIndex {
  readonly #index = new KeyIndex()
  readonly #lists: number[][] = []

  reserve(expected: number): void {
    this.#index.reserve(expected)
  }

  end(): void {
    this.#index.clear()
  }

  get(key: Key): readonly number[] {
    const known = this.#index.get(key)
    if (known === undefined) return none
    return known < LISTS ? [known] : (this.#lists[known - LISTS] ?? [])
  }

  add(key: Key, id: number): void {
    const known = this.#index.add(key, id)
    if (known === undefined || known === id) return
    if (known >= LISTS) {
      const list = this.#lists[known - LISTS]
      if (list && !list.includes(id)) list.push(id)
    } else {
      this.#index.set(key, LISTS + this.#lists.length)
      this.#lists.push([known, id])
    }
  }
}
