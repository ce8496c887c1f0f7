// One side of the comparison of importMembers.ts, in a process of its own so that neither pays for the other's memory.
import { readFileSync } from 'node:fs'
import * as XLSX from 'xlsx'
import { type Core, createCore } from '#core/core.ts'
import { resourcesDir } from '#test/support/office.ts'
import { waitsMeanwhile } from './waitsMeanwhile.ts'
import { lastNumber } from './writeMembers.ts'

const [side, path = '', ...rest] = process.argv.slice(2)
const from = performance.now()
const more = side === 'import' ? await importAll(path, rest[0] ?? '', Number(rest[1])) : parse(path, Number(rest[0]))
const { user, system } = process.cpuUsage()
process.send?.({ seconds: (performance.now() - from) / 1000, cpu: (user + system) / 1e6, ...more }, () => process.exit(0))

/** Until whoever stands in the last row is found by the search of all registers. */
async function importAll(file: string, dataDir: string, members: number): Promise<{ wait: number; timer: number; search: number }> {
  const core = await createCore({ dataDir, resourcesDir, by: 'bench', create: true, importer: 'apart' })
  const { waits, result } = await waitsMeanwhile(
    () => core.call.records.list({ register: 'unit', limit: 50 }),
    () => importAndFind(core, file, members),
  )
  return { ...waits, search: result }
}

/** @returns seconds from the commit until the last of them is found */
async function importAndFind(core: Core, file: string, members: number): Promise<number> {
  const { fileId } = await core.files.takeIn(file, 'members.xlsx')
  for await (const event of await core.call.imports.open({ fileIds: [fileId], register: 'member', rehearse: false })) {
    if (event.type !== 'preview') continue
    for await (const done of await core.call.imports.commit({ previewId: event.preview.previewId })) {
      if (done.type === 'committed' && done.batches[0]?.rows.added !== members) throw new Error(`added ${done.batches[0]?.rows.added} of ${members}`)
    }
  }
  const committed = performance.now()
  const { groups } = await core.call.records.find({ text: lastNumber(members) })
  if (!groups.some((group) => group.register === 'member' && group.total === 1)) throw new Error('the member of the last row is not found')
  return (performance.now() - committed) / 1000
}

function parse(file: string, members: number): Record<never, never> {
  const book = XLSX.read(readFileSync(file), { type: 'buffer', dense: true })
  const rows = book.Sheets[book.SheetNames[0] ?? '']?.['!data']?.length
  if (rows !== members + 1) throw new Error(`SheetJS sees ${rows} rows`)
  return {}
}
