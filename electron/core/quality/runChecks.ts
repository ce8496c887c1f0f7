// One run of all checks over all registers: reads only, in short turns, so that the core goes on answering meanwhile.

import type { Progress } from '#shared/api/types.ts'
import type { Value } from '#shared/registers/field.ts'
import { columnOf, type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { allRows } from '../database/query.ts'
import type { Office } from '../office.ts'
import { ruleContexts } from '../records/ruleContext.ts'
import { readSettings } from '../records/settings.ts'
import { checkedRegisters } from './checkedRegisters.ts'
import { createFindingStore, type FindingStore } from './findingStore.ts'
import type { Found } from './found.ts'
import { homePlaces } from './homePlaces.ts'
import { idPages, inRange } from './idPages.ts'
import { livingIds } from './livingIds.ts'
import { recordLook } from './recordLook.ts'
import { setChecks } from './setChecks.ts'
import { unionCycles } from './unionCycles.ts'

export interface Watch {
  emit(progress: Omit<Progress, 'type'>): void
  readonly signal: AbortSignal
}

export interface Run {
  readonly store: FindingStore
  /** Records outside the recycle bin. */
  readonly records: number
}

/** @throws LedgerError cancelled */
export async function runChecks(office: Office, watch: Watch): Promise<Run> {
  const store = await createFindingStore()
  try {
    return { store, records: await fill(office, store, watch) }
  } catch (error) {
    store.close()
    throw error
  }
}

async function fill(office: Office, store: FindingStore, { emit, signal }: Watch): Promise<number> {
  const { reader } = office.database
  const today = office.clock.today()
  const settings = readSettings(reader)
  const passes = checkedRegisters.map((id) => ({
    register: registers[id] as RegisterDefinition,
    highest: reader.prepare(`SELECT coalesce(max(id), 0) FROM ${registers[id].table}`).pluck().get() as number,
    sets: setChecks.filter((check) => check.register === id),
  }))
  const total = passes.reduce((sum, { highest, sets }) => sum + highest * (1 + sets.length), 0)
  const linked = await linkedIds(office, signal)
  let done = 0
  let records = 0
  for (const { register, highest, sets } of passes) {
    const keep = (found: readonly Found[]) => {
      const ids = [...new Set(found.map(({ id }) => id))]
      store.add(register.id as RegisterId, found, homePlaces(office, register, ids))
    }
    const tell = (after: number, upTo: number) => {
      done += upTo - after
      emit({ phase: 'checking', subject: register.id, done, total })
    }
    const look = rowLook(office, register, linked)
    await idPages(highest, signal, (after, upTo) => {
      const { rows, found } = look(after, upTo)
      records += rows
      keep(found)
      tell(after, upTo)
    })
    for (const check of sets) {
      await idPages(highest, signal, (after, upTo) => {
        const rows = allRows(reader, check.query(inRange(after, upTo), today, settings))
        const { code, level, field } = check
        keep(
          rows.map((row) => ({
            id: row.id,
            field,
            code,
            level,
            message: check.message(row, settings),
            others: row.other ? [row.other] : [],
            about: check.about?.(row) ?? '',
          })),
        )
        tell(after, upTo)
      })
    }
    if (register.id === 'union') keep(await unionCycles(reader, highest, signal))
  }
  return records
}

/** Of every register that another one links to. */
async function linkedIds(office: Office, signal: AbortSignal): Promise<ReadonlyMap<string, Uint8Array>> {
  const linked = new Map<string, Uint8Array>()
  for (const register of Object.values(registers) as readonly RegisterDefinition[]) {
    for (const field of register.fields) {
      if (field.kind === 'link' && !linked.has(field.register)) linked.set(field.register, await livingIds(office.database.reader, field.register, signal))
    }
  }
  return linked
}

/** The records of a range, looked at one by one. */
function rowLook(office: Office, register: RegisterDefinition, linked: ReadonlyMap<string, Uint8Array>) {
  const { reader } = office.database
  const fields = storedFields(register)
  const page = reader.prepare(
    `SELECT id AS "#", ${fields.map((field) => `${columnOf(field)} AS "${field.key}"`).join(', ')} FROM ${register.table}
     WHERE id > ? AND id <= ? AND deleted_at IS NULL ORDER BY id`,
  )
  const truths = fields.filter((field) => field.kind === 'boolean').map((field) => field.key)
  const contextOf = ruleContexts(office, reader, 'earlier')
  const exists = (target: string, id: number) => linked.get(target)?.[id] === 1
  const look = recordLook(office, register)
  return (after: number, upTo: number): { rows: number; found: Found[] } => {
    const found: Found[] = []
    const rows = page.all(after, upTo) as Record<string, Value>[]
    for (const row of rows) {
      for (const key of truths) if (row[key] !== null) row[key] = row[key] === 1
      const id = Number(row['#'])
      found.push(...look(id, row, { ...contextOf(id), exists }))
    }
    return { rows: rows.length, found }
  }
}
