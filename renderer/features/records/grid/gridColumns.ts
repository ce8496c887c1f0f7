// The columns of the sheet to work in: what each shows, what a change to its cells means for the record, and why some cannot be changed.
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { Field, LinkField, StoredField, Value } from '#shared/registers/field.ts'
import { findRegister, linkTo, storedFieldOf } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { shownValue } from '#shared/values/shownValue.ts'

export interface GridColumn {
  readonly field: Field
  /** What kind of value it shows; undefined: none that is known. */
  readonly shown: StoredField | undefined
  /** Pixels. */
  readonly width: number
  /** Figures stand right. */
  readonly measure: boolean
  readonly way: ColumnWay
}

/** A link is changed where the name at its end stands. */
export type ColumnWay =
  | { readonly kind: 'own'; readonly field: StoredField }
  | { readonly kind: 'link'; readonly field: LinkField }
  | { readonly kind: 'locked'; readonly reason: string }

type LabelOf = (table: string, code: string) => string

/** Pixels. */
export const rowHeight = 28
export const rowHeadWidth = 76
export const headHeight = 30

const columnsOf = new WeakMap<Field, GridColumn>()

/** @param widths in pixels by key, as a clerk drew them */
export function gridColumns(register: RegisterDefinition, keys: readonly string[], widths: Readonly<Record<string, number>>): GridColumn[] {
  return keys.flatMap((key) => {
    const field = register.fields.find((candidate) => candidate.key === key)
    const column = field && gridColumn(register, field)
    const width = widths[key]
    return column ? [width === undefined ? column : { ...column, width }] : []
  })
}

export function gridColumn(register: RegisterDefinition, field: Field): GridColumn {
  const known = columnsOf.get(field)
  if (known) return known
  const shown = storedFieldOf(field)
  const characters = Math.max(field.label.length + 1, Math.min(field.width ?? 8, field.key === register.title ? 17 : 13))
  const column = {
    field,
    shown,
    width: Math.round(characters * 13 + 16),
    measure: shown?.kind === 'count' || shown?.kind === 'decimal',
    way: wayOf(register, field),
  }
  columnsOf.set(field, column)
  return column
}

function wayOf(register: RegisterDefinition, field: Field): ColumnWay {
  if (field.kind === 'derived') return { kind: 'locked', reason: `“${field.label}”由其他台账推算得出，不能直接填写。` }
  if (field.kind === 'link') return { kind: 'link', field }
  if (field.kind !== 'via') return { kind: 'own', field }
  const target = findRegister(field.register)
  const link = linkTo(register, field)
  if (link && target?.title === field.field) return { kind: 'link', field: link }
  return { kind: 'locked', reason: `“${field.label}”登记在“${target?.label ?? field.register}”里，请到那里修改。` }
}

/** Why this cell cannot be changed here; null: it can. A masked number that is blank hides nothing. */
export function lockReason(column: GridColumn, row: RecordRow): string | null {
  if (column.way.kind === 'locked') return column.way.reason
  if (!column.field.masked || (row[column.field.key] ?? null) === null) return null
  return `“${column.field.label}”已打码，请打开记录（Alt+回车）修改。`
}

/** Key under which a change is saved. */
export function savedKey(column: GridColumn): string {
  return column.way.kind === 'locked' ? column.field.key : column.way.field.key
}

/** What the record holds there, as it would be saved again. */
export function heldValue(column: GridColumn, row: RecordRow): Value {
  const value = row[savedKey(column)]
  return value === undefined || typeof value === 'object' ? null : value
}

export function shownText(column: GridColumn, row: RecordRow, labelOf: LabelOf): string {
  return shownValue(column.field, row[column.field.key], labelOf)
}

/** As it is typed and copied: figures without separators. */
export function plainText(column: GridColumn, row: RecordRow, labelOf: LabelOf): string {
  const value = row[column.field.key]
  return typeof value === 'number' && column.measure ? String(value) : shownText(column, row, labelOf)
}

/** Whether Excel must be kept from making a number or a day of it. */
export function staysText(column: GridColumn): boolean {
  return !column.measure && column.shown?.kind !== 'year'
}
