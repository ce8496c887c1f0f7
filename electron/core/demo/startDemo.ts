// Fills an empty office with a fictional one that is as large as a real city's, so that every register, list, report and reminder has something to show.
import { setImmediate as pause } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { DemoEvent, Progress } from '#shared/api/types.ts'
import { registerIds, registers } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import { progressStream } from '../progressStream.ts'
import { findCode } from '../records/codeTables.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import { writeSetting } from '../records/settings.ts'
import { fillActivities } from './activityRecords.ts'
import { fillCadres } from './cadreRecords.ts'
import { fillCentres } from './centreRecords.ts'
import { codeMint } from './codes.ts'
import { fillCrafts } from './craftRecords.ts'
import { moveAboutInBin } from './demoBin.ts'
import { createDemoHistory } from './demoHistory.ts'
import { writeLists } from './demoLists.ts'
import { createDemoWriter, type DemoWriter } from './demoWriter.ts'
import type { OfficeDraft, UnitDraft } from './draft.ts'
import { draftOffice } from './draftOffice.ts'
import { draftPilots, type PilotDraft } from './draftPilots.ts'
import { demoScope, demoToday } from './facts.ts'
import { takeFlaws } from './flaws.ts'
import { fillLists } from './listRecords.ts'
import { fillMembers, type MemberScope, memberTotal } from './memberRecords.ts'
import { nameMint } from './names.ts'
import { fillOutreach } from './outreachRecords.ts'
import { peopleMint } from './people.ts'
import { fillPilots } from './pilotRecords.ts'
import { townshipsOf } from './places.ts'
import { createRandom } from './random.ts'
import type { RecordTools } from './recordTools.ts'
import type { Scene, StandingUnion } from './scene.ts'
import { fillServices } from './serviceRecords.ts'
import { fillTargets } from './targetRecords.ts'
import { fillTasks } from './taskRecords.ts'
import { townshipPoints } from './townshipPoints.ts'
import { unionRecord } from './unionRecord.ts'
import { headcountRecords, unitRecord } from './unitRecord.ts'
import { morning, takeOver } from './workDays.ts'
import { fillWorkers } from './workerRecords.ts'

const seed = 331000
type Counts = Extract<DemoEvent, { type: 'ready' }>['counts']

export interface DemoWishes {
  readonly demo: 'taizhou'
  /** Which members become records; absent: the sample. */
  readonly members?: MemberScope | undefined
}

/**
 * Progress and, at the end, the number of records per register. One transaction: an error, an abort or leaving the loop early leaves the office empty.
 * @throws LedgerError data-not-empty when the office holds records; cancelled; writer-busy.
 */
export async function* startDemo(office: Office, wishes: DemoWishes, signal?: AbortSignal): AsyncGenerator<DemoEvent, void, undefined> {
  yield* progressStream<Extract<DemoEvent, { type: 'ready' }>>(
    (tell, cancelled) =>
      office.database.writeLong(async (writer) => ({ type: 'ready', counts: await fill(office, wishes, writer, cancelled, tell) }), cancelled),
    signal,
  )
}

type Tell = (progress: Omit<Progress, 'type'>) => void

async function fill(office: Office, { demo, members = 'sample' }: DemoWishes, writer: SQLite.Database, signal: AbortSignal, tell: Tell): Promise<Counts> {
  refuseData(writer)
  backdateRegions(writer)
  const places = placesOf(office)
  placeTownships(writer, places)
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
  const draft = step.value
  const tools: RecordTools = { random, names, codes: codeMint(random), choice: remembered(choice), flaw: takeFlaws() }
  // Names of chance of their own again.
  const former = nameMint(createRandom(seed + 4))
  const history = createDemoHistory(tools.choice, former.person)
  const writing = createDemoWriter(writer, history, { tell, turn })
  try {
    const people = peopleMint(createRandom(seed + 1))
    const pilots = draftPilots(draft, createRandom(seed + 2), people)
    const { units, unions, written } = await writeUnions(writing, draft, pilots, tools)
    // A stream of chance of its own, so that what is added here moves no union and no unit.
    const scene: Scene = { ...tools, random: createRandom(seed + 3), office: draft, people, pilots, units, unions, ...places }
    await furnish(writing, scene, members)
    const listed = await writing.run(
      fillLists({ ...scene, random: createRandom(seed + 5), names: nameMint(createRandom(seed + 6)), codes: codeMint(createRandom(seed + 7)) }, written),
    )
    await writing.end(signal)
    const matching = (done: number, total: number) => tell({ phase: 'matching', subject: 'listEntry', done, total })
    await writeLists(office, writer, choice('headcountSource', '社会保险'), listed, { emit: matching, signal })
    moveAboutInBin(office, writer)
  } finally {
    writing.close()
  }
  writeSetting(writer, 'demo', demo)
  writeSetting(writer, 'office', { scope: demoScope })
  writeSetting(writer, 'today', demoToday)
  const count = ({ table }: { readonly table: string }) => writer.prepare(`SELECT count(*) FROM ${table} WHERE deleted_at IS NULL`).pluck().get() as number
  return Object.fromEntries(registerIds.map((id) => [id, count(registers[id])]))
}

function placesOf(office: Office): Pick<Scene, 'townships' | 'counties' | 'points'> {
  const townships = townshipsOf(office.regions().entries)
  const counties = new Map(townships.map(({ county, countyName }) => [county, { code: county, name: countyName }]))
  return { townships, counties: [...counties.values()], points: townshipPoints(townships, createRandom(seed + 8)) }
}

function refuseData(writer: SQLite.Database): void {
  for (const id of registerIds) {
    if (id !== 'region' && writer.prepare(`SELECT 1 FROM ${registers[id].table} LIMIT 1`).get() !== undefined) throw new LedgerError('data-not-empty')
  }
}

/** The regions came with the program, in the minute in which the folder was made; the demo's past has them too. */
function backdateRegions(writer: SQLite.Database): void {
  const at = morning(takeOver)
  writer.prepare('UPDATE region SET created_at = ?, updated_at = ? WHERE version = 1 AND created_at > ?').run(at, at, at)
}

/** As the regions came: sample positions are no change of theirs. */
function placeTownships(writer: SQLite.Database, { points }: Pick<Scene, 'points'>): void {
  const place = writer.prepare('UPDATE region SET longitude = ?, latitude = ? WHERE code = ? AND version = 1')
  for (const [code, { longitude, latitude }] of points) place.run(longitude, latitude, code)
}

/** Units, unions, what covers what, and what others say of the units' people. */
async function writeUnions(
  writing: DemoWriter,
  draft: OfficeDraft,
  pilots: readonly PilotDraft[],
  tools: RecordTools,
): Promise<Pick<Scene, 'units' | 'unions'> & { readonly written: ReadonlyMap<UnitDraft, StoredValues> }> {
  const viceChairs = new Map(pilots.map((pilot) => [pilot.union, pilot.viceChairs.map(({ person }) => person.name).join('、')]))
  const unions: StandingUnion[] = []
  const written = new Map<UnitDraft, StoredValues>()
  const units = await writing.all('unit', draft.units, (unit) => {
    const values = unitRecord(unit, tools)
    written.set(unit, values)
    return values
  })
  const ids = await writing.all('union', draft.unions, (union) => {
    const values = unionRecord(union, tools)
    const sent = viceChairs.get(union)
    unions.push({ id: 0, draft: union, values: sent === undefined ? values : { ...values, viceChairs: sent } })
    return unions.at(-1)?.values ?? values
  })
  await writing.all('coverage', draft.links, (link) => ({
    union: ids.get(link.union) ?? null,
    unit: units.get(link.unit) ?? null,
    coveredFrom: link.from,
    coveredTo: link.to,
    memberCount: link.members,
  }))
  const covered = new Set(draft.links.filter((link) => link.to === null).map((link) => link.unit))
  const headcounts = draft.units.flatMap((unit) => headcountRecords(unit, covered.has(unit), units.get(unit) ?? 0, tools))
  await writing.all('headcount', headcounts, (headcount) => headcount)
  return { written, units, unions: unions.map((union) => ({ ...union, id: ids.get(union.draft) ?? 0 })) }
}

/** All other registers, each after what it links to. */
async function furnish(writing: DemoWriter, scene: Scene, members: MemberScope): Promise<void> {
  const chairs = await writing.run(fillCadres(scene))
  const pilots = await writing.run(fillPilots(scene))
  const centres = await writing.run(fillCentres(scene, pilots))
  const honoured = await writing.run(fillCrafts(scene))
  const occasions = await writing.run(
    fillActivities(
      scene,
      centres,
      honoured.map(({ name }) => name),
    ),
  )
  await writing.run(fillWorkers(scene, occasions))
  await writing.run(fillServices(scene))
  await writing.run(fillTasks(scene))
  await writing.run(fillTargets(scene))
  await writing.run(fillOutreach(scene))
  await writing.run(fillMembers(scene, members, chairs), { member: memberTotal(scene, members) })
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
