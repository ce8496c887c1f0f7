// Records as a person tells them apart: by name, place and code.
import type { NamedRecord } from '#shared/api/previewTypes.ts'
import { columnOf, findRegister, type RegisterId, storedFields } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'

/** In the order of the ids; a record that only the import itself brings has no name yet. */
export function namedRecords(office: Office, id: RegisterId, ids: readonly number[]): NamedRecord[] {
  const register = findRegister(id)
  if (!register) return []
  const fields = storedFields(register).filter((field) => [register.title, 'county', 'township', 'uscc'].includes(field.key))
  if (fields.length === 0) return ids.map((each) => ({ register: id, id: each, name: `${register.label} ${each}`, detail: '' }))
  const select = office.database.reader.prepare(
    `SELECT ${fields.map((field) => `${columnOf(field)} AS "${field.key}"`).join(', ')} FROM ${register.table} WHERE id = ?`,
  )
  return ids.map((each) => {
    const row = select.get(each) as Readonly<Record<string, string | null>> | undefined
    const place = [row?.county, row?.township].flatMap((code) => (code ? [office.regions().nameOf(code)] : []))
    const title = register.title === null ? `${register.label} ${each}` : (row?.[register.title] ?? null)
    return { register: id, id: each, name: row ? title : null, detail: [place.join(''), row?.uscc ?? ''].filter((part) => part !== '').join(' · ') }
  })
}
