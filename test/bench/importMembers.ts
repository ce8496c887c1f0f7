// A million members: the whole import beside SheetJS parsing the same file, each in a process of its own, and what else reads such a file or fills such a table.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Measured, measuredModule, measuredProgram } from './measureProcess.ts'
import { memberColumns, writeMembers, writeMembersCsv } from './writeMembers.ts'

/** What the office has; `LEDGER_MEMBERS` names another number for a machine that is short of time. */
const members = Number(process.env.LEDGER_MEMBERS ?? 1_033_100)

/** By turns: a machine that is busy for a minute is so for one side only. */
const ROUNDS = 3

export async function benchMembers(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
  const path = join(folder, 'members.xlsx')
  const csv = join(folder, 'members.csv')
  try {
    await writeMembers(path, members)
    writeMembersCsv(csv, members)
    console.log(`import of ${members} members from ${mib(path)} of .xlsx`)
    const ratios: { readonly clock: number; readonly processor: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const dataDir = join(folder, `data${round}`)
      const product = await measuredModule('importMembersSide.ts', ['import', path, dataDir, String(members)])
      rmSync(dataDir, { recursive: true })
      say(`the whole import (ready for the search ${product.told.search?.toFixed(1)} s after its commit)`, product)
      console.log(`    other calls waited ${product.told.wait?.toFixed(0)} ms at most (a bare timer ${product.told.timer?.toFixed(0)} ms)`)
      const bare = await measuredModule('importMembersSide.ts', ['sheetjs', path, String(members)], ['--max-old-space-size=12000'])
      say('SheetJS parsing the file', bare)
      ratios.push({ clock: product.seconds / bare.seconds, processor: product.cpu / bare.cpu })
    }
    const middle = (key: 'clock' | 'processor') =>
      ratios
        .map((ratio) => ratio[key])
        .sort((a, b) => a - b)
        [Math.floor(ROUNDS / 2)]?.toFixed(2)
    console.log(`  ratio ${middle('clock')} by the clock, ${middle('processor')} by processor time, the middle one of ${ROUNDS} rounds`)
    say(
      `sqlite3 .import of the same rows as ${mib(csv)} of .csv, five indexes`,
      await measuredProgram('sqlite3', [join(folder, 'bare.sqlite')], { input: sqliteScript(csv) }),
    )
    say('openpyxl, read-only', await measuredProgram('/usr/bin/python3', ['-c', openpyxl, path]))
    const converting = join(folder, 'converting')
    mkdirSync(converting)
    copyFileSync(path, join(converting, 'members.xlsx'))
    const words = [`-env:UserInstallation=file://${converting}/profile`, '--headless', '--convert-to', 'csv', '--outdir', converting]
    say('LibreOffice converting it to .csv', await measuredProgram('soffice', [...words, join(converting, 'members.xlsx')]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function mib(path: string): string {
  return `${(statSync(path).size / 2 ** 20).toFixed(0)} MiB`
}

function say(what: string, measured: Measured | undefined): void {
  const figures = measured && `${measured.seconds.toFixed(1)} s (${measured.cpu.toFixed(1)} s of processor), ${measured.memory.toFixed(0)} MiB`
  console.log(`  ${what}: ${figures ?? 'not on this machine'}`)
}

/** The same columns, and indexes on what a member's own are on: document, name with unit, name, union, unit. */
function sqliteScript(csv: string): string {
  const columns = memberColumns.map((column) => `"${column}" TEXT`).join(', ')
  const indexed = ['"证件号码", "所属工会"', '"姓名", "工作单位"', '"姓名"', '"所属工会"', '"工作单位"']
  const indexes = indexed.map((on, index) => `CREATE INDEX i${index} ON member (${on});`).join('\n')
  return `PRAGMA journal_mode = WAL;\nCREATE TABLE member (${columns});\n.mode csv\n.import --skip 1 ${csv} member\n${indexes}\n`
}

const openpyxl = `import sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], read_only=True).worksheets[0]
assert sum(1 for row in sheet.iter_rows(values_only=True)) > 1`
