// Property: merges taken back from the last to the first leave every table as it was; in any other order, what does not go back is told.
import { join } from 'node:path'
import { ORPCError } from '@orpc/client'
import SQLite from 'better-sqlite3'
import type { NotUndone } from '#shared/api/recordTypes.ts'
import { columnOf, type RegisterId, registerIds, registers, storedFields } from '#shared/registers/index.ts'
import type { TestOffice } from '#test/support/office.ts'
import { type Dice, diceFor } from './ledgers/dice.ts'
import { differences, tablesOf } from './tables.ts'

/** @param number of the made merges. @returns what is wrong, a line each, and how many merges there were */
export async function mergeAndUnmerge(office: TestOffice, number: number): Promise<{ readonly wrong: readonly string[]; readonly merges: number }> {
  const before = tablesOf(office)
  const rows = rowsOf(office)
  const wrong: string[] = []
  const merges = await mergeSome(office, diceFor(number, 'merges'))
  wrong.push(...deadLinks(office))
  for (const mergeId of merges.toReversed()) {
    const { kept } = await office.core.call.records.unmerge({ mergeId })
    wrong.push(...kept.map(({ register, id, reason }) => `merge ${mergeId}, taken back in order, left ${register} ${id}: ${reason}`))
  }
  wrong.push(...differences(before, tablesOf(office)).map((line) => `in order: ${line}`))

  const dice = diceFor(number, 'again')
  const told: NotUndone[] = []
  for (const mergeId of dice.shuffle(await mergeSome(office, dice))) told.push(...(await office.core.call.records.unmerge({ mergeId })).kept)
  const named = new Set(told.map(({ register, id }) => `${register} ${id}`))
  for (const [record, row] of rowsOf(office))
    if (rows.get(record) !== row && !named.has(record)) wrong.push(`in disorder: ${record} is not what it was, and nobody says so`)
  return { wrong, merges: merges.length }
}

/** Some of every register, those that were merged before too. @returns the merges in their order */
async function mergeSome(office: TestOffice, dice: Dice): Promise<number[]> {
  const { records } = office.core.call
  const merges: number[] = []
  for (let round = 0; round < 2; round += 1) {
    for (const register of dice.shuffle(registerIds.filter((id) => id !== 'region'))) {
      const ids = (await records.list({ register })).records.map(({ id }) => id)
      if (ids.length < 2) continue
      const some = dice.shuffle(ids).slice(0, dice.between(2, 3))
      const survivor = dice.pick(some)
      const preview = await records.mergePreview({ register, ids: some, survivor })
      const fields = Object.fromEntries(preview.fields.filter(() => dice.chance(0.5)).map(({ key }) => [key, dice.pick(some)]))
      const versions = preview.records.map(({ id, version }) => ({ id, version }))
      try {
        merges.push((await records.merge({ register, ids: some, survivor, fields, versions, why: '试' })).mergeId)
      } catch (error) {
        // What was chosen at random may contradict itself (an end before its beginning).
        if (!(error instanceof ORPCError) || error.data?.code !== 'value-invalid') throw error
      }
    }
  }
  return merges
}

/** Links that lead to a record for which another stands. */
function deadLinks(office: TestOffice): string[] {
  return ask(office, (database) =>
    registerIds.flatMap((register) =>
      storedFields(registers[register]).flatMap((field) => {
        if (field.kind !== 'link') return []
        const dead = database
          .prepare(
            `SELECT count(*) FROM ${registers[register].table} r WHERE r.deleted_at IS NULL AND r.${columnOf(field)} IN (
               SELECT s.record_id FROM operation_step s JOIN operation o ON o.id = s.operation_id WHERE o.undone_at IS NULL AND s.action = 'absorb' AND s.register = ?)`,
          )
          .pluck()
          .get(field.register) as number
        return dead === 0 ? [] : [`${dead} of ${register} still link to an absorbed ${field.register}`]
      }),
    ),
  )
}

/** `union 12` → what the record holds. */
function rowsOf(office: TestOffice): Map<string, string> {
  return ask(office, (database) => {
    const rows = new Map<string, string>()
    for (const register of registerIds as RegisterId[]) {
      for (const { version: _, updated_at: __, ...row } of database.prepare(`SELECT * FROM ${registers[register].table}`).all() as Record<string, unknown>[])
        rows.set(`${register} ${row.id}`, JSON.stringify(row))
    }
    return rows
  })
}

function ask<T>(office: TestOffice, work: (database: SQLite.Database) => T): T {
  const database = new SQLite(join(office.dataDir, 'office.sqlite'), { readonly: true })
  try {
    return work(database)
  } finally {
    database.close()
  }
}
