// The same record twice in one file: both rows are shown, and landing decides which figures stand.
import type { Value } from '../registers/field.ts'
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
  readonly #codes: (string | undefined)[] = []

  /** Rows of one unit or union stand together: the last name and its fold. */
  #name = ''
  #folded = ''
  readonly #foldName = (name: Value | undefined) => this.#fold(name)

  /** @param expected at most so many rows; units are looked up by their code too */
  constructor(register: RegisterId, expected: number) {
    this.#register = register
    this.#rows = new KeyIndex(Math.min(register === 'unit' ? expected * 2 : expected, MOST))
  }

  /** When the last row has been asked about. */
  end(): void {
    this.#rows.clear()
  }

  /** Row of the same record met before, or undefined. */
  earlier(row: LedgerRow): number | undefined {
    const key = keyOf[this.#register](row.values, this.#foldName)
    if (key === null) return undefined
    const written = row.values.uscc
    const code = this.#register === 'unit' && typeof written === 'string' && isValidUscc(written) ? written : null
    const byName = this.#rows.add(key, row.row)
    if (code === null) return byName
    const byCode = this.#rows.add(code, row.row)
    this.#codes[row.row] = code
    return this.#mayBe(byName, code) ? byName : this.#mayBe(byCode, code) ? byCode : undefined
  }

  #mayBe(row: number | undefined, code: string): boolean {
    return row !== undefined && (this.#codes[row] ?? code) === code
  }

  #fold(name: Value | undefined): string {
    if (typeof name !== 'string') return ''
    if (name !== this.#name) {
      this.#name = name
      this.#folded = foldName(name)
    }
    return this.#folded
  }
}

type KeyReader = (values: LedgerRow['values'], fold: (name: Value | undefined) => string) => Key | null

/** What two rows have in common that speak of the same record; null where a row does not say it. */
const keyOf: Readonly<Record<RegisterId, KeyReader>> = {
  union: (values, fold) => named(fold(values.name), values.county),
  unit: (values, fold) => named(fold(values.name), values.county),
  centre: (values, fold) => named(fold(values.name), values.county),
  coverage: (values, fold) => named(fold(values.unitName), fold(values.unionName), values.unitUscc),
  headcount: (values, fold) => named(fold(values.unitName), values.source, values.asOf),
  member: ({ documentNumber, unionName }, fold) =>
    typeof documentNumber === 'string' && isFullIdNumber(documentNumber) ? [documentNumber, fold(unionName)] : null,
  cadre: (values, fold) => named(fold(values.name), fold(values.unionName), values.position, values.from),
  socialWorker: (values, fold) => named(fold(values.name), values.township),
  listEntry: (values, fold) => named(fold(values.name), values.township),
  outreach: (values, fold) => named(fold(values.unitName), values.uscc),
  honouree: (values, fold) => named(fold(values.name), values.title, values.year),
  pilot: (values, fold) => named(fold(values.name), values.county),
  studio: (values, fold) => named(fold(values.name), values.county),
  serviceItem: (values, fold) => named(fold(values.name), values.provider),
  brandProject: (values, fold) => named(fold(values.name), values.year),
  practicalThing: (values, fold) => named(fold(values.name), values.year),
  challenge: (values, fold) => named(fold(values.name), values.year),
  activity: (values, fold) => named(fold(values.name), values.date),
  task: (values, fold) => named(fold(values.name), values.year, values.county),
  appraisal: (values, fold) => named(fold(values.federation), values.item, values.year, values.period),
  serviceDemand: (values, fold) => named(fold(values.applicant), fold(values.itemName), values.date),
  membershipEvent: (values, fold) => named(fold(values.memberName), values.memberDocument, values.kind, values.date),
  postChange: (values, fold) => named(fold(values.workerName), values.township, values.kind, values.date),
  workerReview: (values, fold) => named(fold(values.workerName), values.township, values.year),
  workerTraining: (values, fold) => named(fold(values.workerName), values.township, values.kind, values.date),
  rating: (values, fold) => named(fold(values.centreName), values.county, values.year),
  inspection: (values, fold) => named(fold(values.pilotName), values.date, values.findings),
  taskProgress: (values, fold) => named(fold(values.taskName), values.taskYear, values.county, values.date),
  yearTarget: ({ year, county, kind }) => (county && kind ? [year, county, kind].map((value) => String(value ?? '')) : null),
  region: ({ code }) => (typeof code === 'string' ? code : null),
}

function named(name: string, ...more: readonly (Value | undefined)[]): Key | null {
  return name === '' ? null : [name, ...more.map((value) => String(value ?? ''))]
}
