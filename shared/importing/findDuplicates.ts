// The same record twice in one file: both rows are shown, and landing decides which figures stand.
import type { RegisterId } from '../registers/index.ts'
import { isFullIdNumber } from '../values/idNumber.ts'
import { foldName } from '../values/name.ts'
import { isValidUscc } from '../values/uscc.ts'
import { type Key, KeyIndex } from './keyIndex.ts'
import type { LedgerRow } from './ledger.ts'

/** Room made at once; a sheet that claims more rows still has to show them. */
const MOST = 2_000_000

/** Remembers rows and names the earlier one of the same record. A different valid code is a different unit, whatever the name says. */
export class DuplicateFinder {
  readonly #register: RegisterId
  readonly #rows: KeyIndex
  /** By row, where it has one. */
  readonly #codes = new Map<number, string>()

  /** Rows of one unit or union stand together: the last name and its fold. */
  #name = ''
  #folded = ''

  /** @param expected at most so many rows */
  constructor(register: RegisterId, expected: number) {
    this.#register = register
    this.#rows = new KeyIndex(Math.min(expected, MOST))
  }

  /** Row of the same record met before, or undefined. */
  earlier(row: LedgerRow): number | undefined {
    const key = this.#keyOf(row)
    if (key === null) return undefined
    const written = row.values.uscc
    const code = this.#register === 'unit' && typeof written === 'string' && isValidUscc(written) ? written : null
    const byName = this.#rows.add(key, row.row)
    if (code === null) return byName
    const byCode = this.#rows.add(code, row.row)
    this.#codes.set(row.row, code)
    return [byName, byCode].find((earlier) => earlier !== undefined && (this.#codes.get(earlier) ?? code) === code)
  }

  #fold(name: string): string {
    if (name !== this.#name) {
      this.#name = name
      this.#folded = foldName(name)
    }
    return this.#folded
  }

  #keyOf({ values }: LedgerRow): Key | null {
    const name = (key: string) => {
      const value = values[key]
      return typeof value === 'string' ? this.#fold(value) : ''
    }
    const text = (key: string) => String(values[key] ?? '')
    const named = (key: string, ...more: readonly string[]): Key | null => {
      const own = name(key)
      return own === '' ? null : [own, ...more]
    }
    switch (this.#register) {
      case 'union':
      case 'unit':
      case 'centre':
        return named('name', text('county'))
      case 'coverage':
        return named('unitName', name('unionName'), text('unitUscc'))
      case 'headcount':
        return named('unitName', text('source'), text('asOf'))
      case 'member':
        return typeof values.documentNumber === 'string' && isFullIdNumber(values.documentNumber) ? [values.documentNumber, name('unionName')] : null
      case 'cadre':
        return named('name', name('unionName'), text('position'), text('from'))
      case 'socialWorker':
        return named('name', text('township'))
      case 'outreach':
        return named('unitName', text('uscc'))
      case 'honouree':
        return named('name', text('title'), text('year'))
      case 'region':
        return typeof values.code === 'string' ? values.code : null
    }
  }
}
