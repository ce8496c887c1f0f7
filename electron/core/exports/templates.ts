// Which Word template the bulletin's text is written by: the office's own, or the one that ships.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { OutputFile } from '#shared/api/host.ts'
import type { OfficeTemplate } from '#shared/api/templatesContract.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { writeAuditLine } from '../records/audit.ts'
import { checkTemplate } from './fillTemplate.ts'

const kind = 'bulletin'
const ours = '通报模板.docx'
const columns = 'id, name, at, by'

/** null: the product's own is used. */
export function officeTemplate(connection: SQLite.Database): OfficeTemplate | null {
  const row = connection.prepare(`SELECT ${columns} FROM office_template WHERE kind = ? AND removed_at IS NULL`).get(kind)
  return (row as OfficeTemplate | undefined) ?? null
}

/** Bytes of the one that is used. */
export async function usedTemplate({
  database,
  resourcesDir,
}: Pick<Office, 'database' | 'resourcesDir'>): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const own = database.reader.prepare('SELECT name, content FROM office_template WHERE kind = ? AND removed_at IS NULL').get(kind)
  if (own) return own as { name: string; content: Uint8Array }
  return { name: ours, content: await readFile(join(resourcesDir, 'templates', 'bulletin.docx')) }
}

export async function templateFile(office: Office, files: Pick<Files, 'newOutput'>): Promise<OutputFile> {
  const { name: called, content } = await usedTemplate(office)
  const { fileId, name, path } = files.newOutput(called)
  await writeFile(path, content)
  return { fileId, name }
}

/** @throws LedgerError template-unfit, file-missing, writer-busy */
export async function putTemplate(office: Office, files: Pick<Files, 'find'>, { fileId }: { readonly fileId: string }): Promise<OfficeTemplate> {
  const { name, path } = files.find(fileId)
  const content = await readFile(path)
  await checkTemplate(content, name)
  return office.database.write((writer) => {
    putAway(office, writer)
    const { lastInsertRowid } = writer
      .prepare('INSERT INTO office_template (kind, name, content, at, by) VALUES (?, ?, ?, ?, ?)')
      .run(kind, name, content, office.clock.now(), office.by)
    writeAuditLine(office, writer, 'template', { id: Number(lastInsertRowid), kind, what: 'put', name })
    return used(writer)
  })
}

/** @throws LedgerError writer-busy */
export function resetTemplate(office: Office): Record<never, never> {
  office.database.write((writer) => {
    const before = officeTemplate(writer)
    if (before === null) return
    putAway(office, writer)
    writeAuditLine(office, writer, 'template', { id: before.id, kind, what: 'reset', name: before.name })
  })
  return {}
}

/** @throws LedgerError not-found, writer-busy */
export function restoreTemplate(office: Office, { id }: { readonly id: number }): OfficeTemplate {
  return office.database.write((writer) => {
    const known = writer.prepare('SELECT name FROM office_template WHERE id = ? AND kind = ?').pluck().get(id, kind)
    if (typeof known !== 'string') throw new LedgerError('not-found', { label: '通报模板', id })
    putAway(office, writer)
    writer.prepare('UPDATE office_template SET removed_at = NULL WHERE id = ?').run(id)
    writeAuditLine(office, writer, 'template', { id, kind, what: 'restored', name: known })
    return used(writer)
  })
}

function putAway(office: Office, writer: SQLite.Database): void {
  writer.prepare('UPDATE office_template SET removed_at = ? WHERE kind = ? AND removed_at IS NULL').run(office.clock.now(), kind)
}

function used(writer: SQLite.Database): OfficeTemplate {
  const own = officeTemplate(writer)
  if (own === null) throw new LedgerError('not-found', { label: '通报模板' })
  return own
}
