// The web host as a program: who gets in, what goes in and out, and how it ends.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath } from '#test/support/browser.ts'
import { exportedFile } from '#test/support/exportedFile.ts'
import { longDocument, printFolder } from '#test/support/printFolder.ts'
import { root } from '#test/support/sources.ts'
import { resume, type WebClient } from '#test/support/webClient.ts'
import { runWebHost, startWebHost, type TestHost } from '#test/support/webHost.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-web-'))
const dataDir = join(folder, 'data')
const page = join(folder, 'page')
const prints = printFolder()
let host: TestHost
let client: WebClient

beforeAll(async () => {
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<!doctype html><div id="root"></div>')
  host = await startWebHost(dataDir, { page, environment: { TMPDIR: prints.path } })
})
afterAll(async () => {
  // First, since a host waits for what it prints.
  prints.remove()
  await host?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** fetch() sets Host itself; a forged one needs a request by hand. */
function rawStatus(url: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('error', reject)
    request.end()
  })
}

describe('the web host', () => {
  test('refuses whoever comes without the token', async () => {
    const { origin } = new URL(host.url)
    expect((await fetch(`${origin}/`)).status).toBe(401)
    expect((await fetch(`${origin}/?token=guessed`)).status).toBe(401)
    expect((await fetch(`${origin}/rpc/office/status`, { method: 'POST' })).status).toBe(401)
    expect((await fetch(`${origin}/files/x`)).status).toBe(401)
  })

  test('lets the token in once, by an HttpOnly cookie of this site only', async () => {
    const entrance = await fetch(host.url, { redirect: 'manual' })
    expect(entrance.status).toBe(303)
    expect(entrance.headers.get('location')).toBe('/')
    expect(entrance.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/)
    const again = await fetch(host.url, { redirect: 'manual' })
    expect(again.status).toBe(401)
    expect(await again.text()).toContain('已经用过')
    const cookie = entrance.headers.get('set-cookie')?.split(';')[0] ?? ''
    const { origin } = new URL(host.url)
    const shown = await fetch(`${origin}/`, { headers: { cookie } })
    expect(shown.status).toBe(200)
    expect(await shown.text()).toContain('id="root"')
    // The rest of the tests go on with this session.
    client = resume(origin, cookie)
  })

  test('shows the page under a strict content policy', async () => {
    const shown = await client.fetch('/')
    const policy = shown.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('a name that was pointed at 127.0.0.1 is refused', async () => {
    const { port } = new URL(client.origin)
    expect(await rawStatus(client.origin, { host: `127.0.0.1:${port}`, cookie: client.cookie })).toBe(200)
    expect(await rawStatus(client.origin, { host: `evil.example:${port}`, cookie: client.cookie })).toBe(403)
    expect(await rawStatus(client.origin, { host: `localhost:${port}`, cookie: client.cookie })).toBe(403)
  })

  test('a request from another page is refused even with the cookie', async () => {
    expect((await client.fetch('/rpc/office/status', { method: 'POST', headers: { origin: 'http://evil.example' } })).status).toBe(403)
    expect((await client.fetch('/files', { method: 'POST', headers: { origin: 'null', 'x-file-name': 'a.csv' }, body: 'a' })).status).toBe(403)
    const { origin: _own, ...rest } = { origin: '', cookie: client.cookie, 'sec-fetch-site': 'cross-site' }
    expect(await rawStatus(`${client.origin}/files`, rest, 'POST')).toBe(403)
  })

  test('nothing outside the page is served', async () => {
    for (const path of ['/..%2f..%2fpackage.json', '/%2e%2e/package.json', '/assets/../../../package.json', '/nothing.js', '/%', '/a%00b']) {
      expect((await client.fetch(path)).status, path).toBe(404)
    }
  })

  test('answers calls of the contract', async () => {
    const status = await client.call.office.status()
    expect(status.counts.union).toBe(0)
    expect(status.hasData).toBe(false)
  })

  test('a refusal of the core arrives with its code', async () => {
    const refusal = await client.call.records.get({ register: 'union', id: 4711 }).catch((cause: unknown) => cause)
    expect(refusal).toMatchObject({ data: { code: 'not-found' } })
  })

  test('input is checked at the door', async () => {
    const refusal = await client.call.records.get({ register: 'union', id: -1 }).catch((cause: unknown) => cause)
    expect(refusal).toMatchObject({ data: { code: 'bad-input' } })
  })

  test('takes a ledger in, streams its preview and its commit, and gives an export out under its Chinese name', async () => {
    const text = '序号,单位名称,统一社会信用代码,所属县区\n1,椒江明光电器有限公司,,椒江区\n2,黄岩新塑模具厂,,黄岩区\n'
    const file = await client.upload('单位 台账（一）.csv', new TextEncoder().encode(text))
    expect(file).toMatchObject({ name: '单位 台账（一）.csv', size: Buffer.byteLength(text) })
    let previewId = ''
    for await (const event of await client.call.imports.open({ fileIds: [file.fileId], register: 'unit' })) {
      if (event.type === 'preview') previewId = event.preview.previewId
    }
    expect(previewId).not.toBe('')
    let added = 0
    for await (const event of await client.call.imports.commit({ previewId })) {
      if (event.type === 'committed') added = event.batches[0]?.rows.added ?? 0
    }
    expect(added).toBe(2)

    const output = await exportedFile(client.call, { register: 'unit', format: 'csv' })
    const download = await client.fetch(`/files/${output.fileId}`)
    expect(download.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(output.name)}`)
    expect(download.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(await download.text()).toContain('椒江明光电器有限公司')
  })

  test('an upload without a name, or with a path for one, goes nowhere else', async () => {
    expect((await client.fetch('/files', { method: 'POST', body: 'a' })).status).toBe(400)
    const file = await client.upload('../../etc/台账.csv', new TextEncoder().encode('a'))
    expect(file.name).toBe('台账.csv')
    expect((await client.fetch('/files/..%2f..%2foffice.sqlite')).status).toBe(404)
  })

  test.skipIf(!browserPath)('prints a document to a PDF under its name', async () => {
    const html = '<!doctype html><html lang="zh-CN"><body><p>合计 9394</p></body></html>'
    const answer = await client.fetch('/pdf', {
      method: 'POST',
      headers: { 'content-type': 'text/html', 'x-file-name': encodeURIComponent('季报.pdf') },
      body: html,
    })
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('季报.pdf'))
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  })

  const printLong = (signal?: AbortSignal) =>
    client.fetch('/pdf', {
      method: 'POST',
      headers: { 'content-type': 'text/html', 'x-file-name': encodeURIComponent('季报.pdf') },
      body: longDocument,
      ...(signal && { signal }),
    })

  test.skipIf(!browserPath)(
    'a PDF whose page is gone is given up, with its browser and its folder',
    async () => {
      const stop = new AbortController()
      const printing = printLong(stop.signal)
      printing.catch(() => undefined)
      await prints.begun()
      stop.abort()
      await expect(printing).rejects.toThrow()
      await prints.empty()
    },
    120_000,
  )

  test('work that the page no longer wants is stopped', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => `${row + 1},停下测试单位${row}号,,椒江区`)
    const file = await client.upload('多.csv', new TextEncoder().encode(['序号,单位名称,统一社会信用代码,所属县区', ...rows].join('\n')))
    const stop = new AbortController()
    const events = await client.call.imports.open({ fileIds: [file.fileId], register: 'unit' }, { signal: stop.signal })
    const ended = (async () => {
      for await (const event of events) {
        if (event.type === 'preview') return 'preview'
        stop.abort()
      }
      return 'ended'
    })().catch(() => 'cancelled')
    expect(await ended).toBe('cancelled')
    // The writer is free again.
    expect((await client.call.records.create({ register: 'unit', values: { name: '停下之后的单位' } })).record.name).toBe('停下之后的单位')
  })

  test('a second instance on the same folder says so in one sentence and changes nothing', async () => {
    const second = await runWebHost(dataDir, { page })
    expect(second.code).toBe(4)
    expect(second.stdout).toBe('')
    expect(second.stderr.trim().split('\n')).toHaveLength(1)
    expect(second.stderr).not.toMatch(/\bat |Error:/)
    expect((await client.call.office.status()).counts.unit).toBe(3)
  })

  test('Ctrl+C closes the office with a backup, and ends what is being printed', async () => {
    const printing = browserPath === undefined ? undefined : printLong()
    printing?.catch(() => undefined)
    if (printing) await prints.begun()
    expect(await host.close()).toBe(0)
    await prints.empty()
    expect(readdirSync(join(dataDir, 'backups')).some((name) => name.includes('-exit'))).toBe(true)
    expect(existsSync(join(dataDir, 'office.sqlite-wal'))).toBe(false)
  })
})

describe('a data folder that cannot be used', () => {
  test('a file in its place is refused in one sentence', async () => {
    const ended = await runWebHost(join(root, 'package.json', 'data'), { page })
    expect(ended.code).toBe(3)
    expect(ended.stdout).toBe('')
    expect(ended.stderr.trim().split('\n')).toHaveLength(1)
  })
})
