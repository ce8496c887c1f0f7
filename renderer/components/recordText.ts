import type { RecordRow } from '#shared/api/recordTypes.ts'

/** A field that is text; null where it is empty or something else. */
export function recordText(row: RecordRow, key: string): string | null {
  const value = row[key]
  return typeof value === 'string' ? value : null
}
