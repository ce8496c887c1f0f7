// The core as it is packed: one bundled file beside which only better-sqlite3 stands.
import { fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MessageChannel, Worker } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HostContract } from '#core/api/hostContract.ts'
import { unpack } from '#core/imports/reading/packedRows.ts'
import type { ReaderAnswer, ReadRequest } from '#core/imports/reading/readerMessages.ts'
import { readerArgument } from '#core/imports/reading/startReader.ts'
import type { Contract } from '#shared/api/contract.ts'
import { root } from '#test/support/sources.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

// Inside the project, so that better-sqlite3 is found as it is beside the packed program.
const programs = join(root, 'node_modules', '.cache', `core-bundle-${process.pid}`)
const dataDir = mkdtempSync(join(tmpdir(), 'ledger-bundle-'))

beforeAll(() => build({ configFile: join(root, 'electron', 'vite.config.ts'), mode: 'core', logLevel: 'error', build: { outDir: programs } }))
afterAll(() => {
  rmSync(programs, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the bundled core', () => {
  test('imports nothing but Node and better-sqlite3', () => {
    const bundle = readFileSync(join(programs, 'worker.js'), 'utf8')
    const imported = [...bundle.matchAll(/^import\b.*?\bfrom\s*["']([^"']+)["'];?$|\bimport\(["']([^"']+)["']\)/gm)].map((match) => match[1] ?? match[2] ?? '')
    const foreign = imported.filter((name) => !/^(node:|better-sqlite3$)/.test(name))
    const builtin = foreign.filter((name) => !process.getBuiltinModule(name))
    expect(builtin).toEqual([])
  })

  async function startCore(): Promise<{ readonly worker: Worker; door<C>(name: 'contract' | 'host'): C }> {
    const worker = new Worker(pathToFileURL(join(programs, 'worker.js')))
    const ready = new Promise((resolve) => worker.once('message', resolve))
    worker.postMessage({ type: 'init', dataDir, resourcesDir: join(root, 'resources') })
    expect(await ready).toEqual({ type: 'ready' })
    return {
      worker,
      door<C>(name: 'contract' | 'host') {
        const { port1, port2 } = new MessageChannel()
        worker.postMessage({ type: 'serve', door: name, port: port2 }, [port2])
        port1.start()
        return createORPCClient(new RPCLink({ port: port1 })) as C
      },
    }
  }

  test('opens an office, writes a workbook, takes a backup in a thread started from the same file, and closes', async () => {
    const { worker, door } = await startCore()
    const call = door<ContractRouterClient<Contract>>('contract')
    expect((await call.office.status()).counts.union).toBe(0)
    const { fileId } = await call.reports.xlsx({ report: 'A', period: '2018Q4' })
    expect(statSync(join(dataDir, 'transit', fileId)).size).toBeGreaterThan(3000)
    expect(await call.safekeeping.backup()).toMatchObject({ why: 'manual', verified: true })
    await worker.terminate()
  })

  test('imports a ledger in a thread and a process of its own, both started from the same file, and closes', async () => {
    const { worker, door } = await startCore()
    const call = door<ContractRouterClient<Contract>>('contract')
    const host = door<ContractRouterClient<HostContract>>('host')
    const path = writeWorkbook(join(dataDir, 'units.xlsx'), {
      单位: [['单位名称', '所属区县'], ...['甲', '乙'].map((name) => [`台州市${name}机械厂`, '椒江区'])],
    })
    const { fileId } = await host.takeIn({ path, name: 'units.xlsx' })
    const added: number[] = []
    for await (const event of await call.imports.open({ fileIds: [fileId] })) {
      if (event.type !== 'preview') continue
      for await (const done of await call.imports.commit({ previewId: event.preview.previewId }))
        if (done.type === 'committed') added.push(done.batches[0]?.rows.added ?? 0)
    }
    expect(added).toEqual([2])
    expect((await call.records.list({ register: 'unit' })).total).toBe(2)
    const ended = new Promise((resolve) => worker.once('exit', resolve))
    await host.close()
    expect(await ended).toBe(0)
  })

  test('is the reader too, when it is asked to be', async () => {
    const path = writeWorkbook(join(dataDir, 'small.xlsx'), {
      一览表: [
        ['工会名称', '会员数'],
        ['台州市甲厂工会', 12],
      ],
    })
    const reader = fork(join(programs, 'worker.js'), [readerArgument], { serialization: 'advanced' })
    const answers: ReaderAnswer[] = []
    const done = new Promise<void>((resolve) =>
      reader.on('message', (answer: ReaderAnswer) => {
        answers.push(answer)
        if (answer.type !== 'ready' && answer.type !== 'rows' && answer.type !== 'progress') resolve()
      }),
    )
    reader.send({ path, name: 'small.xlsx', limits: {} } satisfies ReadRequest)
    await done
    reader.kill()
    expect(answers.flatMap((answer) => (answer.type === 'rows' ? unpack(answer.chunk).map((row) => row.cells[0]?.value) : []))).toEqual([
      '工会名称',
      '台州市甲厂工会',
    ])
    expect(answers.at(-1)).toMatchObject({ type: 'done', book: { sheets: [{ name: '一览表' }] } })
  })
})
