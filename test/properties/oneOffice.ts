// Made ledgers through the doors that the window and the command line use, many at a time: a preview of twenty files is one transaction and one backup.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BatchReport } from '#shared/api/batchTypes.ts'
import type { ListName } from '#shared/api/matchingTypes.ts'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { type RegisterId, registerIds } from '#shared/registers/index.ts'
import { exportedFile } from '#test/support/exportedFile.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

export interface NamedBytes {
  readonly name: string
  readonly bytes: Buffer
  /** Told to the importer where it does not see by itself what the sheet is. */
  readonly register?: RegisterId
  /** Said of it: nobody sees by itself that a table is an outside list. */
  readonly list?: ListName
}

/** A file to import, by path. */
export interface FileOnDisk {
  readonly name: string
  readonly path: string
  readonly register?: RegisterId
  /** Said of it: nobody sees by itself that a table is an outside list. */
  readonly list?: ListName
}

export async function withOffice<T>(work: (office: TestOffice) => Promise<T>): Promise<T> {
  const office = await openOffice()
  try {
    return await work(office)
  } finally {
    await office.close()
  }
}

export async function withFiles<T>(made: readonly NamedBytes[], work: (files: readonly FileOnDisk[]) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-made-'))
  try {
    return await work(
      made.map(({ bytes, ...file }) => {
        const path = join(folder, file.name)
        writeFileSync(path, bytes)
        return { ...file, path }
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** All files in one preview; those with a visible sheet that is not recognised once more, with the word of what they are. */
export async function importFiles(office: TestOffice, files: readonly FileOnDisk[]): Promise<readonly BatchReport[]> {
  const { batches, unclear } = await importTogether(
    office,
    files.filter(({ list }) => !list),
  )
  const told = [...batches]
  for (const file of files) if (file.list) told.push(...(await importTogether(office, [file], undefined, file.list)).batches)
  for (const [register, own] of Map.groupBy(unclear, (file) => file.register)) told.push(...(await importTogether(office, own, register)).batches)
  return told
}

async function importTogether(office: TestOffice, files: readonly FileOnDisk[], register?: RegisterId, list?: ListName) {
  if (files.length === 0) return { unclear: [], batches: [] }
  const fileIds: string[] = []
  for (const { path, name } of files) fileIds.push((await office.core.files.takeIn(path, name)).fileId)
  for await (const event of await office.core.call.imports.open({ fileIds, rehearse: false, ...(register ? { register } : {}), ...(list ? { list } : {}) })) {
    if (event.type !== 'preview') continue
    const { previewId, sheets } = event.preview
    const unclear = register ? [] : files.filter((file) => file.register && sheets.some((sheet) => sheet.file === file.name && !sheet.use && !sheet.hidden))
    return { unclear, batches: sheets.some((sheet) => sheet.use) ? await office.commit(previewId) : [] }
  }
  throw new Error('no preview')
}

/** What a list shows of each record, in full; without ids, which say nothing outside their office. */
export async function recordsOf(office: TestOffice, register: RegisterId): Promise<readonly RecordRow[]> {
  return (await office.core.call.records.list({ register, unmask: { reason: '往返' } })).records
}

/** Every register that holds something, as `ledger export --unmasked` writes it. */
export async function exportAll(office: TestOffice, format: 'xlsx' | 'csv'): Promise<readonly FileOnDisk[]> {
  const files: FileOnDisk[] = []
  for (const register of registerIds) {
    const { fileId, name, rows } = await exportedFile(office.core.call, { register, format, unmask: { reason: '往返' } })
    if (rows > 0) files.push({ name, path: (await office.core.files.locate(fileId)).path })
  }
  return files
}
