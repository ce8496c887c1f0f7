// Types of the tables as Kysely knows them, derived from the definitions of the registers; the conformance tests hold them against the migrated file.
import type { FieldKind, ValueOf } from '#shared/registers/field.ts'
import type { Registers } from '#shared/registers/index.ts'

type Snake<S extends string> = S extends `${infer Head}${infer Tail}` ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${Snake<Tail>}` : ''

type FieldOf<D> = D extends { readonly fields: readonly (infer F)[] } ? F : never
type StoredOf<D> = Exclude<FieldOf<D>, { readonly kind: 'via' | 'derived' }>
type ColumnOf<F> = F extends { readonly kind: infer K; readonly key: infer S extends string } ? (K extends 'link' ? `${Snake<S>}_id` : Snake<S>) : never
/** SQLite knows no booleans: 0 or 1. */
type Stored<K> = K extends 'boolean' ? 0 | 1 : K extends FieldKind ? ValueOf<K> : never

interface Kept {
  id: number
  version: number
  created_at: string
  updated_at: string
  deleted_at: string | null
}
interface Named {
  name_key: string | null
  name_sort: string | null
}
type TableOf<D> = { [F in StoredOf<D> as ColumnOf<F>]: Stored<F extends { readonly kind: infer K } ? K : never> | null } & Kept &
  (D extends { readonly title: string } ? Named : unknown)

type RegisterTables = { [R in Registers[keyof Registers] as R['table']]: TableOf<R> }

interface CreationRow {
  id: number
  register: string
  first_id: number
  last_id: number
  at: string
  by: string
  why: string | null
  batch_id: number | null
  sheet_row: number | null
}
interface ChangeRow {
  id: number
  at: string
  by: string
  register: string
  record_id: number
  action: 'update' | 'remove' | 'restore'
  version: number
  fields: string | null
  why: string | null
  batch_id: number | null
  sheet_row: number | null
}
interface BatchRow {
  id: number
  kind: 'import' | 'undo'
  at: string
  by: string
  register: string | null
  file: string
  file_hash: string | null
  sheet: string
  header_rows: string
  mapping: string
  policy: string | null
  rows: string
  undoes: number | null
  undone_by: number | null
}
interface SourceRow {
  batch_id: number
  register: string
  record_id: number
  from_row: number
  to_row: number
  outcome: 'added' | 'changed' | 'unchanged'
  raw: string | null
}
interface AuditRow {
  id: number
  at: string
  by: string
  event: string
  detail: string
}
interface SettingRow {
  key: string
  value: string
}

export type Schema = RegisterTables & { creation: CreationRow; change: ChangeRow; batch: BatchRow; source: SourceRow; audit: AuditRow; setting: SettingRow }
