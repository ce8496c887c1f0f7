// A real office in a folder of its own, for tests: real SQLite, real files, a clock that stands still.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import SQLite from 'better-sqlite3'
import { type Core, createCore } from '#core/core.ts'
import type { BatchReport, UndoResult } from '#shared/api/batchTypes.ts'
import type { OutputFile } from '#shared/api/host.ts'
import type { SheetDecisions } from '#shared/api/importsContract.ts'
import type { ListName } from '#shared/api/matchingTypes.ts'
import type { ImportPreview } from '#shared/api/previewTypes.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'

export const resourcesDir = fileURLToPath(new URL('../../resources', import.meta.url))
export const today = '2019-07-03'

export interface ImportOptions {
  readonly register?: RegisterId
  readonly list?: ListName
  readonly sheet?: string
  readonly policy?: 'overwrite' | 'fill' | 'keep'
}

export interface TestOffice {
  readonly core: Core
  readonly dataDir: string
  /** A file beside the data folder. */
  path(name: string): string
  preview(path: string, options?: ImportOptions): Promise<ImportPreview>
  adjust(previewId: string, sheet: string, decisions: SheetDecisions): Promise<ImportPreview>
  commit(previewId: string): Promise<readonly BatchReport[]>
  importFile(path: string, options?: ImportOptions): Promise<readonly BatchReport[]>
  undo(batchId: number): Promise<UndoResult>
  errorWorkbook(of: { previewId: string; sheet: string } | { batchId: number }): Promise<OutputFile & { readonly rows: number }>
  /** Digest of everything that the registers hold, but for the counters of edits. */
  hash(): string
  close(): Promise<void>
}

export async function openOffice(): Promise<TestOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-office-'))
  const dataDir = join(folder, 'data')
  let tick = 0
  const clock = { now: () => `2019-07-03T01:00:00.${String(tick++ % 1000).padStart(3, '0')}Z`, today: () => today }
  const core = await createCore({ dataDir, resourcesDir, clock, by: '测试员', create: true })

  const last = async <E extends { type: string }, T extends E['type']>(stream: AsyncIterable<E>, type: T): Promise<Extract<E, { type: T }>> => {
    for await (const event of stream) if (event.type === type) return event as Extract<E, { type: T }>
    throw new Error(`the stream ended without ${type}`)
  }
  const preview: TestOffice['preview'] = async (path, options = {}) => {
    const { fileId } = await core.files.takeIn(path, basename(path))
    return (await last(await core.call.imports.open({ fileIds: [fileId], ...options }), 'preview')).preview
  }
  const commit: TestOffice['commit'] = async (previewId) => (await last(await core.call.imports.commit({ previewId }), 'committed')).batches

  return {
    core,
    dataDir,
    path: (name) => join(folder, name),
    preview,
    adjust: async (previewId, sheet, decisions) => (await last(await core.call.imports.adjust({ previewId, sheet, decisions }), 'preview')).preview,
    commit,
    importFile: async (path, options) => commit((await preview(path, options)).previewId),
    undo: async (batchId) => (await last(await core.call.imports.undo({ batchId }), 'undone')).result,
    errorWorkbook: async (of) => (await last(await core.call.imports.errorWorkbook(of), 'written')).file,
    hash: () => hashRegisters(join(dataDir, 'office.sqlite')),
    close: async () => {
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Of a file that may be open elsewhere. */
export function hashRegisters(file: string): string {
  const db = new SQLite(file, { readonly: true })
  const hash = createHash('sha256')
  for (const register of Object.values(registers)) {
    for (const row of db.prepare(`SELECT * FROM ${register.table} ORDER BY id`).iterate() as Iterable<Record<string, unknown>>) {
      const { version: _version, updated_at: _updated, created_at: _created, ...fields } = row
      hash.update(JSON.stringify([register.id, fields]))
    }
  }
  db.close()
  return hash.digest('hex')
}
