// The records behind a figure, which until here were numbers: what they are called, and the cells that they came from.
import type { TraceQuery } from '#shared/api/reportsContract.ts'
import type { TracedRecord, TraceTerm } from '#shared/api/traceTypes.ts'
import type { Office } from '../office.ts'
import { recordsById, registerOf } from '../records/listRecords.ts'
import { recordDetail, recordTitle } from '../records/recordTitle.ts'
import { sourceCells } from '../records/sourceCells.ts'
import type { Contributions } from './reportKind.ts'

export interface Followed {
  readonly term: TraceTerm
  readonly contributions: readonly Contributions[]
}

/** A page of them. */
export function recordsOf(office: Office, followed: readonly Followed[], { offset, limit }: Pick<TraceQuery, 'offset' | 'limit'>): TracedRecord[] {
  const page: TracedRecord[] = []
  let passed = 0
  for (const { term, contributions } of followed) {
    for (const { register: id, fields, records } of contributions) {
      const wanted = records.slice(Math.max(0, offset - passed), Math.max(0, offset + limit - passed))
      passed += records.length
      if (wanted.length > 0) page.push(...tracedRecords(office, term.key, { register: id, fields, records: wanted }))
    }
  }
  return page
}

/** @param records some hundreds at most @param detail what tells each from its namesakes */
export function tracedRecords(
  office: Office,
  term: string,
  { register: id, fields, records }: Contributions,
  detail: typeof recordDetail = recordDetail,
): TracedRecord[] {
  const register = registerOf(id)
  const { reader } = office.database
  const ids = records.map((record) => record.id)
  const rows = new Map(recordsById(office, register, ids).map((row) => [row.id, row]))
  const sources = sourceCells(reader, register, ids, fields)
  const binned = new Set(
    reader
      .prepare(`SELECT id FROM ${register.table} WHERE deleted_at IS NOT NULL AND id IN (SELECT value FROM json_each(?))`)
      .pluck()
      .all(JSON.stringify(ids)) as number[],
  )
  return records.map(({ id: recordId, amount }) => {
    const row = rows.get(recordId)
    return {
      term,
      register: id,
      id: recordId,
      title: (row && recordTitle(register, row)) ?? `${register.label} ${recordId}`,
      detail: row ? detail(register, row) : '',
      amount,
      deleted: binned.has(recordId),
      sources: sources.get(recordId)?.cells ?? [],
      byHand: sources.get(recordId)?.byHand ?? null,
    }
  })
}
