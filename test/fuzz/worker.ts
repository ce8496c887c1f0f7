// Runs inputs one after another in a process that may die; says before each one which it is, so that the parent knows whom to blame.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Message } from './fuzz.ts'
import { costOfTree } from './processTree.ts'
import { seeds } from './seeds.ts'
import { tryInput } from './tryInput.ts'

const all = seeds()
const folder = mkdtempSync(join(tmpdir(), 'ledger-fuzz-'))
const say = (message: Message): void => void process.send?.(message)
const worked = (): number => costOfTree(process.pid)?.worked ?? 0
process.on('disconnect', () => process.exit())
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

process.on('message', async ({ from, to }: { from: number; to: number }) => {
  for (let number = from; number < to; number++) {
    const seed = all[number % all.length]
    if (!seed) continue
    say({ type: 'trying', number, seed: seed.name, worked: worked() })
    try {
      const outcome = await tryInput(seed, number, join(folder, 'input'))
      say({ type: 'tried', outcome, worked: worked() })
    } catch (error) {
      say({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error), worked: worked() })
    }
  }
  say({ type: 'done' })
})

say({ type: 'ready' })
