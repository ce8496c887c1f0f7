// One search over all registers: who or what it is, in which register, and where in the record it stands.
import type { FoundGroup, FoundRecord, FoundRecords, RecordRow } from '#shared/api/recordTypes.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../../office.ts'
import { recordsById } from '../listRecords.ts'
import { recordDetail, recordTitle, textIn } from '../recordTitle.ts'
import type { Found, Hit } from './findOnShelf.ts'

export interface FindQuery {
  readonly text: string
  /** Hits per register. */
  readonly limit: number
}

export async function findRecords(office: Office, { text, limit }: FindQuery): Promise<FoundRecords> {
  await office.search.refresh()
  if (text.trim() === '') return { groups: [] }
  const found = office.search.findEverywhere(text).map((each) => ({ ...each, hits: each.found.best(limit) }))
  found.sort((one, other) => (other.hits[0]?.score ?? 0) - (one.hits[0]?.score ?? 0))
  return { groups: found.map(({ register, found: there, hits }) => groupOf(office, register, there, hits)) }
}

function groupOf(office: Office, id: RegisterId, found: Found, hits: readonly Hit[]): FoundGroup {
  const register = registers[id]
  const records = recordsById(
    office,
    register,
    hits.map((hit) => hit.id),
  )
  const fields = new Map(hits.map((hit) => [hit.id, hit.field]))
  return { register: id, total: found.count, hits: records.map((record) => foundRecord(register, record, fields.get(record.id) ?? '')) }
}

function foundRecord(register: RegisterDefinition, record: RecordRow, field: string): FoundRecord {
  const label = register.fields.find((each) => each.key === field)?.label ?? ''
  return { id: record.id, name: recordTitle(register, record), field, label, text: textIn(record, field), detail: recordDetail(register, record) }
}
