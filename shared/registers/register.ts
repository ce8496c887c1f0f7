import type { Field } from './field.ts'

/** Records of another register that a row of this one speaks of, e.g. the unit of a union. Keys: the other register's field → the key of the column that feeds it. */
export interface Carried {
  readonly register: string
  readonly fields: Readonly<Record<string, string>>
  /** Fields on which this ledger has the say; the others it only fills where the carried record is blank. */
  readonly authority: readonly string[]
  /** The link that it fills, where this register has several to that other one; absent: the first. */
  readonly link?: string
}

export interface RegisterDefinition {
  /** As on the command line: `list union`. */
  readonly id: string
  readonly label: string
  /** SQL table. */
  readonly table: string
  readonly fields: readonly Field[]
  /** Columns that the list shows at first. */
  readonly list: readonly string[]
  /** Groups of the form, in order. */
  readonly form: readonly { readonly label: string; readonly fields: readonly string[] }[]
  /** Field (or fields) by which an imported row finds its record: the first tuple whose values are all present and hit one record decides. */
  readonly identity: readonly (readonly string[])[]
  readonly carries: readonly Carried[]
  /**
   * A column of lists that go out to be filled in and come back: the version of the record from which a row was written, so that what others changed in between is not
   * undone by it. Never stored.
   */
  readonly revision?: { readonly key: string; readonly label: string }
  /** The field that names a record in links and headings; null where the record is known by its links. */
  readonly title: string | null
  /** Ledgers of another register look just like its own: a sheet is one of this register only where a person says so. */
  readonly byChoice?: true
}

/** Keeps the literal types of a definition, from which the types of the tables are made. */
export function defineRegister<const D extends RegisterDefinition>(definition: D): D {
  return definition
}
