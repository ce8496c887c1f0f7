// A million members out to a workbook: the whole export, with the names of units and unions and masked numbers, beside exceljs's streaming writer that is handed the same
// columns straight from SQLite, each in a process of its own.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measured, measuredModule } from './measureProcess.ts'
import { makeMembersOffice } from './recordsOffice.ts'
import { rowsInWorkbook } from './rowsInWorkbook.ts'

/** By turns: a machine that is busy for a minute is so for one side only; `LEDGER_ROUNDS` names another number for a machine that is short of time. */
const ROUNDS = Number(process.env.LEDGER_ROUNDS ?? 3)
/** What the product has promised: times exceljs's time, and MiB. */
const promised = { ratio: 0.6, memory: 350 }

export async function benchExport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
  try {
    const { core, dataDir, members } = await makeMembersOffice(folder)
    await core.close()
    console.log(`export of ${members} members`)
    const ratios: number[] = []
    let memory = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const out = join(folder, 'members.xlsx')
      const product = await measuredModule('exportMembersSide.ts', ['product', 'xlsx', dataDir, out])
      say('the whole export to .xlsx', out, product)
      console.log(`    other calls waited ${product.told.wait?.toFixed(0)} ms at most (a bare timer ${product.told.timer?.toFixed(0)} ms)`)
      const rows = await rowsInWorkbook(out)
      if (rows !== members + 1) throw new Error(`${rows} rows in the workbook`)
      const bare = await measuredModule('exportMembersSide.ts', ['exceljs', 'xlsx', dataDir, out], ['--max-old-space-size=12000'])
      say("exceljs's streaming writer on rows read by plain SQL", out, bare)
      ratios.push(product.seconds / bare.seconds)
      memory = Math.max(memory, product.memory)
    }
    const ratio = ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
    const isKept = ratio <= promised.ratio && memory <= promised.memory
    console.log(
      `  ratio ${ratio.toFixed(2)} of at most ${promised.ratio}, the middle one of ${ROUNDS} rounds, and ${memory.toFixed(0)} MiB of at most ${promised.memory}: ${isKept ? 'kept' : 'NOT KEPT'}`,
    )
    const csv = join(folder, 'members.csv')
    say('the whole export to .csv', csv, await measuredModule('exportMembersSide.ts', ['product', 'csv', dataDir, csv]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function say(what: string, path: string, { seconds, cpu, memory }: Measured): void {
  const size = (statSync(path).size / 2 ** 20).toFixed(0)
  console.log(`  ${what}: ${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of processor), ${memory.toFixed(0)} MiB, a file of ${size} MiB`)
}
