// Decides what becomes of one record that a ledger speaks of: found again, created, changed by the clerk's policy, or left alone.
import type SQLite from 'better-sqlite3'
import type { Value } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { isValidUscc, suggestUscc } from '#shared/values/uscc.ts'
import { derivedValue } from '../records/fieldExpressions.ts'
import { settleMembership } from '../records/membership/settleMembership.ts'
import type { ChangeMeta, RecordWriter, StoredValues } from '../records/recordWriter.ts'
import { type Identification, Identifier } from './identity.ts'
import { isEmpty } from './isEmpty.ts'

/** What happens to a field that is filled on both sides: overwrite takes the ledger's, fill and keep the record's; keep does not even fill blanks. */
export type Policy = 'overwrite' | 'fill' | 'keep'
export type Values = Record<string, Value>
export type Changes = Readonly<Record<string, readonly [Value, Value]>>

export interface Touched {
  readonly id: number
  readonly outcome: 'added' | 'changed' | 'unchanged'
  readonly changes: Changes
}

/** What a ledger says of a record, and how far its word goes. */
export interface Said {
  readonly register: RegisterDefinition
  readonly values: Values
  readonly policy: Policy
  /** Of single fields, where it differs. */
  readonly policies?: Readonly<Record<string, Policy>>
}

/** The first state of a record that a ledger does not speak of. */
const birth: Readonly<Record<string, Values>> = { union: { status: 'active' }, unit: { status: 'active' } }

const unchanged: Changes = Object.freeze({})

/** Records kept at hand per register. */
const LATELY = 500

export class RecordDesk {
  readonly #writer: SQLite.Database
  readonly #records: RecordWriter
  readonly #identifiers = new Map<string, Identifier>()
  readonly #lately = new Map<string, Map<number, StoredValues>>()
  readonly #writes = new Map<string, number>()
  /** The register that is landed; records of others come with its rows, and the next rows speak of them again. */
  #main = ''

  constructor(writer: SQLite.Database, records: RecordWriter) {
    this.#writer = writer
    this.#records = records
  }

  /** Tells of a ledger of so many rows before it is landed. */
  expect(register: RegisterDefinition, rows: number): void {
    this.#main = register.id
    this.#identifier(register).reserve(rows)
  }

  /** How many records of a register were created or changed so far: while it stands still, the same question has the same answer. */
  writesTo(register: RegisterDefinition): number {
    return this.#writes.get(register.id) ?? 0
  }

  find({ register, values }: Said): Identification {
    return this.#identifier(register).find(values)
  }

  /** Another record with the same number of a document, of somebody in another union. */
  elsewhere({ register, values }: Said): number | undefined {
    return this.#identifier(register).elsewhere(values)
  }

  /**
   * What would be written over the record. Blank never erases; a code that fails never replaces one that holds, nor a masked number a full one, nor a month its day;
   * what the record says anyway, since it follows from its other fields, is no news.
   */
  patch({ register, values, policy: general, policies = {} }: Said, id: number, authority?: readonly string[]): Values {
    const patch: Values = {}
    if (general === 'keep' && isEmpty(policies)) return patch
    const current = this.#read(register, id)
    for (const key in values) {
      const value = values[key] ?? null
      const old = current[key] ?? null
      if (value === null || value === old) continue
      // Somebody moves to another union by an event, never by a list that says so.
      if (register.id === 'member' && key === 'union' && old !== null) continue
      const policy = policies[key] ?? general
      if (policy === 'keep') continue
      const overwrites = policy === 'overwrite' && (authority === undefined || authority.includes(key))
      if (old === null ? value !== this.#followed(register, id, key) : overwrites && !saysLess(register, key, value, old)) patch[key] = value
    }
    return patch
  }

  /** Whether a ledger says another union of a member than his record does. */
  movesMember({ register, values }: Said, id: number): boolean {
    const [said, stored] = [values.union ?? null, register.id === 'member' ? (this.#read(register, id).union ?? null) : null]
    return said !== null && stored !== null && said !== stored
  }

  /** To be called after the events of a member have landed: his record says what follows from them. */
  followEvents(member: number, today: string, meta: ChangeMeta): boolean {
    const { member: register } = registers
    const before = this.#records.read(register, member)
    return settleMembership(this.#writer, member, today, (values) => {
      this.#records.update(register, member, values, meta)
      this.#lately.get(register.id)?.delete(member)
      const identifier = this.#identifier(register)
      if (before.union !== null) identifier.addFormer(member, before)
      identifier.add(member, this.#records.read(register, member))
      this.#writes.set(register.id, this.writesTo(register) + 1)
    })
  }

  /** Whether a patch only adds to the record: fills what is blank, or says a day where a month was known. */
  onlyAdds(register: RegisterDefinition, id: number, patch: Values): boolean {
    const current = this.#read(register, id)
    return Object.entries(patch).every(([key, value]) => {
      const old = current[key] ?? null
      return old === null || (isDate(register, key) && String(value).startsWith(String(old)))
    })
  }

  /** @param found what `find` said, with its patch. */
  land({ register, values }: Said, found: { readonly id: number; readonly patch: Values } | null, meta: ChangeMeta): Touched {
    if (!found) {
      const born = birth[register.id]
      const stored = born ? { ...born, ...withoutNulls(values) } : values
      const id = this.#records.create(register, stored, meta)
      if (register.id !== this.#main) this.#remember(register, id, stored)
      this.#identifier(register).add(id, values)
      this.#writes.set(register.id, this.writesTo(register) + 1)
      return { id, outcome: 'added', changes: unchanged }
    }
    const changes = isEmpty(found.patch) ? null : this.#records.update(register, found.id, found.patch, meta)
    if (!changes) return { id: found.id, outcome: 'unchanged', changes: unchanged }
    this.#lately.get(register.id)?.delete(found.id)
    this.#identifier(register).add(found.id, this.#records.read(register, found.id))
    this.#writes.set(register.id, this.writesTo(register) + 1)
    return { id: found.id, outcome: 'changed', changes }
  }

  /** To be called before the tables are read while rows land. */
  settle(): void {
    this.#records.settle()
  }

  /** To be called when all rows of a ledger have landed. */
  finish(): void {
    this.#records.finish()
  }

  /** Lets go of the keys of all records, which at a million of them take a hundred megabytes. */
  end(): void {
    for (const identifier of this.#identifiers.values()) identifier.end()
  }

  /** Rows that stand together speak of the same unit and union: what was read or written a moment ago need not be read again. */
  #read(register: RegisterDefinition, id: number): StoredValues {
    const values = this.#lately.get(register.id)?.get(id) ?? this.#records.read(register, id)
    this.#remember(register, id, values)
    return values
  }

  #remember(register: RegisterDefinition, id: number, values: StoredValues): void {
    const known = this.#lately.get(register.id) ?? new Map<number, StoredValues>()
    this.#lately.set(register.id, known)
    if (known.size >= LATELY) known.clear()
    known.set(id, values)
  }

  /** What a blank field follows from others. */
  #followed(register: RegisterDefinition, id: number, key: string): Value {
    this.settle()
    return derivedValue(this.#writer, register, id, key)
  }

  #identifier(register: RegisterDefinition): Identifier {
    const known = this.#identifiers.get(register.id)
    if (known) return known
    const identifier = new Identifier(register, this.#writer, () => this.settle())
    this.#identifiers.set(register.id, identifier)
    return identifier
  }
}

function withoutNulls(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

/** A list that went out masked comes back masked: it must not take away what is on record. */
function saysLess(register: RegisterDefinition, key: string, value: Value, old: Value): boolean {
  if (typeof value !== 'string' || typeof old !== 'string') return false
  if (value.includes('*')) return !old.includes('*')
  if (isDate(register, key)) return old.startsWith(value)
  if (key !== 'uscc' || isValidUscc(value)) return false
  // Of two spellings that fail and mean the same code, the first stays.
  return isValidUscc(old) || (suggestUscc(old) ?? old) === (suggestUscc(value) ?? value)
}

function isDate(register: RegisterDefinition, key: string): boolean {
  return register.fields.some((field) => field.key === key && field.kind === 'date')
}
