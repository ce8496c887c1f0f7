// What came in for a quarter: its imports, and how many different records of which register they spoke of in each county (of a county's office: in each township), so that a place
// that sent nothing is seen.
import type SQLite from 'better-sqlite3'
import type { CloseImports } from '#shared/api/closeTypes.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { batchesWithin } from '../imports/batches.ts'
import type { Office } from '../office.ts'
import { homePlaces } from '../quality/homePlaces.ts'
import { idPages } from '../quality/idPages.ts'
import type { Watch } from '../quality/runChecks.ts'
import { officeScope } from '../records/settings.ts'
import { scopeRows } from '../reports/scopeRows.ts'

interface Within {
  /** Instants: later than the first and not later than the second; null = until now. */
  readonly since: string
  readonly until: string | null
}

const unplaced = { key: 'unplaced', label: '未归属' }

/** In short turns. Lists from outside are among the batches, but no county sent them. @throws LedgerError cancelled */
export async function closeImports(office: Office, { since, until }: Within, { emit, signal }: Watch): Promise<CloseImports> {
  const { reader } = office.database
  const batches = batchesWithin(reader, since, until)
  const found = [...new Set(batches.flatMap(({ register }) => (register === null || register === 'listEntry' ? [] : [register])))]
  const { code } = officeScope(reader, office.regions())
  const { rows, rowOf } = scopeRows(office.regions(), code, code)
  const counts = new Map([...rows, unplaced].map(({ key }) => [key, {} as Partial<Record<RegisterId, number>>]))
  for (const id of found) {
    const register: RegisterDefinition = registers[id]
    const named = recordsNamed(
      reader,
      register,
      batches.flatMap((batch) => (batch.register === id ? [batch.batchId] : [])),
    )
    const highest = reader.prepare(`SELECT coalesce(max(id), 0) FROM ${register.table}`).pluck().get() as number
    await idPages(highest, signal, (after, upTo) => {
      const ids = named(after, upTo)
      const places = homePlaces(office, register, ids)
      for (const record of ids) {
        const place = places.get(record)
        const line = counts.get(rowOf(place?.county ?? null, place?.township ?? null) ?? unplaced.key)
        if (line) line[id] = (line[id] ?? 0) + 1
      }
      emit({ phase: 'checking', subject: id, done: upTo, total: highest })
    })
  }
  const shown = [...rows, ...(Object.keys(counts.get(unplaced.key) ?? {}).length > 0 ? [unplaced] : [])]
  return { since, batches, registers: found, counties: shown.map(({ key, label }) => ({ name: label, records: counts.get(key) ?? {} })) }
}

/** Records of a register that some batches brought, changed or found as they were, page by page. */
function recordsNamed(reader: SQLite.Database, register: RegisterDefinition, batches: readonly number[]): (after: number, upTo: number) => number[] {
  const page = reader
    .prepare(
      `SELECT record_id AS id FROM source WHERE register = @register AND record_id > @after AND record_id <= @upTo AND batch_id IN (SELECT value FROM json_each(@batches))
       UNION
       SELECT t.id FROM creation c JOIN ${register.table} t ON t.id BETWEEN c.first_id AND c.last_id AND t.id > @after AND t.id <= @upTo
       WHERE c.register = @register AND c.last_id > @after AND c.first_id <= @upTo AND c.batch_id IN (SELECT value FROM json_each(@batches))`,
    )
    .pluck()
  return (after, upTo) => page.all({ register: register.id, after, upTo, batches: JSON.stringify(batches) }) as number[]
}
