// Fills an empty office with a fictional one that is as large as a real city's, so that every list, report and reminder has something to show.
import { setImmediate as pause } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { DemoEvent, Progress } from '#shared/api/types.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { registers } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { findCode } from '../records/codeTables.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import { createRecordWriter } from '../records/recordWriter.ts'
import { writeSetting } from '../records/settings.ts'
import { codeMint } from './codes.ts'
import type { OfficeDraft } from './draft.ts'
import { draftOffice } from './draftOffice.ts'
import { demoScope, demoToday } from './facts.ts'
import { nameMint } from './names.ts'
import { createRandom } from './random.ts'
import type { RecordTools } from './recordTools.ts'
import { unionRecord } from './unionRecord.ts'
import { headcountRecords, unitRecord } from './unitRecord.ts'

const seed = 331000
/** So many records are written before others get a turn. */
const stride = 500

/**
 * Progress and, at the end, the number of records per register. One transaction: an error, an abort or leaving the loop early leaves the office empty.
 * @throws LedgerError data-not-empty when the office holds records; cancelled; writer-busy.
 */
export async function* startDemo(office: Office, demo: 'taizhou', signal?: AbortSignal): AsyncGenerator<DemoEvent, void, undefined> {
  yield* progressStream<Extract<DemoEvent, { type: 'ready' }>>(
    (tell, cancelled) => office.database.writeLong(async (writer) => ({ type: 'ready', counts: await fill(office, demo, writer, cancelled, tell) }), cancelled),
    signal,
  )
}

type Tell = (progress: Omit<Progress, 'type'>) => void

async function fill(office: Office, demo: string, writer: SQLite.Database, signal: AbortSignal, tell: Tell): Promise<Record<string, number>> {
  refuseData(writer)
  const random = createRandom(seed)
  const names = nameMint(random)
  async function turn(progress: Omit<Progress, 'type'>): Promise<void> {
    tell(progress)
    await pause()
    if (signal.aborted) throw new LedgerError('cancelled')
  }
  const drafting = draftOffice(office.regions().entries, random, names)
  let step = drafting.next()
  while (!step.done) {
    await turn({ phase: 'generating', subject: 'unit', done: step.value, total: 0 })
    step = drafting.next()
  }
  const choice = (table: string, text: string) => {
    const code = findCode(office.codes, table, text)
    if (code === undefined) throw new Error(`${text} is not in the code table ${table}`)
    return code
  }
  const counts = await write(office, writer, step.value, { random, names, codes: codeMint(random), choice: remembered(choice) }, turn)
  writeSetting(writer, 'demo', demo)
  writeSetting(writer, 'scope', demoScope)
  writeSetting(writer, 'today', demoToday)
  return counts
}

function refuseData(writer: SQLite.Database): void {
  for (const register of [registers.union, registers.unit, registers.coverage, registers.headcount]) {
    if (writer.prepare(`SELECT 1 FROM ${register.table} LIMIT 1`).get() !== undefined) throw new LedgerError('data-not-empty')
  }
}

async function write(
  office: Office,
  writer: SQLite.Database,
  draft: OfficeDraft,
  tools: RecordTools,
  turn: (progress: Omit<Progress, 'type'>) => Promise<void>,
): Promise<Record<string, number>> {
  const records = createRecordWriter(writer)
  const meta = { at: office.clock.now(), by: office.by, why: '演示数据' }
  const counts: Record<string, number> = {}
  async function all<T>(register: RegisterId, drafts: readonly T[], make: (draft: T) => StoredValues): Promise<Map<T, number>> {
    const ids = new Map<T, number>()
    for (const item of drafts) {
      if (ids.size % stride === 0) await turn({ phase: 'writing', subject: register, done: ids.size, total: drafts.length })
      ids.set(item, records.create(registers[register], make(item), meta))
    }
    counts[register] = drafts.length
    return ids
  }
  const units = await all('unit', draft.units, (unit) => unitRecord(unit, tools))
  const unions = await all('union', draft.unions, (union) => unionRecord(union, tools))
  await all('coverage', draft.links, (link) => ({
    union: unions.get(link.union) ?? null,
    unit: units.get(link.unit) ?? null,
    coveredFrom: link.from,
    coveredTo: link.to,
    memberCount: link.members,
  }))
  const covered = new Set(draft.links.filter((link) => link.to === null).map((link) => link.unit))
  const headcounts = draft.units.flatMap((unit) => headcountRecords(unit, covered.has(unit), units.get(unit) ?? 0, tools))
  await all('headcount', headcounts, (headcount) => headcount)
  counts.region = writer.prepare('SELECT count(*) FROM region WHERE deleted_at IS NULL').pluck().get() as number
  return counts
}

function remembered(choice: RecordTools['choice']): RecordTools['choice'] {
  const known = new Map<string, string>()
  return (table, text) => {
    const key = `${table}/${text}`
    const code = known.get(key) ?? choice(table, text)
    known.set(key, code)
    return code
  }
}
