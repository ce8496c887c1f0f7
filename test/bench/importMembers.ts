// A million members: the whole import in a process of its own beside SheetJS parsing the same file in another, once each, with the most memory that either held.
import { fork } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeMembers } from './writeMembers.ts'

/** What the office has; `LEDGER_MEMBERS` names another number for a machine that is short of time. */
const members = Number(process.env.LEDGER_MEMBERS ?? 1_033_100)

interface Measured {
  readonly seconds: number
  /** Seconds of processor time, of the process and its children. */
  readonly cpu: number
  /** MiB of the process and its children together. */
  readonly memory: number
  /** Milliseconds that another call had to wait at most; only of the import. */
  readonly wait?: number
}

export async function benchMembers(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
  const path = join(folder, 'members.xlsx')
  try {
    await writeMembers(path, members)
    console.log(`${members} members in ${(statSync(path).size / 2 ** 20).toFixed(0)} MiB of .xlsx`)
    const product = await measured('import', [path, join(folder, 'data'), String(members)])
    const bare = await measured('sheetjs', [path, String(members)])
    const line = ({ seconds, cpu, memory }: Measured) => `${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of processor), ${memory.toFixed(0)} MiB`
    console.log(
      `import of ${members} members from .xlsx\n  ${line(product)} against ${line(bare)} for SheetJS parsing the file; ratio ${(product.seconds / bare.seconds).toFixed(2)}; other calls waited ${product.wait?.toFixed(0)} ms at most`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs one side and watches its memory from outside. */
function measured(side: string, words: readonly string[]): Promise<Measured> {
  const child = fork(fileURLToPath(new URL('importMembersSide.ts', import.meta.url)), [side, ...words], {
    execArgv: side === 'sheetjs' ? ['--max-old-space-size=12000'] : [],
  })
  const { pid } = child
  let memory = 0
  const watch = setInterval(() => {
    if (pid !== undefined) memory = Math.max(memory, memoryOf(pid))
  }, 100)
  return new Promise((resolve, reject) => {
    child.on('message', (told) => resolve({ ...(told as Omit<Measured, 'memory'>), memory }))
    child.on('error', reject)
    child.on('exit', (code) => {
      clearInterval(watch)
      if (code !== 0) reject(new Error(`${side} ended with ${code}`))
    })
  })
}

/** MiB of the process and all below it, as Linux tells; 0 elsewhere. */
function memoryOf(pid: number): number {
  try {
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    const below = readdirSync(`/proc/${pid}/task`).flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' '))
    return Number(resident?.[1] ?? 0) / 1024 + below.filter((child) => child !== '').reduce((sum, child) => sum + memoryOf(Number(child)), 0)
  } catch {
    return 0
  }
}
