// What a record is called beside others of all registers: by what it is found again, and what tells it from its namesakes.
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'

/** Its title; without one, what it is found again by: 台州市第一百货公司 — 2019-03-01. */
export function recordTitle(register: RegisterDefinition, record: RecordRow): string | null {
  if (register.title !== null) return textIn(record, register.title)
  const parts = (register.identity[0] ?? []).map((key) => {
    const link = register.fields.find((field) => field.key === key && field.kind === 'link')
    return textIn(record, link ? `${key}Name` : key)
  })
  return parts.filter((part) => part !== null).join(' — ') || null
}

const telling = ['unionName', 'unitName', 'position', 'pilotName', 'year', 'date']

/** Two of these are enough. */
export function recordDetail(register: RegisterDefinition, record: RecordRow): string {
  return detailOf(register, record, ['county', 'township', ...telling])
}

/** The same where its place is said beside it. */
export function detailBesidePlace(register: RegisterDefinition, record: RecordRow): string {
  return detailOf(register, record, telling)
}

function detailOf(register: RegisterDefinition, record: RecordRow, keys: readonly string[]): string {
  return keys
    .filter((key) => key !== register.title)
    .flatMap((key) => textIn(record, key) ?? [])
    .slice(0, 2)
    .join(' · ')
}

/** null where nothing is written. */
export function textIn(record: RecordRow, key: string): string | null {
  const value = record[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}
