// A group of made ledgers through all properties. Many share an office, which is what makes two thousand a matter of minutes; when a group fails, each is tried alone.
import { differenceOfReaders } from '#test/support/twoReaders.ts'
import { madeLedger } from './ledgers/madeLedger.ts'
import { importFiles, withFiles, withOffice } from './oneOffice.ts'
import { roundTrip } from './roundTrip.ts'
import { tablesOf } from './tables.ts'
import { undoOutOfOrder, undoToTheLetter } from './undoing.ts'

export interface GroupResult {
  readonly failures: readonly { readonly numbers: readonly number[]; readonly what: string }[]
  readonly rows: number
  /** Rows that became records. */
  readonly landed: number
  readonly sheets: number
}

/** @param from to: numbers of ledgers, the last not included */
export async function runGroup(from: number, to: number): Promise<GroupResult> {
  const result = await runTogether(from, to)
  if (result.failures.length === 0 || to - from === 1) return result
  const alone = []
  for (let number = from; number < to; number++) alone.push(...(await runTogether(number, number + 1)).failures)
  // What only goes wrong in company is told of the whole group.
  return { ...result, failures: alone.length > 0 ? alone : result.failures }
}

async function runTogether(from: number, to: number): Promise<GroupResult> {
  const numbers = Array.from({ length: to - from }, (_, index) => from + index)
  const [made, madeAgain] = [numbers.map((number) => madeLedger(number)), numbers.map((number) => madeLedger(number, 2))]
  return withFiles(made, (files) =>
    withFiles(madeAgain, async (again) => {
      const wrong: string[] = []
      for (const [index, { format, name }] of made.entries()) {
        if (format !== 'xlsx') continue
        const difference = await differenceOfReaders(files[index]?.path ?? '')
        if (difference) wrong.push(`the two readers see ${name} otherwise: ${difference}`)
      }
      const counted = await withOffice(async (office) => {
        const empty = tablesOf(office)
        const batches = await importFiles(office, files)
        const imported = tablesOf(office)
        // By turns, so that both formats meet every register.
        const trip = await roundTrip(office, Math.floor(from / (to - from)) % 2 === 0 ? 'xlsx' : 'csv')
        wrong.push(...trip.wrong)
        if (trip.wrong.length === 0) {
          wrong.push(...(await undoToTheLetter(office, imported, trip.batches)).map((line) => `its own export, taken back: ${line}`))
          const second = await importFiles(office, again)
          wrong.push(...(await undoToTheLetter(office, imported, second)).map((line) => `the second edition, taken back: ${line}`))
          wrong.push(...(await undoToTheLetter(office, empty, batches)).map((line) => `everything, taken back: ${line}`))
          wrong.push(...(await undoOutOfOrder(office, from, files, again)))
        }
        return batches
      })
      const sum = (key: 'read' | 'added' | 'changed' | 'unchanged') => counted.reduce((total, { rows }) => total + rows[key], 0)
      return {
        failures: wrong.map((what) => ({ numbers, what })),
        rows: sum('read'),
        landed: sum('added') + sum('changed') + sum('unchanged'),
        sheets: counted.filter(({ batchId }) => batchId !== null).length,
      }
    }),
  )
}
