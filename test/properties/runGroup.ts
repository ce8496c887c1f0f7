// A group of made ledgers through all properties. Many share an office, which is what makes two thousand a matter of minutes.
import { differenceOfReaders } from '#test/support/twoReaders.ts'
import { tagOf } from './ledgers/facts.ts'
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
        const turn = Math.floor(from / (to - from))
        const trip = await roundTrip(office, turn % 2 === 0 ? 'xlsx' : 'csv')
        wrong.push(...trip.wrong)
        if (trip.wrong.length === 0) {
          wrong.push(...(await undoToTheLetter(office, imported, trip.batches)).map((line) => `its own export, taken back: ${line}`))
          const second = await importFiles(office, again)
          wrong.push(...(await undoToTheLetter(office, imported, second)).map((line) => `the second edition, taken back: ${line}`))
          wrong.push(...(await undoToTheLetter(office, empty, batches)).map((line) => `everything, taken back: ${line}`))
          // As long as all the rest together: every second time is enough.
          if (turn % 4 < 2) wrong.push(...(await undoOutOfOrder(office, from, files, again)))
        }
        return batches
      })
      const sum = (key: 'read' | 'added' | 'changed' | 'unchanged') => counted.reduce((total, { rows }) => total + rows[key], 0)
      return {
        failures: wrong.map((what) => ({ numbers: suspects(numbers, what), what })),
        rows: sum('read'),
        landed: sum('added') + sum('changed') + sum('unchanged'),
        sheets: counted.filter(({ batchId }) => batchId !== null).length,
      }
    }),
  )
}

/** The names of a ledger's records hold its tag; where a failure names none, the whole group is meant. */
function suspects(numbers: readonly number[], what: string): readonly number[] {
  const named = numbers.filter((number) => what.includes(tagOf(number)))
  return named.length > 0 ? named : numbers
}
