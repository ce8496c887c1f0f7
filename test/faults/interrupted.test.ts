// Power cuts, Ctrl+C, a closed browser and two hands at once: an import or a demo is there whole or not at all, and nobody stays locked out.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { errorSentence } from '#shared/messages/errors.ts'
import { ledgerHere, type Running, startLedger } from '#test/support/ledger.ts'
import { enter, type WebClient } from '#test/support/webClient.ts'
import { startWebHost, type TestHost } from '#test/support/webHost.ts'
import { unitBytes, unitLedger } from './badFiles.ts'
import { ledgerRows, long, patience } from './longFaults.ts'
import { countsOf, expectDone, expectSentence, makeOffice, type OfficeFolder, refusalOf } from './officeFolder.ts'

let office: OfficeFolder
beforeEach(async () => {
  office = await makeOffice(3)
})
afterEach(() => office.remove())

async function until(fact: () => boolean, running: Running): Promise<void> {
  while (!fact()) {
    if (running.process.exitCode !== null) throw new Error('it ended too early')
    await wait(2)
  }
}
const safeCopies = () => readdirSync(join(office.data, 'backups')).filter((name) => /-before-import(-\d+)?\.sqlite$/.test(name)).length
/** How often an office was opened, by its log. */
const openings = (data: string) => readFileSync(join(data, 'logs', 'ledger.log'), 'utf8').split('"event":"opened"').length - 1
const logBytes = () => statSync(join(office.data, 'office.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0

/** Nobody is kept out, every page is sound, and the same import goes in whole. */
async function expectUsable(path: string): Promise<void> {
  expect((await expectDone(ledgerHere('verify', '--json', '--data', office.data))).json()).toMatchObject({ ok: true, findings: [] })
  await expectDone(ledgerHere('import', path, '--json', '--data', office.data))
  expect(countsOf(office.data).unit).toBe(3 + ledgerRows)
  expect(readdirSync(join(office.data, 'backups')).filter((name) => name.includes('partial'))).toEqual([])
  expect(existsSync(join(office.data, 'transit'))).toBe(false)
}

describe('an import that is killed', () => {
  test.each(long ? [0, 50, 150, 400, 800, 1200] : [60])(
    '%i ms after it began to write leaves nothing of itself',
    async (delay) => {
      const path = unitLedger(join(office.folder, 'large.xlsx'), ledgerRows, 1000)
      const before = { ...countsOf(office.data), registers: office.state().registers }
      const copies = safeCopies()
      const running = startLedger(['import', path, '--data', office.data])
      await until(() => safeCopies() > copies, running)
      await wait(delay)
      running.process.kill('SIGKILL')
      expect((await running.ended).code).toBe(null)
      expect({ ...countsOf(office.data), registers: office.state().registers }).toEqual(before)
      await expectUsable(path)
    },
    patience,
  )

  test.each(long ? [1, 100_000, 1_000_000, 4_000_000, 8_000_000] : [1, 1_000_000])(
    'while it is being committed, %i bytes into the log, is there whole or not at all',
    async (bytes) => {
      const path = unitLedger(join(office.folder, 'large.xlsx'), ledgerRows, 1000)
      const before = countsOf(office.data)
      const running = startLedger(['import', path, '--data', office.data])
      const copies = safeCopies()
      await until(() => safeCopies() > copies && logBytes() >= bytes, running)
      running.process.kill('SIGKILL')
      expect((await running.ended).code).toBe(null)
      const after = countsOf(office.data)
      const whole = {
        unit: before.unit + ledgerRows,
        batch: before.batch + 1,
        created: before.created + ledgerRows,
        change: before.change,
        // Rows that say no more than their records hold leave no line of their own.
        source: before.source,
      }
      expect([before, whole]).toContainEqual(after)
      await expectUsable(path)
    },
    patience,
  )
})

test(
  'a demo office that is killed while it is built is an empty office, and may be built again',
  async () => {
    const data = join(office.folder, 'demo')
    const building = startLedger(['init', '--demo', 'taizhou', '--members', 'all', '--data', data])
    await until(() => existsSync(join(data, 'transit')), building)
    await wait(long ? 4000 : 1500)
    building.process.kill('SIGKILL')
    expect((await building.ended).code).toBe(null)
    expect((await expectDone(ledgerHere('verify', '--json', '--data', data))).json()).toMatchObject({ ok: true })
    expect(countsOf(data)).toMatchObject({ unit: 0, batch: 0, source: 0 })

    const before = openings(data)
    const again = startLedger(['init', '--demo', 'taizhou', '--data', data])
    if (long) expect((await again.ended).code).toBe(0)
    else {
      await until(() => openings(data) > before, again)
      again.process.kill('SIGINT')
      const ended = await again.ended
      expect(ended.code).toBe(4)
      expectSentence(ended, '已取消，没有改动任何数据。')
    }
    expect(countsOf(data).unit).toBe(long ? 26_353 : 0)
  },
  patience,
)

describe('in the browser', () => {
  /** Enough to be written for a while, so that what happens meanwhile meets an import that is not done. */
  const rows = long ? ledgerRows : 4 * ledgerRows
  let host: TestHost
  let client: WebClient
  beforeEach(async () => {
    host = await startWebHost(office.data, { page: office.page })
    client = await enter(host.url)
  })
  afterEach(() => host.close())

  async function preview(count: number, from: number): Promise<string> {
    const { fileId } = await client.upload('单位.xlsx', unitBytes(office.folder, count, from))
    for await (const event of await client.call.imports.open({ fileIds: [fileId] })) if (event.type === 'preview') return event.preview.previewId
    throw new Error('no preview')
  }
  async function commit(previewId: string): Promise<number> {
    for await (const event of await client.call.imports.commit({ previewId })) if (event.type === 'committed') return event.batches[0]?.rows.added ?? 0
    throw new Error('not committed')
  }

  test(
    'a page that is closed in the middle of a commit takes it back, and the same preview can be committed after',
    async () => {
      // On a busy machine the page may be told of the beginning when all is done: then nothing was closed in the middle, and it is tried again.
      let seen = 'committed'
      let previewId = ''
      let before = countsOf(office.data)
      for (let attempt = 1; seen === 'committed' && attempt <= 5; attempt++) {
        previewId = await preview(rows, attempt * 100_000)
        before = countsOf(office.data)
        const page = new AbortController()
        seen = await (async () => {
          for await (const event of await client.call.imports.commit({ previewId }, { signal: page.signal })) {
            if (event.type === 'committed') return 'committed'
            if (event.phase === 'writing') page.abort()
          }
          return 'ended'
        })().catch(() => 'closed')
      }
      expect(seen).toBe('closed')
      await expect.poll(() => client.call.records.create({ register: 'unit', values: { name: '关页之后的单位' } }).then(() => 'free', refused)).toBe('free')
      expect((await client.call.imports.batches({ offset: 0, limit: 50 })).total).toBe(before.batch)
      expect((await client.call.records.list({ register: 'unit' })).total).toBe(before.unit + 1)
      expect(await commit(previewId)).toBe(rows)
      expect((await client.call.imports.batches({ offset: 0, limit: 50 })).total).toBe(before.batch + 1)
    },
    patience,
  )

  test.each(long ? [0, 100, 400, 1200] : [20])(
    'a host that is killed %i ms after its commit began to write leaves nothing of it, and nobody locked out',
    async (delay) => {
      const previewId = await preview(rows, 1000)
      const before = { ...countsOf(office.data), registers: office.state().registers }
      const ended = new Promise((resolve) => host.process.once('exit', resolve))
      let seen = ''
      await (async () => {
        for await (const event of await client.call.imports.commit({ previewId })) {
          if (event.type === 'committed') seen = 'committed'
          else if (event.phase === 'writing' && seen === '') {
            seen = 'writing'
            setTimeout(() => host.process.kill('SIGKILL'), delay)
          }
        }
      })().catch(() => 'gone')
      host.process.kill('SIGKILL')
      await ended
      const after = { ...countsOf(office.data), registers: office.state().registers }
      if (seen === 'writing') expect(after).toEqual(before)
      else expect(after.unit).toBe(before.unit + rows)
      expect((await expectDone(ledgerHere('verify', '--json', '--data', office.data))).json()).toMatchObject({ ok: true, findings: [] })
      host = await startWebHost(office.data, { page: office.page })
      client = await enter(host.url)
      if (seen === 'writing') expect(await commit(await preview(rows, 1000))).toBe(rows)
    },
    patience,
  )

  test(
    'who imports or saves while another import is being written is asked to wait, and the first is not disturbed',
    async () => {
      const first = await preview(rows, 1000)
      const second = await preview(20, 500_000)
      const { fileId } = await client.upload('第三个.xlsx', unitBytes(office.folder, 20, 600_000))
      const refusals: Promise<unknown>[] = []
      for await (const event of await client.call.imports.commit({ previewId: first })) {
        if (event.type === 'committed') expect(event.batches[0]?.rows.added).toBe(rows)
        else if (event.phase === 'writing' && refusals.length === 0) {
          refusals.push(
            refusalOf(client.call.imports.commit({ previewId: second })),
            refusalOf(client.call.imports.open({ fileIds: [fileId] })),
            refusalOf(client.call.records.create({ register: 'unit', values: { name: '忙时的单位' } })),
            refusalOf(client.call.office.startDemo({ demo: 'taizhou' })),
          )
          // Reading goes on, and sees nothing of the half import.
          expect((await client.call.records.list({ register: 'unit' })).total).toBe(3)
        }
      }
      expect(await Promise.all(refusals)).toEqual(Array(4).fill({ code: 'writer-busy', params: {}, reference: '' }))
      expect(errorSentence('writer-busy')).toBe('正在导入或写入数据，请等它完成后再试。')
      expect(await commit(second)).toBe(20)
    },
    patience,
  )

  test(
    'a page that is closed while the demo office is built leaves the office as it was',
    async () => {
      // On a busy machine the page may be told of the beginning when all is done: then nothing was closed in the middle, and it is tried again.
      let seen = 'ready'
      for (let attempt = 1; seen === 'ready' && attempt <= 5; attempt++) {
        await host.close()
        const data = join(office.folder, `empty${attempt}`)
        await expectDone(ledgerHere('init', '--data', data))
        host = await startWebHost(data, { page: office.page })
        client = await enter(host.url)
        const page = new AbortController()
        seen = await (async () => {
          for await (const event of await client.call.office.startDemo({ demo: 'taizhou' }, { signal: page.signal })) {
            if (event.type === 'ready') return 'ready'
            page.abort()
          }
          return 'ended'
        })().catch(() => 'closed')
      }
      expect(seen).toBe('closed')
      await expect.poll(() => client.call.records.create({ register: 'unit', values: { name: '关页之后的单位' } }).then(() => 'free', refused)).toBe('free')
      expect((await client.call.office.status()).counts).toMatchObject({ unit: 1, union: 0, coverage: 0 })
    },
    patience,
  )
})

function refused(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
