import type { Office } from '../office.ts'

/** Code of the office's own region: the setting `scope`, else the first city in force of its regions. */
export function officeScope(office: Pick<Office, 'database' | 'regions'>): string {
  const row = office.database.reader.prepare<[], { value: string }>("SELECT value FROM setting WHERE key = 'scope'").get()
  const set: unknown = row && JSON.parse(row.value)
  if (typeof set === 'string') return set
  return office.regions().entries.find((entry) => entry.level === 'city' && entry.successor === null)?.code ?? ''
}
