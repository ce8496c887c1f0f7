// Reports of a quarter issued one after the other: what one is refused keeps none of the others back, and each says what became of it.
import { setImmediate } from 'node:timers/promises'
import type { CloseItem, IssuedItem } from '#shared/api/closeTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { errorSentence } from '#shared/messages/errors.ts'
import type { Report } from '#shared/reports/report.ts'
import { reportMark } from '#shared/reports/reportMark.ts'
import type { Office } from '../office.ts'
import type { Watch } from '../quality/runChecks.ts'
import { issueReport } from '../reports/issueReport.ts'

export interface ChosenItem {
  readonly report: string
  readonly period: string
}

interface Issuing {
  readonly items: readonly CloseItem[]
  /** For those that have another version. */
  readonly note?: string | undefined
  /** As they were looked at: only what still says the same is issued. null: nobody looked. */
  readonly looked: readonly Report[] | null
}

/** When it is cancelled, what was issued by then is told and stays. */
export async function issueItems(office: Office, { items, note, looked }: Issuing, { emit, signal }: Watch): Promise<IssuedItem[]> {
  const results: IssuedItem[] = []
  for (const { report, title, period, periodLabel } of items) {
    emit({ phase: 'writing', subject: title, done: results.length, total: items.length })
    await setImmediate()
    if (signal.aborted) break
    const named = { report, title, period, periodLabel }
    try {
      const { issued, added, differences } = issueReport(office, { report, period, note, seen: markOf(looked, { report, period }) })
      results.push({ ...named, outcome: added ? 'issued' : 'same', issued, changes: differences.length, reason: null })
    } catch (thrown) {
      if (!(thrown instanceof LedgerError)) throw thrown
      results.push({ ...named, outcome: 'refused', issued: null, changes: 0, reason: errorSentence(thrown.code, thrown.params) })
    }
  }
  return results
}

function markOf(looked: readonly Report[] | null, { report, period }: ChosenItem): string | undefined {
  const seen = looked?.find((one) => one.id === report && one.period === period)
  return seen && reportMark(seen)
}
