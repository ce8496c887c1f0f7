// The core as it really runs: a worker thread started from the .ts file, spoken to over message ports.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MessageChannel, Worker } from 'node:worker_threads'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HostContract, WorkerAnswer } from '#core/api/hostContract.ts'
import type { Contract } from '#shared/api/contract.ts'
import { resourcesDir } from '#test/support/office.ts'

let folder: string
const workers: Worker[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-worker-'))
})
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.terminate()
  rmSync(folder, { recursive: true, force: true })
})

async function start(dataDir: string): Promise<{ worker: Worker; answer: WorkerAnswer }> {
  const worker = new Worker(new URL('../../../electron/core/worker.ts', import.meta.url))
  workers.push(worker)
  const answer = new Promise<WorkerAnswer>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  worker.postMessage({ type: 'init', dataDir, resourcesDir, by: '张三' })
  return { worker, answer: await answer }
}

function door<C>(worker: Worker, name: 'contract' | 'host'): C {
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ type: 'serve', door: name, port: port2 }, [port2])
  port1.start()
  return createORPCClient(new RPCLink({ port: port1 })) as C
}

test('the core answers its contract from a worker, streams refusals included, and ends after close', async () => {
  const dataDir = join(folder, 'data')
  const { worker, answer } = await start(dataDir)
  expect(answer).toEqual({ type: 'ready' })
  const core = door<ContractRouterClient<Contract>>(worker, 'contract')
  const host = door<ContractRouterClient<HostContract>>(worker, 'host')

  const saved = await core.records.create({ register: 'unit', values: { name: '台州某某机械有限公司', county: '椒江区' } })
  expect(saved.record).toMatchObject({ id: 1, county: '椒江区' })
  await expect(core.records.get({ register: 'unit', id: 99 })).rejects.toMatchObject({
    data: { code: 'not-found' },
    message: expect.stringContaining('没有找到单位'),
  })

  const failing = (async () => {
    for await (const event of await core.imports.open({ fileIds: ['nothing-of-that-name'] })) void event
  })()
  await expect(failing).rejects.toSatisfy((error: unknown) => error instanceof ORPCError && error.data.code === 'file-missing')

  const file = join(folder, '台账.csv')
  writeFileSync(file, '单位名称\n')
  const picked = await host.takeIn({ path: file, name: '台账.csv' })
  expect(picked).toMatchObject({ name: '台账.csv', size: 13 })
  expect(existsSync((await host.locate({ fileId: picked.fileId })).path)).toBe(true)

  const ended = new Promise((resolve) => worker.once('exit', resolve))
  await host.close()
  expect(await ended).toBe(0)
  expect(existsSync(join(dataDir, 'transit'))).toBe(false)
})

test('a second worker on the same folder is told that it is in use, in a sentence', async () => {
  const dataDir = join(folder, 'data')
  await start(dataDir)
  const { answer } = await start(dataDir)
  expect(answer).toMatchObject({ type: 'failed', message: '这份数据正被另一个窗口或程序使用，请先关闭它。', data: { code: 'folder-busy' } })
})

test('a worker that dies lets the folder go', async () => {
  const dataDir = join(folder, 'data')
  const { worker } = await start(dataDir)
  await worker.terminate()
  expect((await start(dataDir)).answer).toEqual({ type: 'ready' })
})

test('a long work that the page gives up over its port is taken back', async () => {
  const { worker } = await start(join(folder, 'data'))
  const core = door<ContractRouterClient<Contract>>(worker, 'contract')
  const stop = new AbortController()
  const given = (async () => {
    for await (const event of await core.office.startDemo({ demo: 'taizhou' }, { signal: stop.signal }))
      if (event.type === 'progress' && event.phase === 'writing') stop.abort()
  })()
  await expect(given).rejects.toThrow()
  await expect.poll(async () => (await core.records.create({ register: 'unit', values: { name: '甲公司' } }).catch(() => undefined))?.record.id).toBe(1)
  expect((await core.office.status()).counts).toMatchObject({ unit: 1, union: 0 })
})

test('in a utility process, whose ports know only on and postMessage, the same file answers the same', () => {
  // Electron is not here: its parentPort and its ports, as its documentation describes them, over ports of Node.
  const script = `
    import { EventEmitter } from 'node:events'
    import { MessageChannel } from 'node:worker_threads'
    import { createORPCClient } from '@orpc/client'
    import { RPCLink } from '@orpc/client/message-port'
    const asMain = (port) => ({ on: (name, listener) => port.on(name, (data) => listener({ data })), postMessage: (data) => port.postMessage(data), start: () => port.start() })
    const inbox = new EventEmitter()
    process.parentPort = {
      on: (name, listener) => inbox.on(name, listener),
      async postMessage(answer) {
        if (answer.type !== 'ready') throw new Error(answer.message)
        const { port1, port2 } = new MessageChannel()
        inbox.emit('message', { data: { type: 'serve', door: 'host' }, ports: [asMain(port2)] })
        const host = createORPCClient(new RPCLink({ port: asMain(port1) }))
        const { ok } = await host.verify({})
        await host.close()
        console.log('sound:', ok)
      },
    }
    await import('#core/worker.ts')
    inbox.emit('message', { data: ${JSON.stringify({ type: 'init', dataDir: join(folder, 'data'), resourcesDir })}, ports: [] })`
  const answer = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
    timeout: 120_000,
  })
  expect(answer.toString().trim()).toBe('sound: true')
})
