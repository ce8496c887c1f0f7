import type { Value } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'

/** Stored form: regions and choices by code (or the raw text when unknown), links by id, dates y-m-d, counts as numbers, booleans as booleans. */
export type StoredValues = Readonly<Record<string, Value>>

export interface ChangeMeta {
  /** Instant. */
  readonly at: string
  readonly by: string
  readonly why?: string | null
  readonly batchId?: number | null
  readonly sheetRow?: number | null
}

/**
 * The only code that writes to the tables of registers. Each call writes the record and its line in `change`; rules are checked before, by whoever calls.
 * Bound to one connection and its transaction; statements are prepared once, so that it serves an edit and an import of a million rows alike.
 */
export interface RecordWriter {
  /** @returns the new record's id. */
  create(register: RegisterDefinition, values: StoredValues, meta: ChangeMeta): number
  /** Writes only what differs. @returns the changed fields as [from, to], or null when nothing differs. */
  update(register: RegisterDefinition, id: number, values: StoredValues, meta: ChangeMeta): Readonly<Record<string, readonly [Value, Value]>> | null
  /** The record as it is now, in stored form. @throws LedgerError not-found */
  read(register: RegisterDefinition, id: number): StoredValues
  /** Takes a record away for good, with what `source` says of it; only the undo of an import that created it may. Written to `change` as remove. */
  erase(register: RegisterDefinition, id: number, meta: ChangeMeta): void
  /** Into the recycle bin. */
  remove(register: RegisterDefinition, id: number, meta: ChangeMeta): void
  /** Out of the recycle bin. */
  restore(register: RegisterDefinition, id: number, meta: ChangeMeta): void
}
