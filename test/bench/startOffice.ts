// From the start of a program to the first list of members on the screen: with all of them, and in an empty office. Each start is a process of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore } from '#core/core.ts'
import { resourcesDir } from '#test/support/office.ts'
import { type Comparison, compare } from './measure.ts'
import { measuredModule } from './measureProcess.ts'
import type { RecordsOffice } from './recordsOffice.ts'

const rounds = 15

/** Closes the office: it is opened again and again. */
export async function benchStart({ core, dataDir, members }: RecordsOffice): Promise<Comparison[]> {
  await core.close()
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-empty-'))
  try {
    const empty = await createCore({ dataDir: folder, resourcesDir, by: 'bench', create: true })
    await empty.close()
    const times = { product: [] as number[], bare: [] as number[] }
    const start = (where: string, told: number[]) => async () => {
      const { told: said } = await measuredModule('startOfficeSide.ts', [where])
      told.push((said.seconds ?? Number.NaN) * 1000)
    }
    const comparison = await compare(
      `start to the first list, with ${members} members`,
      'the start with an empty office',
      rounds,
      start(dataDir, times.product),
      start(folder, times.bare),
    )
    // What the processes tell themselves: their end is nobody's wait. The first round warms up.
    return [{ ...comparison, product: times.product.slice(1), bare: times.bare.slice(1), promised: { ratio: 1.5 } }]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
