// One start: the core, what the window asks of it first, and a page of members. Tells how long that took from the start of the process.
import { createCore } from '#core/core.ts'
import { resourcesDir } from '#test/support/office.ts'

const core = await createCore({ dataDir: process.argv[2] ?? '', resourcesDir, by: 'bench', create: false, importer: 'apart' })
await Promise.all([core.call.office.status(), core.call.office.codes()])
const page = await core.call.records.list({ register: 'member', sort: { field: 'name' }, limit: 50 })
const seconds = performance.now() / 1000
await core.close()
process.send?.({ seconds, records: page.records.length }, () => process.disconnect())
