// An office of a million members for what is done with records every day, and its tables bare: the same rows in a file of their own, with the indexes that a search by SQL would want.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { databaseFile } from '#core/closedOffice.ts'
import { type Core, createCore } from '#core/core.ts'
import { resourcesDir } from '#test/support/office.ts'
import { writeMembers } from './writeMembers.ts'

/** What the office has; `LEDGER_MEMBERS` names another number for a machine that is short of time. */
const members = Number(process.env.LEDGER_MEMBERS ?? 1_033_100)

export interface RecordsOffice {
  readonly core: Core
  readonly dataDir: string
  readonly members: number
  /** The same rows bare, with indexes of the numbers' ends. */
  readonly bare: SQLite.Database
  close(): Promise<void>
}

/** An office whose members were imported with their units and unions. @param folder where its own goes */
export async function makeMembersOffice(folder: string): Promise<Pick<RecordsOffice, 'core' | 'dataDir' | 'members'>> {
  const dataDir = join(folder, 'data')
  const path = join(folder, 'members.xlsx')
  await writeMembers(path, members)
  const core = await createCore({ dataDir, resourcesDir, by: 'bench', create: true, importer: 'apart' })
  const { fileId } = await core.files.takeIn(path, 'members.xlsx')
  for await (const event of await core.call.imports.open({ fileIds: [fileId], register: 'member', rehearse: false })) {
    if (event.type !== 'preview') continue
    for await (const done of await core.call.imports.commit({ previewId: event.preview.previewId })) {
      if (done.type === 'committed' && done.batches[0]?.rows.added !== members) throw new Error(`added ${done.batches[0]?.rows.added} of ${members}`)
    }
  }
  rmSync(path)
  return { core, dataDir, members }
}

export async function openRecordsOffice(): Promise<RecordsOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
  const { core, dataDir } = await makeMembersOffice(folder)
  const copy = join(folder, 'bare.sqlite')
  const source = new SQLite(join(dataDir, databaseFile), { readonly: true })
  source.prepare('VACUUM INTO ?').run(copy)
  source.close()
  const bare = new SQLite(copy)
  bare.exec('CREATE INDEX bare_mobile ON member (substr(mobile, -4)); CREATE INDEX bare_document ON member (substr(document_number, -4)); ANALYZE')
  return {
    core,
    dataDir,
    members,
    bare,
    async close() {
      bare.close()
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
