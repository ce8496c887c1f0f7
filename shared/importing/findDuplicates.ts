// The same record twice in one file: both rows are shown, and landing decides which figures stand.
import { linkTo, namingTargets, type RegisterId, registers } from '../registers/index.ts'
import type { RegisterDefinition } from '../registers/register.ts'
import { isFullIdNumber } from '../values/idNumber.ts'
import { foldName } from '../values/name.ts'
import { isValidUscc } from '../values/uscc.ts'
import { KeyIndex } from './keyIndex.ts'
import type { LedgerRow } from './ledger.ts'

/** Remembers rows and names the earlier one of the same record. A different valid code is a different unit, whatever the name says. */
export class DuplicateFinder {
  readonly #register: RegisterId
  readonly #rows = new KeyIndex()
  /** By row, where it has one. */
  readonly #codes = new Map<number, string>()

  constructor(register: RegisterId) {
    this.#register = register
  }

  /** Row of the same record met before, or undefined. */
  earlier(row: LedgerRow): number | undefined {
    const key = this.#keyOf(row)
    if (key === null) return undefined
    const written = row.values.uscc
    const code = this.#register === 'unit' && typeof written === 'string' && isValidUscc(written) ? written : null
    const keys = code === null ? [key] : [key, code]
    const met = keys.map((one) => this.#rows.get(one))
    for (const [index, one] of keys.entries()) if (met[index] === undefined) this.#rows.set(one, row.row)
    if (code !== null) this.#codes.set(row.row, code)
    return met.find((earlier) => earlier !== undefined && (code === null || (this.#codes.get(earlier) ?? code) === code))
  }

  #keyOf({ values }: LedgerRow): string | null {
    const name = (key: string) => (typeof values[key] === 'string' ? foldName(values[key]) : '')
    switch (this.#register) {
      case 'union':
      case 'unit':
        return name('name') === '' ? null : `${name('name')}|${values.county ?? ''}`
      case 'coverage':
        return name('unitName') === '' ? null : `${name('unionName')}|${name('unitName')}|${values.unitUscc ?? ''}`
      case 'headcount':
        return name('unitName') === '' ? null : `${name('unitName')}|${values.source ?? ''}|${values.asOf ?? ''}`
      case 'member':
        return typeof values.documentNumber === 'string' && isFullIdNumber(values.documentNumber) ? `${values.documentNumber}|${name('unionName')}` : null
      case 'cadre':
        return name('name') === '' ? null : `${name('name')}|${name('unionName')}|${values.position ?? ''}|${values.from ?? ''}`
      case 'socialWorker':
        return name('name') === '' ? null : `${name('name')}|${values.township ?? ''}`
      case 'centre':
        return name('name') === '' ? null : `${name('name')}|${values.county ?? ''}`
      case 'outreach':
        return name('unitName') === '' ? null : `${name('unitName')}|${values.uscc ?? ''}`
      case 'honouree':
        return name('name') === '' ? null : `${name('name')}|${values.title ?? ''}|${values.year ?? ''}`
      case 'region':
        return typeof values.code === 'string' ? values.code : null
      default:
        return identityKey(registers[this.#register], values)
    }
  }
}

/** As its definition says by what a record is found again, with names where it has links; null: a row without a name of its own. */
function identityKey(register: RegisterDefinition, values: LedgerRow['values']): string | null {
  if (namingTargets(register).some((key) => (values[key] ?? null) === null)) return null
  const parts = (register.identity[0] ?? []).flatMap((key) => {
    const carried = register.carries.find((candidate) => linkTo(register, candidate)?.key === key)
    return carried ? Object.values(carried.fields).map((column) => values[column]) : [values[key]]
  })
  return parts.map((value) => (typeof value === 'string' ? foldName(value) : String(value ?? ''))).join('|')
}
