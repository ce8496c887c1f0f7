// Files on their way in and out, by opaque ids: no path ever crosses the contract. Everything lies in the data folder's `transit`, emptied at start and at exit.
import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs'
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
  clear(): void
}

export function createFiles(dataDir: string): Files {
  const folder = join(dataDir, 'transit')
  const known = new Map<string, StoredFile>()

  function newOutput(name: string): OutputFile & StoredFile {
    const fileId = randomUUID()
    const file = { name: basename(name.replaceAll('\\', '/')), path: join(folder, fileId) }
    known.set(fileId, file)
    return { fileId, ...file }
  }
  function find(fileId: string): StoredFile {
    const file = known.get(fileId)
    if (!file) throw new LedgerError('file-missing')
    return file
  }
  function clear(): void {
    known.clear()
    rmSync(folder, { recursive: true, force: true })
  }

  clear()
  mkdirSync(folder, { recursive: true })
  return {
    takeIn(path, name) {
      const file = newOutput(name)
      try {
        copyFileSync(path, file.path)
        return { fileId: file.fileId, name: file.name, size: statSync(file.path).size }
      } catch (error) {
        known.delete(file.fileId)
        rmSync(file.path, { force: true })
        if (meaningOf(error) === 'disk-full') throw new LedgerError('disk-full', { folder: dataDir }, { cause: error })
        const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
        throw new LedgerError(missing ? 'file-missing' : 'file-unreadable', { file: name }, { cause: error })
      }
    },
    find,
    newOutput,
    clear,
  }
}
