// The closed list of field kinds. A register is data; every place that treats kinds differently switches over this list exhaustively.

interface FieldBase {
  /** camelCase; the same in JSON, TypeScript and (as snake_case) in SQL. */
  readonly key: string
  /** What the clerk reads. */
  readonly label: string
  /** Other headings under which ledgers print this field; compared after `foldHeading`. */
  readonly synonyms?: readonly string[]
  /** A record without it is kept as 待完善 and the gap is shown. */
  readonly required?: true
  /** Width in the list, in Chinese characters. */
  readonly width?: number
  /** Masked in lists, prints and exports unless asked for with a reason. */
  readonly masked?: true
}

export interface TextField extends FieldBase {
  readonly kind: 'text'
  /** A choice of the same record that the text answers by the way where it is one of that table's values. */
  readonly answers?: { readonly field: string; readonly table: string }
  /** A name of somebody or something, by which records are searched for like by their title. */
  readonly searched?: true
}
/** Several lines. */
export interface NoteField extends FieldBase {
  readonly kind: 'note'
}
/** Name of an organisation: stored as written, compared after `foldName`. */
export interface OrganisationField extends FieldBase {
  readonly kind: 'organisation'
}
/** Name of a person: no inner blanks, middle dot U+00B7. */
export interface PersonField extends FieldBase {
  readonly kind: 'person'
}
/** 统一社会信用代码, 18 characters, GB 32100-2015. `holder` says whose: unions have prefix 81, units anything but 81. */
export interface UsccField extends FieldBase {
  readonly kind: 'uscc'
  readonly holder: 'unit' | 'union'
}
/** 组织机构代码, 9 characters, GB 11714-1997. */
export interface OrganisationCodeField extends FieldBase {
  readonly kind: 'organisationCode'
}
export interface PhoneField extends FieldBase {
  readonly kind: 'phone'
  readonly masked: true
}
/** One value of a code table in resources/codes; an unknown value is kept as written and flagged. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'choice'
  readonly table: string
  /** Another choice of the same record that the text begins with: 兼职副主席 says 兼职 too. */
  readonly begins?: { readonly field: string; readonly table: string }
}
/** Several values of a code table, stored as their codes in the table's order with 、 between them. */
export interface ChoicesField extends FieldBase {
  readonly kind: 'choices'
  readonly table: string
}
/** Number of an identity document: 18 characters of GB 11643-1999, or what another document has. One that its giver masked stays masked and identifies nobody. */
export interface IdNumberField extends FieldBase {
  readonly kind: 'idNumber'
  readonly masked: true
}
/** A region: stored by code, spoken by name at the contract; an unknown name is kept as written and flagged. */
export interface RegionField extends FieldBase {
  readonly kind: 'region'
  readonly level: 'county' | 'township'
}
/** `YYYY-MM-DD`, or `YYYY-MM` / `YYYY` where no more is known. Text, never a Date. */
export interface DateField extends FieldBase {
  readonly kind: 'date'
  readonly notAfterToday?: true
  /** Where ledgers write both ends of a period in one cell (2018.3-2021.3), the field that its end belongs to. */
  readonly until?: string
}
/** A whole number ≥ 0. */
export interface CountField extends FieldBase {
  readonly kind: 'count'
}
/** A calendar year, never summed and shown without separators. */
export interface YearField extends FieldBase {
  readonly kind: 'year'
}
/** A measure ≥ 0 with a fraction: square metres, degrees, 万元. */
export interface DecimalField extends FieldBase {
  readonly kind: 'decimal'
}
export interface BooleanField extends FieldBase {
  readonly kind: 'boolean'
  /** Words that mean yes in this column alone: the name of the thing itself. */
  readonly yes?: readonly string[]
}
/** Another record, by id. */
export interface LinkField extends FieldBase {
  readonly kind: 'link'
  readonly register: string
}
/** Read through a link and never stored here: the contract shows it, the importer carries it to the record it belongs to. */
export interface ViaField extends FieldBase {
  readonly kind: 'via'
  readonly register: string
  readonly field: string
  /** The link that is followed, where the register has several to that other one; absent: the first. */
  readonly link?: string
}
/** Follows from other records whenever it is shown: never stored, typed in or imported. What from stands in `records/derivedFields.ts`. */
export interface DerivedField extends FieldBase {
  readonly kind: 'derived'
  readonly as: DerivedAs
}
/** What kind of value it is. */
export type DerivedAs =
  | { readonly kind: 'count' }
  | { readonly kind: 'decimal' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'choice'; readonly table: string }

/** A field with a column of its own. */
export type StoredField =
  | TextField
  | NoteField
  | OrganisationField
  | PersonField
  | UsccField
  | OrganisationCodeField
  | PhoneField
  | IdNumberField
  | ChoiceField
  | ChoicesField
  | RegionField
  | DateField
  | CountField
  | YearField
  | DecimalField
  | BooleanField
  | LinkField

export type Field = StoredField | ViaField | DerivedField
export type FieldKind = Field['kind']

/** What a stored field holds in SQL and at the contract. Empty is null, never ''. */
export type ValueOf<K extends FieldKind> = K extends 'count' | 'year' | 'decimal' | 'link' ? number : K extends 'boolean' ? boolean : string

/** Any field's value. */
export type Value = string | number | boolean | null
