// Runs inputs one after another in a process that may die; says before each one which it is, so that the parent knows whom to blame.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seeds } from './seeds.ts'
import { tryInput } from './tryInput.ts'

const all = seeds()
const folder = mkdtempSync(join(tmpdir(), 'ledger-fuzz-'))
process.on('disconnect', () => process.exit())
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

process.on('message', async ({ from, to }: { from: number; to: number }) => {
  const outcomes: Record<string, number> = {}
  const failures: { number: number; seed: string; message: string }[] = []
  for (let number = from; number < to; number++) {
    const seed = all[number % all.length]
    if (!seed) continue
    process.send?.({ type: 'trying', number, seed: seed.name })
    try {
      const outcome = await tryInput(seed, number, join(folder, 'input'))
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    } catch (error) {
      failures.push({ number, seed: seed.name, message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
  process.send?.({ type: 'done', outcomes, failures, rss: Math.max(process.resourceUsage().maxRSS, ...readerPeaks()) })
})
/** Peak memory of the reading processes that are alive, KiB; nothing where the system does not tell. */
function readerPeaks(): number[] {
  try {
    const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(/\s+/)
    return children.map((pid) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0))
  } catch {
    return []
  }
}

process.send?.({ type: 'ready' })
