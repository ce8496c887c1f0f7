// One search over all registers: who or what it is, in which register, and where in the record it stands.
import type { FoundGroup, FoundRecord, FoundRecords, RecordRow } from '#shared/api/recordTypes.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../../office.ts'
import { recordsById } from '../listRecords.ts'
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
  return { id: record.id, name: nameOf(register, record), field, label, text: textOf(record, field), detail: detailOf(register, record) }
}

/** Its title; without one, what it is found again by: 台州市第一百货公司 — 2019-03-01. */
function nameOf(register: RegisterDefinition, record: RecordRow): string | null {
  if (register.title !== null) return textOf(record, register.title)
  const parts = (register.identity[0] ?? []).map((key) => {
    const link = register.fields.find((field) => field.key === key && field.kind === 'link')
    return textOf(record, link ? `${key}Name` : key)
  })
  return parts.filter((part) => part !== null).join(' — ') || null
}

/** Two of these are enough. */
function detailOf(register: RegisterDefinition, record: RecordRow): string {
  const keys = ['county', 'township', 'unionName', 'unitName', 'position', 'pilotName', 'year', 'date'].filter((key) => key !== register.title)
  return keys
    .flatMap((key) => textOf(record, key) ?? [])
    .slice(0, 2)
    .join(' · ')
}

function textOf(record: RecordRow, key: string): string | null {
  const value = record[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}
