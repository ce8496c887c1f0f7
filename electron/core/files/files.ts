// Files on their way in and out, by opaque ids: no path ever crosses the contract. Everything lies in the data folder's `transit`, emptied at start and at exit:
// `<id>` holds the bytes, `<id>.name` what the clerk calls them, so that every thread of the core finds every file.
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { LedgerError } from '#shared/api/errors.ts'
import type { OutputFile, PickedFile } from '#shared/api/host.ts'
import { meaningOf } from '../database/sqlite.ts'

export interface StoredFile {
  readonly path: string
  /** What the clerk calls it. */
  readonly name: string
}

export interface Files {
  /** Copies a file into the core's care; host side only. @throws LedgerError file-missing, file-unreadable, disk-full */
  takeIn(path: string, name: string): PickedFile
  /** @throws LedgerError file-missing */
  find(fileId: string): StoredFile
  /** A place for a file that the core is about to write. */
  newOutput(name: string): OutputFile & StoredFile
  /** A file that was begun and is not wanted any more, whatever there is of it. */
  discard(fileId: string): void
  clear(): void
}

const folderOf = (dataDir: string) => join(dataDir, 'transit')

/** As the core's start makes them: without whatever an earlier run left. */
export function createFiles(dataDir: string): Files {
  const files = joinFiles(dataDir)
  files.clear()
  mkdirSync(folderOf(dataDir), { recursive: true })
  return files
}

/** Those that the core has made already, for a thread beside it. */
export function joinFiles(dataDir: string): Files {
  const folder = folderOf(dataDir)
  const placeOf = (fileId: string) => join(folder, fileId)
  const nameOf = (fileId: string) => join(folder, `${fileId}.name`)

  function newOutput(name: string): OutputFile & StoredFile {
    const fileId = randomUUID()
    const file = { name: basename(name.replaceAll('\\', '/')), path: placeOf(fileId) }
    writeFileSync(nameOf(fileId), file.name)
    return { fileId, ...file }
  }
  function discard(fileId: string): void {
    for (const place of [placeOf(fileId), nameOf(fileId)]) rmSync(place, { force: true })
  }
  function find(fileId: string): StoredFile {
    // Ids come from outside: what is none of ours must not become a path.
    if (!/^[\da-f-]{36}$/.test(fileId)) throw new LedgerError('file-missing')
    try {
      return { name: readFileSync(nameOf(fileId), 'utf8'), path: placeOf(fileId) }
    } catch (cause) {
      throw new LedgerError('file-missing', {}, { cause })
    }
  }
  return {
    takeIn(path, name) {
      let fileId: string | undefined
      try {
        const file = newOutput(name)
        fileId = file.fileId
        copyFileSync(path, file.path)
        return { fileId, name: file.name, size: statSync(file.path).size }
      } catch (error) {
        if (fileId !== undefined) discard(fileId)
        if (meaningOf(error) === 'disk-full') throw new LedgerError('disk-full', { folder: dataDir }, { cause: error })
        const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
        throw new LedgerError(missing ? 'file-missing' : 'file-unreadable', { file: name }, { cause: error })
      }
    },
    find,
    newOutput,
    discard,
    clear: () => rmSync(folder, { recursive: true, force: true }),
  }
}
