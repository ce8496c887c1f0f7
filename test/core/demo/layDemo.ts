// The demo office takes seconds of processor time to make: whichever test file needs it first makes it, and all of a run work on copies.
// The making itself is tested in startDemo.test.ts, which makes its own.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createCore } from '#core/core.ts'
import { resourcesDir } from '#test/support/office.ts'
import { runFolder } from '#test/support/runFolder.ts'

/** How many of its members are records. */
export type DemoMembers = 'none' | 'sample' | 'all'

/** Puts the demo office, closed, into a data folder. @param dataDir absent or empty */
export async function layDemo(dataDir: string, members: DemoMembers): Promise<void> {
  const shared = runFolder()
  if (shared === undefined || members === 'all') return makeDemo(dataDir, members)
  const made = join(shared, `demo-${members}`)
  const making = `${made}.making`
  while (!existsSync(made)) {
    if (isFirst(making)) {
      try {
        const half = join(making, 'data')
        await makeDemo(half, members)
        renameSync(half, made)
      } finally {
        rmSync(making, { recursive: true })
      }
    } else await wait(100)
  }
  cpSync(made, dataDir, { recursive: true, preserveTimestamps: true })
}

/** Of several processes that ask at once, one is told so. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}

async function makeDemo(dataDir: string, members: DemoMembers): Promise<void> {
  const core = await createCore({ dataDir, resourcesDir, by: '测试员', create: true })
  try {
    for await (const event of await core.call.office.startDemo({ demo: 'taizhou', members })) if (event.type === 'ready') break
  } finally {
    await core.close()
  }
}
