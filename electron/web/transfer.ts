// Ledgers on their way in and finished files on their way out, streamed: a workbook of 200 MB never stands in memory.
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { LedgerError } from '#shared/api/errors.ts'
import type { PickedFile } from '#shared/api/host.ts'
import { isDiskFull } from '../diskFull.ts'
import type { CoreConnection } from './coreConnection.ts'
import { pageHeaders } from './pageFiles.ts'

/** Bytes; the largest ledger seen has 1,033,100 rows and 60 MB. */
export const uploadLimit = 512 * 1024 * 1024

/**
 * Takes one file in: the body is its bytes, the header x-file-name its name, percent-encoded.
 * @throws LedgerError bad-input, file-too-large, file-unreadable, disk-full
 */
export async function receiveFile(request: IncomingMessage, core: CoreConnection, limit = uploadLimit): Promise<PickedFile> {
  const name = fileName(request)
  const folder = await mkdtemp(join(tmpdir(), 'union-ledger-upload-'))
  try {
    const path = join(folder, 'upload')
    if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge(name, limit)
    await pipeline(request, upTo(limit, name), createWriteStream(path, { mode: 0o600 }))
    return await core.takeIn(path, name)
  } catch (cause) {
    throw isDiskFull(cause) ? new LedgerError('disk-full', {}, { cause }) : cause
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Gives a file out that the core has written. @throws LedgerError file-missing */
export async function sendFile(response: ServerResponse, core: CoreConnection, fileId: string): Promise<void> {
  const file = await core.locate(fileId)
  const { size } = await stat(file.path)
  response.writeHead(200, { ...attachmentHeaders(file.name), 'content-type': 'application/octet-stream', 'content-length': size })
  await pipeline(createReadStream(file.path), response)
}

/** Headers that save a file under its Chinese name (RFC 6266, RFC 8187) and never show it in the page. */
export function attachmentHeaders(name: string): Record<string, string> {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  return { ...pageHeaders, 'cache-control': 'no-store', 'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}` }
}

/** The name that came with a body: its last part only, for a name is not a path. @throws LedgerError bad-input */
export function fileName(request: IncomingMessage): string {
  const header = request.headers['x-file-name']
  try {
    const name = basename(decodeURIComponent(typeof header === 'string' ? header : '').replaceAll('\\', '/')).replaceAll('\0', '')
    if (name !== '' && name !== '.' && name !== '..' && name.length <= 255) return name
  } catch (cause) {
    throw new LedgerError('bad-input', { field: 'x-file-name' }, { cause })
  }
  throw new LedgerError('bad-input', { field: 'x-file-name' })
}

function upTo(limit: number, name: string): Transform {
  let received = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length
      if (received > limit) done(tooLarge(name, limit))
      else done(null, chunk)
    },
  })
}

function tooLarge(name: string, limit: number): LedgerError {
  return new LedgerError('file-too-large', { file: name, limit: Math.floor(limit / 1024 / 1024) })
}
