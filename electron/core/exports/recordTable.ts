// A register as a table that the importer reads back: headings are the fields' labels, cells what a clerk would type.
import type { CodeTables } from '#shared/importing/ledger.ts'
import type { StoredField, Value } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { labelOf } from '../records/codeTables.ts'
import { allExpressions } from '../records/fieldExpressions.ts'

export interface RecordColumn {
  readonly key: string
  readonly heading: string
  /** Counts stay numbers; everything else is text, so that codes keep their digits. */
  readonly kind: 'number' | 'text'
  /** In Chinese characters. */
  readonly width: number
  cell(value: Value | undefined): string | number | null
}

/** Every field but links, which are ids and whose records the via fields name. */
export function recordColumns(register: RegisterDefinition, codes: CodeTables, today: string): RecordColumn[] {
  const ends = new Map(allExpressions(register, today).map((expression) => [expression.key, expression.field]))
  return register.fields.flatMap((field) => {
    const end = ends.get(field.key)
    if (!end || field.kind === 'link') return []
    return [
      {
        key: field.key,
        heading: field.label,
        kind: end.kind === 'count' ? 'number' : 'text',
        width: field.width ?? 8,
        cell: (value: Value | undefined) => shownCell(end, value ?? null, codes),
      } satisfies RecordColumn,
    ]
  })
}

function shownCell(field: StoredField, value: Value, codes: CodeTables): string | number | null {
  if (value === null) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (field.kind === 'count' && typeof value === 'number') return value
  return field.kind === 'choice' ? labelOf(codes, field.table, String(value)) : String(value)
}
