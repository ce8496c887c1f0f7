import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore } from '#core/core.ts'
import { resourcesDir } from '#test/support/office.ts'

export type Demo = Awaited<ReturnType<typeof openDemo>>

/** The demo office in a folder of its own, and how long it took to build. @param members which of them become records */
export async function openDemo(members: 'none' | 'sample' | 'all' = 'none') {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
  const core = await createCore({ dataDir: join(folder, 'data'), resourcesDir, by: 'bench', create: true })
  const from = performance.now()
  for await (const event of await core.call.office.startDemo({ demo: 'taizhou', members })) if (event.type === 'ready') break
  console.log(`demo office, ${members === 'none' ? 'no' : members} members as records, built in ${((performance.now() - from) / 1000).toFixed(1)} s`)
  return {
    core,
    file: join(folder, 'data', 'office.sqlite'),
    close: async () => {
      await core.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
