// Finished files: to where the caller asked, complete or not at all.
import { copyFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import type { Core } from '#core/core.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { isDiskFull } from '../diskFull.ts'

/** Format by the ending of --out. @throws LedgerError ending-unknown */
export function formatOf<F extends string>(out: string, formats: readonly F[]): F {
  const format = formats.find((known) => extname(out).toLowerCase() === `.${known}`)
  if (format === undefined) throw new LedgerError('ending-unknown', { out: basename(out), known: formats.map((known) => `.${known}`).join(' ') })
  return format
}

/** A file that the core has made. @returns the absolute path. @throws LedgerError folder-not-writable, disk-full */
export async function copyOut({ files }: Pick<Core, 'files'>, fileId: string, out: string): Promise<string> {
  const { path } = await files.locate(fileId)
  return put(out, (part) => copyFile(path, part))
}

/** @returns the absolute path. @throws LedgerError folder-not-writable, disk-full */
export function writeOut(content: string | Uint8Array, out: string): Promise<string> {
  return put(out, (part) => writeFile(part, content))
}

async function put(out: string, write: (part: string) => Promise<void>): Promise<string> {
  const path = resolve(out)
  const part = `${path}.part`
  try {
    await write(part)
    await rename(part, path)
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined) // Below a file there is nothing to take away either.
    throw new LedgerError(isDiskFull(cause) ? 'disk-full' : 'folder-not-writable', { path: out }, { cause })
  }
  return path
}
