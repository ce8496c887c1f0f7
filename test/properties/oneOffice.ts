// Made ledgers through the doors that the window and the command line use, many at a time: a preview of twenty files is one transaction and one backup.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BatchReport, RecordRow } from '#shared/api/types.ts'
import { type RegisterId, registerIds } from '#shared/registers/index.ts'
import { openOffice, type TestOffice } from '#test/support/office.ts'

export interface NamedBytes {
  readonly name: string
  readonly bytes: Buffer
  /** Told to the importer where it does not see by itself what the sheet is. */
  readonly register?: RegisterId
}

/** A file to import, by path. */
export interface FileOnDisk {
  readonly name: string
  readonly path: string
  readonly register?: RegisterId
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

/** All files in one preview; a visible sheet that is not recognised is told what it is, where its file says. */
export async function importFiles(office: TestOffice, files: readonly FileOnDisk[]): Promise<readonly BatchReport[]> {
  const taken = []
  for (const { path, name } of files) taken.push((await office.core.files.takeIn(path, name)).fileId)
  let previewId = ''
  let unclear: readonly { readonly key: string; readonly register: RegisterId }[] = []
  for await (const event of await office.core.call.imports.open({ fileIds: taken, rehearse: false })) {
    if (event.type !== 'preview') continue
    previewId = event.preview.previewId
    unclear = event.preview.sheets.flatMap((sheet) => {
      const register = files.find(({ name }) => name === sheet.file)?.register
      return !sheet.use && !sheet.hidden && register ? [{ key: sheet.key, register }] : []
    })
  }
  for (const { key, register } of unclear) await office.adjust(previewId, key, { register })
  return office.commit(previewId)
}

/** What a list shows of each record, in full; without ids, which say nothing outside their office. */
export async function recordsOf(office: TestOffice, register: RegisterId): Promise<readonly RecordRow[]> {
  return (await office.core.call.records.list({ register, unmask: { reason: '往返' } })).records
}

/** Every register that holds something, as `ledger export --unmasked` writes it. */
export async function exportAll(office: TestOffice, format: 'xlsx' | 'csv'): Promise<readonly FileOnDisk[]> {
  const files: FileOnDisk[] = []
  for (const register of registerIds) {
    const { fileId, name, rows } = await office.core.call.records.export({ register, format, unmask: { reason: '往返' } })
    if (rows > 0) files.push({ name, path: (await office.core.files.locate(fileId)).path })
  }
  return files
}
