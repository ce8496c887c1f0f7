// The shared ledgers as a matching meets them: an office made from the union ledgers 01–03, the outside lists 07 and 08 as the product reads them, and the truth about each row.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { readWorkbook } from '#core/imports/reading/readWorkbook.ts'
import { readRoster } from '#core/matching/roster.ts'
import { simplify } from '#core/simplify.ts'
import type { LedgerRow } from '#shared/importing/ledger.ts'
import type { Enterprise, RosterUnit } from '#shared/matching/enterprise.ts'
import { foldName } from '#shared/values/name.ts'
import { openOffice, today } from '#test/support/office.ts'
import { sharedLedger, sharedLedgers } from '#test/support/sharedLedgers.ts'
import { analyse } from '#test/support/sheets.ts'
import type { JudgedEntry } from './matchFigures.ts'

interface TrueRow {
  readonly ledger: number
  readonly row: number
  readonly unit: 'none' | { readonly name: string; readonly uscc: string | null; readonly by: string }
  readonly variation: string
  readonly mayAsk: boolean
  readonly nearest?: { readonly name: string }
}

export interface LedgerTruth {
  readonly roster: readonly RosterUnit[]
  readonly entries: readonly JudgedEntry[]
  /** Units that the truth names and ledgers 01–03 do not print: their rows can only be told to be nobody’s. */
  readonly absent: ReadonlySet<string>
  /** The roster with those units too. */
  readonly wholeRoster: readonly RosterUnit[]
  readonly wholeEntries: readonly JudgedEntry[]
}

/** Call only where the shared ledgers are. */
export async function readLedgerTruth(): Promise<LedgerTruth> {
  const roster = await rosterOfLedgers()
  const known = new Map(roster.map((unit) => [keyOf(unit.name), unit.id]))
  const truth = JSON.parse(readFileSync(join(sharedLedgers ?? '', 'ledgers', 'expected', 'matching.json'), 'utf8')) as { readonly rows: readonly TrueRow[] }
  const lists = new Map<number, ReadonlyMap<number, LedgerRow>>([
    [7, await rowsOf('07')],
    [8, await rowsOf('08')],
  ])
  const whole = new Map(known)
  const more: RosterUnit[] = []
  for (const { unit } of truth.rows) {
    if (unit === 'none' || whole.has(keyOf(unit.name))) continue
    const id = 1_000_000 + more.length
    whole.set(keyOf(unit.name), id)
    more.push({ ...blank, id, name: unit.name, uscc: unit.uscc, coverage: unit.by === 'own' ? 'own' : 'joint' })
  }
  const judge = (index: ReadonlyMap<string, number>) =>
    truth.rows.map((row): JudgedEntry => {
      const values = lists.get(row.ledger)?.get(row.row)?.values
      if (!values) throw new Error(`ledger ${row.ledger} has no row ${row.row}`)
      const unit = row.unit === 'none' ? null : (index.get(keyOf(row.unit.name)) ?? null)
      return { entry: entryOf(values), unit, kind: row.variation, hard: row.nearest !== undefined, nearest: null, mayAsk: row.mayAsk }
    })
  return {
    roster,
    entries: judge(known),
    absent: new Set(more.map(({ name }) => name)),
    wholeRoster: [...roster, ...more],
    wholeEntries: judge(whole),
  }
}

const keyOf = (name: string) => simplify(foldName(name))
const blank = {
  formerNames: null,
  uscc: null,
  organisationCode: null,
  county: null,
  township: null,
  headcount: null,
  address: null,
  legalRepresentative: null,
  phone: null,
}

async function rosterOfLedgers(): Promise<RosterUnit[]> {
  const office = await openOffice()
  try {
    for (const number of ['01', '02', '03']) await office.importFile(sharedLedger(number).path)
    const database = new SQLite(join(office.dataDir, 'office.sqlite'), { readonly: true })
    try {
      return [...readRoster(database, today)]
    } finally {
      database.close()
    }
  } finally {
    await office.close()
  }
}

async function rowsOf(number: string): Promise<ReadonlyMap<number, LedgerRow>> {
  const { path, expected } = sharedLedger(number)
  const workbook = await readWorkbook(path, { name: expected.file })
  const rows = workbook.sheets.flatMap((sheet) => analyse(sheet, { date1904: workbook.date1904, onlyRegister: 'listEntry' }).rows)
  return new Map(rows.map((row) => [row.row, row]))
}

function entryOf(values: LedgerRow['values']): Enterprise {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : null)
  return {
    name: text('name') ?? '',
    formerNames: null,
    uscc: text('uscc'),
    organisationCode: text('organisationCode'),
    county: text('county'),
    township: text('township'),
    headcount: typeof values.headcount === 'number' ? values.headcount : null,
    address: text('address'),
    legalRepresentative: text('legalRepresentative'),
    phone: text('phone'),
  }
}
