// The importer in a thread of its own, behind a core as the web host and the desktop run it: the same answers, and nobody waits for them.
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Core, createCore } from '#core/core.ts'
import { errorDataOf } from '#electron/sayError.ts'
import type { CommitEvent } from '#shared/api/batchTypes.ts'
import type { PreviewEvent } from '#shared/api/previewTypes.ts'
import { hashRegisters, resourcesDir } from '#test/support/office.ts'

let folder: string
let core: Core
const cores: Core[] = []
const threads: Worker[] = []
const started = (worker: Worker) => threads.push(worker)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-apart-'))
  process.on('worker', started)
  core = await open('apart')
})
afterEach(async () => {
  for (const opened of cores.splice(0)) await opened.close()
  process.removeListener('worker', started)
  threads.length = 0
  rmSync(folder, { recursive: true, force: true })
})

const dataDir = (place: string) => join(folder, place)
async function open(importer: 'here' | 'apart'): Promise<Core> {
  const opened = await createCore({ dataDir: dataDir(importer), resourcesDir, by: '测试员', importer })
  cores.push(opened)
  return opened
}

/** Rows that go in, rows that are refused, and one that says nothing about where it is. */
function unitLedger(rows: number, first = 0): string {
  const lines = Array.from(
    { length: rows },
    (_, row) => `台州市第${first + row}机械厂,${row % 50 === 7 ? '没有的区' : '椒江区'},138${String(first + row).padStart(8, '0')}`,
  )
  const path = join(folder, `单位${first}-${rows}.csv`)
  writeFileSync(path, `单位名称,所属区县,联系电话\n${lines.join('\n')}\n`)
  return path
}
async function preview(on: Core, path: string, rehearse = true): Promise<Extract<PreviewEvent, { type: 'preview' }>['preview']> {
  const { fileId } = await on.files.takeIn(path, '单位.csv')
  for await (const event of await on.call.imports.open({ fileIds: [fileId], register: 'unit', rehearse })) if (event.type === 'preview') return event.preview
  throw new Error('no preview')
}
async function commit(on: Core, previewId: string, signal?: AbortSignal, onEvent?: (event: CommitEvent) => void) {
  for await (const event of await on.call.imports.commit({ previewId }, signal ? { signal } : {})) {
    onEvent?.(event)
    if (event.type === 'committed') return event.batches
  }
  throw new Error('not committed')
}
async function undo(on: Core, batchId: number) {
  let last: unknown
  for await (const event of await on.call.imports.undo({ batchId })) last = event
  return last
}
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => errorDataOf(error) ?? String(error),
  )
const unitsOf = async (on: Core) => (await on.call.records.list({ register: 'unit', limit: 50 })).total

test("an import, its receipt, its file of errors, its recipe and its undo are the same as in the core's own thread", async () => {
  const everything = async (on: Core) => {
    const shown = await preview(on, unitLedger(300))
    const sheet = shown.sheets[0]?.key ?? ''
    const rows = await on.call.imports.rows({ previewId: shown.previewId, sheet, offset: 0, limit: 50 })
    const recipe = await on.call.imports.saveRecipe({ previewId: shown.previewId, sheet, name: '我的单位表' })
    const { fileId: recipeFile } = await on.call.imports.exportRecipe({ recipeId: recipe.id })
    const again = await refusal(on.call.imports.rows({ previewId: 'of-no-preview', sheet, offset: 0, limit: 50 }))
    const batches = await commit(on, shown.previewId)
    const hash = hashRegisters(join(on.dataDir, 'office.sqlite'))
    const batch = await on.call.imports.batch({ batchId: batches[0]?.batchId ?? 0 })
    const problems = await on.call.imports.problems({ of: { batchId: batch.batchId }, offset: 0, limit: 50 })
    const history = await on.call.records.history({ register: 'unit', id: 1 })
    const undone = await undo(on, batch.batchId)
    return {
      answers: { shown, rows, recipe, again, batches, batch, problems, history, undone, recipe_: (await on.files.locate(recipeFile)).name },
      hashes: [hash, hashRegisters(join(on.dataDir, 'office.sqlite'))],
    }
  }
  /** Instants and the preview's own id differ from run to run. */
  const plain = (answers: unknown): unknown =>
    JSON.parse(
      JSON.stringify(answers)
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
        .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, 'id'),
    )
  const apart = await everything(core)
  const here = await everything(await open('here'))
  expect(apart.hashes).toEqual(here.hashes)
  expect(plain(apart.answers)).toEqual(plain(here.answers))
  expect(threads).toHaveLength(1)
  expect(apart.answers.again).toEqual({ code: 'not-found', params: { what: 'of-no-preview' }, reference: '' })
  expect(apart.answers.problems.total).toBeGreaterThan(0)
})

test('while tens of thousands of rows are landed no other call waits, saves are refused at once, and a list shows nothing of it before the end', async () => {
  await commit(core, (await preview(core, unitLedger(20, 900_000))).previewId)
  const { previewId } = await preview(core, unitLedger(60_000), false)
  const timer = await startTimer()
  const waits: number[] = []
  const totals = new Set<number>()
  const saves: { readonly refused: unknown; readonly ms: number }[] = []
  let writing = false
  let over = false
  const asking = (async () => {
    while (!over) {
      const asked = performance.now()
      if (waits.length % 2 === 0) totals.add(await unitsOf(core))
      else await core.call.office.status()
      if (writing && !over) waits.push(performance.now() - asked)
      if (writing && saves.length < 5) {
        const from = performance.now()
        const refused = await refusal(core.call.records.create({ register: 'unit', values: { name: '忙时的单位' } }))
        if (!over) saves.push({ refused, ms: performance.now() - from })
      }
      await wait(20)
    }
  })()
  const idle = performance.eventLoopUtilization()
  const batches = await commit(core, previewId, undefined, (event) => {
    writing ||= event.type === 'progress' && event.phase === 'writing'
    over = event.type === 'committed'
  })
  const { utilization } = performance.eventLoopUtilization(idle)
  await asking
  // On a busy machine even a timer with nothing to do comes late, and a call may be put off more than once.
  const allowed = 100 + 2 * (await timer.latest())
  expect(batches[0]?.rows.added).toBe(60_000)
  expect(waits.length).toBeGreaterThan(10)
  expect(Math.max(...waits), `of ${waits.length} calls`).toBeLessThanOrEqual(allowed)
  expect(utilization).toBeLessThan(0.8)
  // The last look may have come between the commit and its answer; none came upon half an import.
  expect([20, 60_020]).toEqual(expect.arrayContaining([...totals]))
  expect(saves).toHaveLength(5)
  for (const { refused, ms } of saves) {
    expect(refused).toEqual({ code: 'writer-busy', params: {}, reference: '' })
    expect(ms).toBeLessThanOrEqual(allowed)
  }
  expect(await unitsOf(core)).toBe(60_020)
})

test('an import is asked to wait while the core writes, and what either wrote the other sees', async () => {
  const { previewId } = await preview(core, unitLedger(20))
  const building = new AbortController()
  let refused: unknown
  await expect(
    (async () => {
      for await (const event of await core.call.office.startDemo({ demo: 'taizhou' }, { signal: building.signal })) {
        if (event.type === 'ready' || event.phase !== 'writing') continue
        refused = await refusal(commit(core, previewId))
        building.abort()
      }
    })(),
  ).rejects.toThrow()
  expect(refused).toMatchObject({ code: 'writer-busy' })

  const saved = await core.call.records.create({ register: 'unit', values: { name: '台州市第3机械厂', county: '椒江区' } })
  const [batch] = await commit(core, previewId)
  expect(batch?.rows).toMatchObject({ added: 19, changed: 1 })
  expect((await core.call.records.history({ register: 'unit', id: saved.record.id })).entries.map(({ action }) => action)).toContain('update')
  await core.close()
  expect(readdirSync(join(core.dataDir, 'backups')).filter((name) => name.includes('-exit'))).toHaveLength(1)
})

test('its thread is started by whoever is about to choose files, and not by lists', async () => {
  await unitsOf(core)
  expect(threads).toHaveLength(0)
  await core.call.imports.prepare()
  expect(threads).toHaveLength(1)
})

test('an office that is opened and closed again does not wait for its importer, not even while that is loading', async () => {
  const path = unitLedger(1)
  await core.files.takeIn(path, '单位.csv')
  await wait(30)
  await core.close()
  expect(threads).toHaveLength(1)
  expect(await unitsOf(await open('apart'))).toBe(0)
})

describe('an import that is broken off', () => {
  let previewId: string
  beforeEach(async () => {
    await core.call.records.create({ register: 'unit', values: { name: '原有的单位' } })
    previewId = (await preview(core, unitLedger(8_000), false)).previewId
  })

  /** @param breakOff called once, when rows are being written. */
  async function broken(breakOff: () => void, signal?: AbortSignal): Promise<unknown> {
    let done = false
    return refusal(
      commit(core, previewId, signal, (event) => {
        if (done || event.type !== 'progress' || event.phase !== 'writing') return
        done = true
        breakOff()
      }),
    )
  }
  async function expectOnlyTheOldUnit(on: Core): Promise<void> {
    expect(await unitsOf(on)).toBe(1)
    expect((await on.call.imports.batches({ offset: 0, limit: 50 })).total).toBe(0)
    expect(await on.verify()).toMatchObject({ ok: true })
  }

  test('by the clerk changes nothing, and the same preview may be committed after', async () => {
    const stop = new AbortController()
    expect(await broken(() => stop.abort(), stop.signal)).toMatchObject({ code: 'cancelled' })
    await expect.poll(() => refusal(core.call.records.create({ register: 'unit', values: { name: '后来的单位' } }))).toBe(undefined)
    expect(await unitsOf(core)).toBe(2)
    expect((await commit(core, previewId))[0]?.rows.added).toBe(8_000)
  })

  test('by the end of its thread is told in a sentence and changes nothing; the next one gets a new thread', async () => {
    const answer = await broken(() => void threads[0]?.terminate())
    expect(answer).toMatchObject({ code: 'internal', reference: expect.stringMatching(/^[\da-f]{8}$/) })
    await expectOnlyTheOldUnit(core)
    expect(await refusal(commit(core, previewId))).toMatchObject({ code: 'not-found' })
    await core.call.records.create({ register: 'unit', values: { name: '后来的单位' } })
    expect((await commit(core, (await preview(core, unitLedger(200))).previewId))[0]?.rows.added).toBe(200)
    expect(threads).toHaveLength(2)
  })

  test('by the end of the program is taken back before the office is closed', async () => {
    let closed: Promise<void> | undefined
    const answer = await broken(() => {
      closed = core.close()
    })
    expect(answer).toMatchObject({ code: 'cancelled' })
    await closed
    const after = await open('apart')
    await expectOnlyTheOldUnit(after)
    expect(await after.call.safekeeping.backups()).toContainEqual(expect.objectContaining({ why: 'exit', verified: true }))
  })
})

test('a thread that has brought in a hundred thousand rows goes when no preview lies in it any more, and the next import has a new one', async () => {
  const other = await preview(core, unitLedger(20))
  const large = await preview(core, unitLedger(100_000, 1_000), false)
  const [batch] = await commit(core, large.previewId)
  expect(batch?.rows.read).toBe(100_000)
  expect((await core.call.imports.batches({ offset: 0, limit: 50 })).total).toBe(1)
  // What was committed is brought from the log into the file by a thread that does nothing else.
  await expect.poll(unitsInFile).toBe(100_000)
  expect(threads).toHaveLength(2)
  let gone = false
  threads[0]?.once('exit', () => {
    gone = true
  })
  await wait(200)
  expect(gone).toBe(false)
  await core.call.imports.discard({ previewId: other.previewId })
  await expect.poll(() => gone).toBe(true)
  await core.call.records.create({ register: 'unit', values: { name: '后来的单位' } })
  expect((await commit(core, (await preview(core, unitLedger(200, 200_000))).previewId))[0]?.rows.read).toBe(200)
  expect(threads).toHaveLength(3)
})

/** Without the log beside it. */
function unitsInFile(): unknown {
  const copy = join(folder, 'copy.sqlite')
  copyFileSync(join(dataDir('apart'), 'office.sqlite'), copy)
  const alone = new SQLite(copy)
  try {
    return alone.prepare('SELECT count(*) FROM unit').pluck().get()
  } catch {
    return undefined
  } finally {
    alone.close()
  }
}

/** Another thread that asks every 20 ms how late its timer is. */
async function startTimer(): Promise<{ latest(): Promise<number> }> {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads')
     let latest = 0
     let last = performance.now()
     setInterval(() => { const now = performance.now(); latest = Math.max(latest, now - last - 20); last = now }, 20)
     parentPort.on('message', () => parentPort.postMessage(latest))`,
    { eval: true },
  )
  return {
    async latest() {
      const answer = new Promise<number>((resolve) => worker.once('message', resolve))
      worker.postMessage('asked')
      const late = await answer
      await worker.terminate()
      return late
    },
  }
}
