// Findings as the clerk reads them: with the record's name, the county's name and the value as it stands, masked where it is masked.
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { Finding } from '#shared/quality/findings.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { labelOf } from '#shared/values/choice.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import type { Office } from '../office.ts'
import { recordsById } from '../records/listRecords.ts'
import { asideOf } from './asides.ts'
import type { KeptFinding } from './findingStore.ts'

/** In their order. A record that is no longer there goes by its number. */
export function shownFindings(office: Office, kept: readonly KeptFinding[], aside: boolean): Finding[] {
  const rows = rowsOf(office, kept)
  const { reader } = office.database
  return kept.map((finding) => {
    const { register: id, county, field: key, level, code, message, others } = finding
    const register: RegisterDefinition = registers[id]
    const field = register.fields.find((candidate) => candidate.key === key)
    const row = rows.get(`${id} ${finding.id}`)
    return {
      register: id,
      id: finding.id,
      code,
      field: key,
      level,
      message,
      others,
      name: row ? nameOf(register, row) : `${register.label} ${finding.id}`,
      county: county === null ? '' : office.regions().nameOf(county),
      label: field?.label ?? key,
      value: row && field ? valueIn(office, register, row, key) : '',
      aside: aside ? asideOf(reader, finding) : null,
    }
  })
}

function rowsOf(office: Office, kept: readonly KeptFinding[]): Map<string, RecordRow> {
  const rows = new Map<string, RecordRow>()
  for (const [id, findings] of Map.groupBy(kept, ({ register }) => register)) {
    const ids = [...new Set(findings.map((finding) => finding.id))]
    for (const row of recordsById(office, registers[id as RegisterId], ids)) rows.set(`${id} ${row.id}`, row)
  }
  return rows
}

/** Its title, or the names of the records without which it says nothing. */
function nameOf(register: RegisterDefinition, row: RecordRow): string {
  const own = register.title === null ? null : row[register.title]
  if (typeof own === 'string') return own
  const links = register.fields.filter((field) => field.kind === 'link' && field.required)
  const names = links.map((link) => row[`${link.key}Name`]).filter((name) => typeof name === 'string')
  return register.title === null && names.length > 0 ? names.join(' — ') : `${register.label} ${row.id}`
}

/** As it is shown, masked where it is masked; '' where nothing is written. */
export function valueIn(office: Office, register: RegisterDefinition, row: RecordRow, key: string): string {
  const field = register.fields.find((candidate) => candidate.key === key)
  if (!field) return ''
  const value = row[key]
  const name = field.kind === 'link' ? row[`${key}Name`] : null
  if (typeof name === 'string') return name
  return shownValue(field, value, (table, code) => labelOf(office.codes, table, code))
}
