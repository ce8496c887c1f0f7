// A register as a table that the importer reads back: headings are the fields' labels, cells what a clerk would type.
import type { CodeTables } from '#shared/importing/ledger.ts'
import type { StoredField, Value } from '#shared/registers/field.ts'
import { storedFieldOf } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { labelOf } from '#shared/values/choice.ts'
import { shownValue } from '#shared/values/shownValue.ts'

/** Of a table that is written row by row. */
export interface TableColumn {
  readonly heading: string
  /** Counts stay numbers; everything else is text, so that codes keep their digits. */
  readonly kind: 'number' | 'text'
  /** In Chinese characters. */
  readonly width: number
}

export interface RecordColumn extends TableColumn {
  readonly key: string
  cell(value: Value | undefined): string | number | null
}

/** Every field but links, which are ids and whose records the via fields name. */
export function recordColumns(register: RegisterDefinition, codes: CodeTables): RecordColumn[] {
  return register.fields.flatMap((field): RecordColumn[] => {
    const stored = storedFieldOf(field)
    if (!stored || field.kind === 'link') return []
    const shown = (value: Value | undefined) => shownValue(stored, value, (table, code) => labelOf(codes, table, code)) || null
    return [
      {
        key: field.key,
        heading: field.label,
        kind: isNumber(stored) ? 'number' : 'text',
        width: field.width ?? 8,
        cell: (value) => (isNumber(stored) && typeof value === 'number' ? value : shown(value)),
      },
    ]
  })
}

function isNumber(field: StoredField): boolean {
  return field.kind === 'count' || field.kind === 'year' || field.kind === 'decimal'
}
