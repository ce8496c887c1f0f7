// Where the messy ledgers with their exact truth lie: outside the repository, so a test that uses them looks first.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = process.env.LEDGER_SHARED ?? fileURLToPath(new URL('../../../shared', import.meta.url))

/** Folder that holds `ledgers/`; undefined where it is not there. */
export const sharedLedgers: string | undefined = existsSync(join(folder, 'ledgers', 'expected')) ? folder : undefined

export interface ExpectedLedger {
  readonly file: string
  readonly register: string
  readonly sheets: readonly {
    readonly name: string
    readonly use: boolean
    readonly headerRows: readonly number[]
    readonly dataRows: number
    readonly skipped: readonly { readonly row: number; readonly why: string }[]
  }[]
  readonly records: readonly Readonly<Record<string, unknown>>[]
  readonly recordRows: readonly (readonly [string, number])[]
  readonly rejected: readonly ExpectedProblem[]
  readonly flagged: readonly ExpectedProblem[]
  readonly also?: Readonly<
    Record<string, { readonly records: readonly Readonly<Record<string, unknown>>[]; readonly recordRows: readonly (readonly [string, number])[] }>
  >
}

export interface ExpectedProblem {
  readonly sheet: string
  readonly row: number | null
  readonly column: string | null
  readonly reason: string
  readonly field?: string
  readonly suggest?: string
  readonly stated?: number
  readonly computed?: number
}

/** @param number first two characters of the file's name */
export function sharedLedger(number: string): { readonly path: string; readonly expected: ExpectedLedger } {
  if (!sharedLedgers) throw new Error('the shared ledgers are not here')
  const ledgers = join(sharedLedgers, 'ledgers')
  const file = readdirSync(ledgers).find((name) => name.startsWith(`${number}-`))
  if (!file) throw new Error(`no shared ledger ${number}`)
  return { path: join(ledgers, file), expected: JSON.parse(readFileSync(join(ledgers, 'expected', `${file}.json`), 'utf8')) }
}
