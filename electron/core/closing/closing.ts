// The room of the quarter's close (季度结账). Each answer is found out from the office anew, but the counted reports, which are kept until the data changes.
import { setImmediate } from 'node:timers/promises'
import type { CloseCheckEvent, CloseChecked, CloseImportsEvent, CloseIssueEvent, CloseState, CloseStep } from '#shared/api/closeTypes.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { BackupInfo } from '#shared/api/types.ts'
import { openSteps } from '#shared/reports/closeStanding.ts'
import { type Period, parsePeriod } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'
import { addDays } from '#shared/values/calendar.ts'
import { leavingRecords, stateOf, unchangedSince } from '../database/unchanged.ts'
import { batchesWithin } from '../imports/batches.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import type { Watch } from '../quality/runChecks.ts'
import { buildReport } from '../reports/buildReport.ts'
import { differsFromIssued } from '../reports/issueReport.ts'
import { createBackup, listBackups } from '../safekeeping/safekeeping.ts'
import { endOfDay } from '../systemClock.ts'
import { closeImports } from './closeImports.ts'
import { closeItems } from './closeItems.ts'
import { closesOf, marksOf, type NewMark, writeMark } from './closeMarks.ts'
import { closeReminders } from './closeReminders.ts'
import { type ChosenItem, issueItems } from './issueItems.ts'

/** Differences of one report that are told one by one. */
const told = 40

export interface Closing {
  state(period: string): CloseState
  imports(period: string, signal?: AbortSignal): AsyncIterable<CloseImportsEvent>
  check(input: { readonly period: string; readonly anew: boolean }, signal?: AbortSignal): AsyncIterable<CloseCheckEvent>
  issue(
    input: { readonly period: string; readonly items: readonly ChosenItem[]; readonly note?: string | undefined; readonly seen?: string | undefined },
    signal?: AbortSignal,
  ): AsyncIterable<CloseIssueEvent>
  /** @throws LedgerError period-to-come, quarter-closed, writer-busy */
  mark(input: { readonly period: string; readonly step: CloseStep; readonly done: boolean; readonly note?: string | undefined }): CloseState
  /** @throws LedgerError period-to-come, quarter-closed, nothing-issued, writer-busy, the refusals of backups */
  finish(input: { readonly period: string; readonly note?: string | undefined }): Promise<CloseState>
  /** @throws LedgerError quarter-open, writer-busy */
  reopen(input: { readonly period: string; readonly note: string }): CloseState
}

/** Reports as they were counted, and of which state of the file. */
interface Counted {
  readonly period: string
  readonly today: string
  readonly at: string
  readonly reports: readonly Report[]
  readonly seen: number
}

export function createClosing(office: Office): Closing {
  const { reader } = office.database
  let counted: Counted | null = null
  const marked = (mark: NewMark) => leavingRecords(reader, () => office.database.write((writer) => writeMark(office, writer, mark)))

  function quarterOf(period: string): Period {
    const quarter = parsePeriod(period)
    const today = office.clock.today()
    if (quarter.from > today) throw new LedgerError('period-to-come', { period: quarter.label, today })
    return quarter
  }
  function openQuarter(period: string): Period {
    const quarter = quarterOf(period)
    const [close] = marksOf(reader, period).filter(({ step }) => step === 'close')
    if (close?.done) throw new LedgerError('quarter-closed', { period: quarter.label })
    return quarter
  }
  /** From the end of the close before, or the beginning of the quarter, to its own close. */
  function within(quarter: Period): { since: string; until: string | null } {
    const closes = closesOf(office).filter(({ stands }) => stands)
    const before = closes.filter(({ period }) => period < quarter.id).map(({ at }) => at)
    const begins = endOfDay(addDays(quarter.from, -1))
    const until = closes.find(({ period }) => period === quarter.id)?.at ?? null
    const since = before.reduce((latest, at) => (at > latest ? at : latest), begins)
    // A quarter that is closed after a later one hears from its own beginning.
    return { since: until !== null && since > until ? begins : since, until }
  }
  function state(period: string): CloseState {
    const quarter = parsePeriod(period)
    const { since, until } = within(quarter)
    const batches = batchesWithin(reader, since, until)
    const log = marksOf(reader, period)
    const [lastBackup = null] = listBackups(office.dataDir)
    const { id, label, from, to } = quarter
    const today = office.clock.today()
    return {
      period: { id, label, from, to },
      today,
      over: to < today,
      since,
      imports: { batches: batches.length, last: batches[0]?.at ?? null },
      reminders: closeReminders(office),
      items: closeItems(office, quarter),
      checked: counted !== null && isFresh(quarter) ? checkedOf(quarter, counted) : null,
      lastBackup,
      marks: Object.fromEntries([...log].reverse().map((mark) => [mark.step, mark])),
      log,
      closes: closesOf(office),
    }
  }

  async function count(quarter: Period, { emit, signal }: Watch): Promise<Counted> {
    const [seen, today] = [stateOf(reader), office.clock.today()]
    const items = closeItems(office, quarter)
    const reports: Report[] = []
    for (const { report, title, period } of items) {
      emit({ phase: 'generating', subject: title, done: reports.length, total: items.length })
      await setImmediate()
      if (signal.aborted) throw new LedgerError('cancelled')
      reports.push(buildReport(office, { report, period }))
    }
    return { period: quarter.id, today, at: office.clock.now(), reports, seen }
  }
  function checkedOf(quarter: Period, { at, reports }: Counted): CloseChecked {
    const items = closeItems(office, quarter)
    return {
      at,
      reports: items.flatMap((item) => {
        const report = reports.find(({ id, period }) => id === item.report && period === item.period)
        if (!report) return []
        const differences = item.issued === null ? [] : differsFromIssued(reader, report)
        return {
          ...item,
          failing: report.checks.filter(({ failing }) => failing.length > 0),
          differences: differences.slice(0, told),
          changes: differences.length,
        }
      }),
    }
  }
  /** What the clerk looked at before he said "issue these". @param seen its instant; absent = nobody looked @throws LedgerError report-changed when it was counted anew since */
  function lookedAt(seen: string | undefined): readonly Report[] | null {
    if (seen === undefined) return null
    if (counted?.at !== seen) throw new LedgerError('report-changed')
    return counted.reports
  }
  const isFresh = (quarter: Period): boolean =>
    counted !== null && counted.period === quarter.id && counted.today === office.clock.today() && unchangedSince(reader, counted.seen)

  return {
    state,
    imports: (period, outer) =>
      progressStream<Extract<CloseImportsEvent, { type: 'imports' }>>(async (emit, signal) => {
        return { type: 'imports', imports: await closeImports(office, within(parsePeriod(period)), { emit, signal }) }
      }, outer),
    check: ({ period, anew }, outer) =>
      progressStream<Extract<CloseCheckEvent, { type: 'checked' }>>(async (emit, signal) => {
        const quarter = quarterOf(period)
        if (anew || counted === null || !isFresh(quarter)) counted = await count(quarter, { emit, signal })
        return { type: 'checked', checked: checkedOf(quarter, counted) }
      }, outer),
    issue: ({ period, items, note, seen }, outer) =>
      progressStream<Extract<CloseIssueEvent, { type: 'issued' }>>(async (emit, signal) => {
        const chosen = closeItems(office, openQuarter(period)).filter((item) => items.some((one) => one.report === item.report && one.period === item.period))
        return { type: 'issued', results: await issueItems(office, { items: chosen, note, looked: lookedAt(seen) }, { emit, signal }) }
      }, outer),
    mark({ period, step, done, note }) {
      openQuarter(period)
      marked({ period, step, done, note })
      return state(period)
    },
    async finish({ period, note }) {
      const quarter = openQuarter(period)
      const issued = closeItems(office, quarter).flatMap((item) => item.issued ?? [])
      if (issued.length === 0) throw new LedgerError('nothing-issued', { period: quarter.label })
      // The backup is taken now.
      const open = openSteps(state(period)).filter((step) => step !== 'backup')
      const backup: BackupInfo = await createBackup(office, 'manual')
      office.log.info('backup', { ...backup })
      openQuarter(period)
      marked({ period, step: 'close', done: true, note, versions: issued.map(({ id }) => id), backup: backup.name, open })
      return state(period)
    },
    reopen({ period, note }) {
      const [close] = marksOf(reader, period).filter(({ step }) => step === 'close')
      if (!close?.done) throw new LedgerError('quarter-open', { period: parsePeriod(period).label })
      marked({ period, step: 'close', done: false, note })
      return state(period)
    },
  }
}
