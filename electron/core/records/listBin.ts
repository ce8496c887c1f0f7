// The recycle bin over all registers: what lies in it, who put it there, when and why. The newest comes first.
import { type RawBuilder, sql } from 'kysely'
import type { BinQuery } from '#shared/api/recordsContract.ts'
import type { BinEntry, BinPage } from '#shared/api/recordTypes.ts'
import { type RegisterId, registerIds } from '#shared/registers/index.ts'
import { allRows } from '../database/query.ts'
import type { Office } from '../office.ts'
import { heldText } from './heldText.ts'
import { joinsOf } from './joinsOf.ts'
import { recordsById, registerOf } from './listRecords.ts'

interface Found {
  readonly register: RegisterId
  readonly id: number
  readonly deletedAt: string
}

export function listBin(office: Office, { register, search, offset, limit }: BinQuery): BinPage {
  const { reader } = office.database
  const inBin = registerIds.map((id) => binned(office, id, search))
  const registers = allRows(reader, sql<{ register: RegisterId; total: number }>`SELECT register, count(*) AS total FROM (${union(inBin)}) GROUP BY register`)
  const wanted = register === undefined ? inBin : [binned(office, register, search)]
  const found = allRows(reader, sql<Found>`${union(wanted)} ORDER BY deletedAt DESC, register, id DESC LIMIT ${limit} OFFSET ${offset}`)
  const total = registers.filter((one) => register === undefined || one.register === register).reduce((sum, one) => sum + one.total, 0)
  return { total, registers: registers.sort((a, b) => registerIds.indexOf(a.register) - registerIds.indexOf(b.register)), entries: entriesOf(office, found) }
}

function binned(office: Office, id: RegisterId, search: string): RawBuilder<unknown> {
  const register = registerOf(id)
  const { condition, joins } = heldText(register, search, office.clock.today())
  return sql`SELECT ${id} AS register, r.id AS id, r.deleted_at AS deletedAt FROM ${sql.table(register.table)} AS r ${joinsOf(joins)} WHERE r.deleted_at IS NOT NULL AND ${condition}`
}

function union(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(parts, sql` UNION ALL `)
}

function entriesOf(office: Office, found: readonly Found[]): BinEntry[] {
  const { reader } = office.database
  const removal = reader.prepare(`SELECT by, why FROM change WHERE register = ? AND record_id = ? AND action = 'remove' ORDER BY id DESC LIMIT 1`)
  const records = new Map(
    [...new Set(found.map((one) => one.register))].map((id) => {
      const rows = recordsById(
        office,
        registerOf(id),
        found.filter((one) => one.register === id).map((one) => one.id),
      )
      return [id, new Map(rows.map((row) => [row.id, row]))]
    }),
  )
  return found.flatMap(({ register, id, deletedAt }): BinEntry[] => {
    const record = records.get(register)?.get(id)
    if (!record) return []
    const { by = '', why = null } = (removal.get(register, id) ?? {}) as { by?: string; why?: string | null }
    return [{ register, record, deletedAt, by, why }]
  })
}
