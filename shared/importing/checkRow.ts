// Figures of one row that cannot all be true. They are stored as written; somebody should look.
import type { Value } from '../registers/field.ts'
import { idSex, isValidIdNumber } from '../values/idNumber.ts'
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

interface Contradiction {
  readonly field: string
  readonly finding: Finding
}
const none: readonly Contradiction[] = []

/** By target key, what is wrong with the value there. @param keys the values that rows of this sheet can have at all */
export function createRowCheck(keys: ReadonlySet<string>): (values: Readonly<Record<string, Value>>) => readonly Contradiction[] {
  const here = sums.filter(({ part, whole }) => keys.has(part) && keys.has(whole))
  const checksPersons = keys.has('documentNumber') && (keys.has('sex') || keys.has('birthDate'))
  if (here.length === 0 && !checksPersons && !keys.has('termYears')) return () => none
  return (values) => {
    const found: Contradiction[] = []
    for (const { part, whole, code } of here) {
      const some = values[part]
      const all = values[whole]
      if (typeof some === 'number' && typeof all === 'number' && some > all)
        found.push({ field: part, finding: finding(code, 'warning', { part: some, whole: all }) })
    }
    checkTerm(values, found)
    if (checksPersons) checkPerson(values, found)
    return found
  }
}

function checkTerm(values: Readonly<Record<string, Value>>, found: Contradiction[]): void {
  const years = values.termYears
  if (typeof years === 'number' && years !== 3 && years !== 5) found.push({ field: 'termYears', finding: finding('term-years', 'warning', { years }) })
}

/** Whether the digits are the day, month or year of birth; quicker than idBirthDate, which asks whether there is such a day. */
function isBornOn(number: string, date: string): boolean {
  return number.startsWith(date.slice(0, 4), 6) && number.startsWith(date.slice(5, 7), 10) && number.startsWith(date.slice(8), 12)
}

function checkPerson({ documentNumber: number, sex, birthDate }: Readonly<Record<string, Value>>, found: Contradiction[]): void {
  if (typeof number !== 'string') return
  const otherSex = typeof sex === 'string' && sex !== idSex(number)
  const otherDay = typeof birthDate === 'string' && !isBornOn(number, birthDate)
  // Nearly every number agrees with its row, so whether it is valid at all is asked last.
  if ((!otherSex && !otherDay) || !isValidIdNumber(number)) return
  const against = finding('conflict', 'warning', { against: 'documentNumber' })
  if (otherSex) found.push({ field: 'sex', finding: against })
  if (otherDay) found.push({ field: 'birthDate', finding: against })
}
