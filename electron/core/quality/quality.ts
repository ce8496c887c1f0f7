// The room of data quality: runs the checks when asked, keeps what they found until the next run, and knows whether the data has changed since.
import { LedgerError } from '#shared/api/errors.ts'
import { checkCodes } from '#shared/quality/checks.ts'
import type { CorrectionsEvent } from '#shared/quality/corrections.ts'
import type { FindingFilter, FindingKey, FindingPage, QualityEvent, QualityExportEvent, QualitySummary } from '#shared/quality/findings.ts'
import { registerIds } from '#shared/registers/index.ts'
import { stateOf, unchangedSince } from '../database/unchanged.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { markAsides, putAside, takeBack } from './asides.ts'
import type { FindingStore, StoreFilter } from './findingStore.ts'
import { keepRun } from './keptRuns.ts'
import { runChecks } from './runChecks.ts'
import { shownFindings } from './shownFindings.ts'

export interface Quality {
  /** All checks anew, unless nothing has changed since the last run. @throws LedgerError cancelled */
  run(input: { readonly anew: boolean }, signal?: AbortSignal): AsyncIterable<QualityEvent>
  /** null: no run yet. */
  last(): QualitySummary | null
  /** @throws LedgerError not-checked */
  findings(input: FindingFilter & { readonly aside: boolean; readonly offset: number; readonly limit: number }): FindingPage
  /** @throws LedgerError not-checked, not-found, writer-busy */
  setAside(input: FindingKey & { readonly reason: string }): void
  /** @throws LedgerError not-checked, not-found, writer-busy */
  takeBack(input: FindingKey): void
  /** A workbook of findings with its last column filled. @throws LedgerError no-table-found, the refusals of unreadable files, cancelled, writer-busy */
  corrections(input: { readonly fileId: string; readonly write: boolean }, signal?: AbortSignal): AsyncIterable<CorrectionsEvent>
  /** @throws LedgerError not-checked, cancelled */
  export(input: FindingFilter & { readonly eachCounty: boolean }, signal?: AbortSignal): AsyncIterable<QualityExportEvent>
}

interface Kept {
  readonly store: FindingStore
  readonly records: number
  readonly at: string
  readonly today: string
  readonly took: number
  /** State of the office's file that was looked at. */
  seen: number
}

export function createQuality(office: Office, files: Pick<Files, 'newOutput' | 'find'>): Quality {
  const { reader } = office.database
  let kept: Kept | null = null
  const committed = () => stateOf(reader)
  const isStale = ({ seen, today }: Kept) => !unchangedSince(reader, seen) || today !== office.clock.today()
  const here = (): Kept => {
    if (kept === null) throw new LedgerError('not-checked')
    return kept
  }
  /** What we write about findings ourselves changes none of them. */
  const ourOwn = (write: (finding: Parameters<typeof putAside>[1]) => void, key: FindingKey): void => {
    const current = here()
    const finding = current.store.find(key)
    if (!finding) throw new LedgerError('not-found', { register: key.register, id: key.id })
    const fresh = unchangedSince(reader, current.seen)
    write(finding)
    if (fresh) current.seen = committed()
  }
  const storeFilter = ({ codes, county, register, level }: FindingFilter): StoreFilter => ({
    codes,
    register,
    level,
    county: county === undefined ? undefined : county === '' ? null : (office.regions().county(county)?.code ?? county),
  })

  return {
    run: ({ anew }, outer) =>
      progressStream<Extract<QualityEvent, { type: 'summary' }>>(async (emit, signal) => {
        if (kept === null || anew || isStale(kept)) {
          const [seen, today, began] = [committed(), office.clock.today(), performance.now()]
          const run = await runChecks(office, { emit, signal })
          markAsides(reader, run.store)
          kept?.store.close()
          kept = { ...run, seen, today, at: office.clock.now(), took: Math.round(performance.now() - began) }
          office.log.info('checked', { records: kept.records, took: kept.took })
        }
        const current = kept
        const fresh = !isStale(current)
        const isKept = await keepRun(office, current.store, { at: current.at, day: current.today, records: current.records })
        if (isKept && fresh) current.seen = committed()
        return { type: 'summary', summary: summaryOf(office, current, isStale(current)) }
      }, outer),
    last: () => (kept === null ? null : summaryOf(office, kept, isStale(kept))),
    findings({ aside, offset, limit, ...asked }) {
      const { store } = here()
      const filter = { ...storeFilter(asked), aside }
      return { total: store.count(filter), findings: shownFindings(office, store.page(filter, offset, limit), aside) }
    },
    setAside: ({ reason, ...key }) =>
      ourOwn((finding) => {
        putAside(office, finding, reason)
        here().store.setAside(key, true)
      }, key),
    takeBack: (key) =>
      ourOwn(() => {
        takeBack(office, key)
        here().store.setAside(key, false)
      }, key),
    corrections: (input, outer) =>
      progressStream<Extract<CorrectionsEvent, { type: 'corrections' }>>(async (emit, signal) => {
        const { takeCorrections } = await import('./corrections.ts')
        return { type: 'corrections', ...(await takeCorrections(office, files, input, { emit, signal })) }
      }, outer),
    export: ({ eachCounty, ...asked }, outer) =>
      progressStream<Extract<QualityExportEvent, { type: 'written' }>>(async (emit, signal) => {
        // The writer of workbooks comes when the first one is asked for.
        const { exportCounties, exportFindings } = await import('./exportFindings.ts')
        const write = eachCounty ? exportCounties : exportFindings
        return { type: 'written', file: await write(office, files, here().store, storeFilter(asked), { emit, signal }) }
      }, outer),
  }
}

/** Counties in the order of the regions, then what is no county of theirs, then what is nowhere. */
function summaryOf(office: Office, { store, at, today, records, took }: Kept, stale: boolean): QualitySummary {
  const regions = office.regions()
  const places = new Map([...regions.entries.map(({ code }) => code)].sort().map((code, index) => [code, index]))
  const place = (county: string | null) => (county === null ? places.size + 1 : (places.get(county) ?? places.size))
  const counts = store
    .counts()
    .sort(
      (one, two) =>
        place(one.county) - place(two.county) ||
        checkCodes.indexOf(one.code) - checkCodes.indexOf(two.code) ||
        registerIds.indexOf(one.register) - registerIds.indexOf(two.register),
    )
    .map((count) => ({ ...count, county: count.county === null ? '' : regions.nameOf(count.county) }))
  return { at, today, records, took, stale, counts }
}
