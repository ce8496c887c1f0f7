// Figures of one row that cannot all be true. They are stored as written; somebody should look.
import type { Value } from '../registers/field.ts'
import { idBirthDate, idSex, isValidIdNumber } from '../values/idNumber.ts'
import { type Finding, finding } from '../values/parsed.ts'

interface Sum {
  readonly part: string
  readonly whole: string
  readonly code: 'women-exceed-total' | 'members-exceed-employees' | 'migrants-exceed-total'
}

/** Keys as in the registers union and unit. */
const sums: readonly Sum[] = [
  { part: 'womenMembers', whole: 'members', code: 'women-exceed-total' },
  { part: 'womenEmployees', whole: 'employees', code: 'women-exceed-total' },
  { part: 'migrantMembers', whole: 'members', code: 'migrants-exceed-total' },
  { part: 'migrantWorkers', whole: 'employees', code: 'migrants-exceed-total' },
  { part: 'members', whole: 'employees', code: 'members-exceed-employees' },
  { part: 'memberCount', whole: 'employees', code: 'members-exceed-employees' },
]

/** By target key, what is wrong with the value there. */
export function checkRow(values: Readonly<Record<string, Value>>): { readonly field: string; readonly finding: Finding }[] {
  const found: { field: string; finding: Finding }[] = []
  for (const { part, whole, code } of sums) {
    const [some, all] = [values[part], values[whole]]
    if (typeof some === 'number' && typeof all === 'number' && some > all)
      found.push({ field: part, finding: finding(code, 'warning', { part: some, whole: all }) })
  }
  const years = values.termYears
  if (typeof years === 'number' && years !== 3 && years !== 5) found.push({ field: 'termYears', finding: finding('term-years', 'warning', { years }) })
  const { documentNumber: number, sex, birthDate } = values
  if (typeof number === 'string' && isValidIdNumber(number)) {
    const against = finding('conflict', 'warning', { against: 'documentNumber' })
    if (typeof sex === 'string' && sex !== idSex(number)) found.push({ field: 'sex', finding: against })
    if (typeof birthDate === 'string' && idBirthDate(number)?.startsWith(birthDate) === false) found.push({ field: 'birthDate', finding: against })
  }
  return found
}
