// Uploads and downloads at their edges.

import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import type { CoreConnection } from '#electron/web/coreConnection.ts'
import { attachmentHeaders, receiveFile } from '#electron/web/transfer.ts'

const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith('union-ledger-upload-'))

/** A server that takes uploads of at most `limit` bytes; gives what receiveFile gave or threw. */
async function upload(body: ReadableStream<Uint8Array> | string, limit: number): Promise<unknown> {
  const taken: string[] = []
  const core = { takeIn: async (path: string, name: string) => ({ fileId: path, name, size: taken.push(name) }) } as unknown as CoreConnection
  const { promise, resolve } = Promise.withResolvers<unknown>()
  const server = createServer((request, response) => {
    receiveFile(request, core, limit)
      .then(resolve, resolve)
      .finally(() => response.writeHead(200, { connection: 'close' }).end())
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const init: RequestInit & { duplex?: 'half' } = { method: 'POST', headers: { 'x-file-name': 'a.csv' }, body, duplex: 'half' }
  await fetch(`http://127.0.0.1:${port}/`, init).catch(() => undefined)
  server.close()
  return promise
}

function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(4096)) })
}

describe('an upload', () => {
  test('that says that it is too large is refused', async () => {
    expect(await upload('x'.repeat(101), 100)).toMatchObject({ code: 'file-too-large' })
  })

  test('that does not say so is cut off at the limit, and nothing stays on disk', async () => {
    const before = uploads()
    expect(await upload(endless(), 10_000)).toMatchObject({ code: 'file-too-large' })
    expect(uploads()).toEqual(before)
  })

  test('of exactly the limit is taken', async () => {
    expect(await upload('x'.repeat(100), 100)).toMatchObject({ name: 'a.csv' })
  })
})

describe('the name of a download', () => {
  test('is Chinese in filename* and harmless in filename', () => {
    const header = attachmentHeaders('基层工会(2018).xlsx')['content-disposition']
    expect(header).toBe(`attachment; filename="____(2018).xlsx"; filename*=UTF-8''%E5%9F%BA%E5%B1%82%E5%B7%A5%E4%BC%9A%282018%29.xlsx`)
  })

  test('cannot break out of the header', () => {
    const header = attachmentHeaders('a"; x="\r\nSet-Cookie: b\\.csv')['content-disposition']
    expect(header).not.toMatch(/[\r\n]/)
    expect(header?.match(/"/g)).toHaveLength(2)
  })
})
