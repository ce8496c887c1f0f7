// An office on disk for faults: made by the command line, looked at from outside, with what everybody who is refused may expect.
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, expect } from 'vitest'
import { errorDataOf } from '#electron/sayError.ts'
import type { ErrorData } from '#shared/api/errors.ts'
import { folderState } from '#test/support/folderState.ts'
import { type Ended, ledgerHere } from '#test/support/ledger.ts'
import { hashRegisters } from '#test/support/office.ts'
import { unitLedger } from './badFiles.ts'

export interface OfficeFolder {
  /** Others may look into it; holds the data folder and whatever a test needs beside it. */
  readonly folder: string
  readonly data: string
  /** A folder with a page that says nothing, so that no web host has to build one. */
  readonly page: string
  /** Registers and files, byte for byte. */
  state(): { readonly registers: string; readonly files: Readonly<Record<string, string>> }
  remove(): void
}

/** By rows: folders of offices that the command line made. Those that tests work on are copies. */
const made = new Map<number, Promise<string>>()
afterAll(async () => {
  for (const folder of await Promise.all(made.values())) rmSync(folder, { recursive: true })
})

/** @param folder absent: one of its own. */
export async function makeOffice(rows = 3, folder = mkdtempSync(join(tmpdir(), 'ledger-fault-'))): Promise<OfficeFolder> {
  let pattern = made.get(rows)
  if (!pattern) {
    pattern = makePattern(rows)
    made.set(rows, pattern)
  }
  cpSync(await pattern, folder, { recursive: true, preserveTimestamps: true })
  const data = join(folder, 'data')
  return {
    folder,
    data,
    page: join(folder, 'page'),
    state: () => ({ files: folderState(data), registers: registersOf(data) }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function makePattern(rows: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-pattern-'))
  const data = join(folder, 'data')
  mkdirSync(join(folder, 'page'))
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>')
  await expectDone(ledgerHere('init', '--data', data))
  if (rows > 0) await expectDone(ledgerHere('import', unitLedger(join(folder, 'first.xlsx'), rows), '--data', data))
  return folder
}

export function registersOf(data: string): string {
  return lookAside(data, hashRegisters)
}

export interface Counts {
  readonly unit: number
  readonly batch: number
  readonly created: number
  readonly change: number
  readonly source: number
}

/** What an import writes to. */
export function countsOf(data: string): Counts {
  return lookAside(data, (file) => {
    const database = new SQLite(file)
    const count = (table: string) => Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
    const created = Number(database.prepare('SELECT total(last_id - first_id + 1) FROM creation').pluck().get())
    const counts = { unit: count('unit'), batch: count('batch'), created, change: count('change'), source: count('source') }
    database.close()
    return counts
  })
}

/** Looks into a copy: a look at the file itself would leave SQLite's side files behind. */
function lookAside<T>(data: string, look: (file: string) => T): T {
  const aside = mkdtempSync(join(tmpdir(), 'ledger-look-'))
  try {
    for (const name of ['office.sqlite', 'office.sqlite-wal']) if (existsSync(join(data, name))) copyFileSync(join(data, name), join(aside, name))
    return look(join(aside, 'office.sqlite'))
  } finally {
    rmSync(aside, { recursive: true })
  }
}

export async function expectDone(running: Promise<Ended>): Promise<Ended> {
  const ended = await running
  expect(ended.stderr).toBe('')
  expect(ended.code).toBe(0)
  return ended
}

/** One plain sentence on stderr, nothing on stdout, no stack. */
export function expectSentence(ended: { readonly stdout: string; readonly stderr: string }, sentence?: string | RegExp): void {
  expect(ended.stdout).toBe('')
  expect(ended.stderr).toMatch(/^[^\n]+[。.]\n$/)
  expect(ended.stderr).not.toMatch(/\bat .*:\d+|Error|SQLITE|\.ts\b/)
  if (typeof sentence === 'string') expect(ended.stderr).toBe(`${sentence}\n`)
  else if (sentence) expect(ended.stderr).toMatch(sentence)
}

/** What a call or a stream of the contract was refused with. */
export async function refusalOf(call: Promise<unknown>): Promise<ErrorData> {
  try {
    const answer = await call
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer) for await (const _ of answer as AsyncIterable<unknown>);
  } catch (error) {
    const data = errorDataOf(error)
    if (data) return data
    throw error
  }
  throw new Error('it was not refused')
}
