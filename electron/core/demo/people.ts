// Fictional persons. Their document numbers check and no two are the same, but begin with regions that were never given a code; their mobiles with a block that no
// network has: neither can be anybody's.
import { dayNumber, dayText } from '#shared/values/calendar.ts'
import { idCheckCharacter } from '#shared/values/idNumber.ts'
import { demoToday } from './facts.ts'
import { familyNames, givenOfMen, givenOfWomen } from './personWords.ts'
import type { Random } from './random.ts'

export type Sex = 'male' | 'female'

export interface Person {
  readonly name: string
  readonly sex: Sex
  readonly birthDate: string
  readonly documentNumber: string
}

export interface PeopleMint {
  name(sex: Sex): string
  /** @param home two digits of the province that the document was given out in. @param ages at the demo's day, both included. */
  person(sex: Sex, ages: readonly [number, number], home?: string): Person
  /** The rest of somebody whose name is known. */
  papers(sex: Sex, ages: readonly [number, number], home?: string): Omit<Person, 'name'>
  mobile(): string
}

const daysOfAYear = 365.2425
const today = dayNumber(demoToday)
/** Ten regions of each province, 9990 to 9999, are enough for a million persons. */
const regionsOfAProvince = 10

export function peopleMint(random: Random): PeopleMint {
  const families = spread(familyNames)
  const given = { male: [...givenOfMen], female: [...givenOfWomen] }
  /** Numbers that were given out, by province, region, sex and day of birth. */
  const numbered = new Map<number, number>()
  const days = new Map<number, string>()

  function name(sex: Sex): string {
    const characters = given[sex]
    const first = characters[frequent(characters.length, 4)] ?? ''
    const second = random.chance(0.2) ? '' : (characters[frequent(characters.length, 3)] ?? '')
    return random.pick(families) + first + (second === first ? '' : second)
  }

  /** Some characters are far more frequent than others: the least of several draws. */
  function frequent(count: number, draws: number): number {
    let least = count - 1
    for (let i = 0; i < draws; i++) least = Math.min(least, random.between(0, count - 1))
    return least
  }

  function birthDate(day: number): string {
    let text = days.get(day)
    if (text === undefined) {
      text = dayText(day)
      days.set(day, text)
    }
    return text
  }

  function papers(sex: Sex, ages: readonly [number, number], home = '33'): Omit<Person, 'name'> {
    const youngest = today - Math.ceil(ages[0] * daysOfAYear)
    const day = random.between(today - Math.floor((ages[1] + 1) * daysOfAYear) + 1, youngest)
    const region = random.between(0, regionsOfAProvince - 1)
    const key = ((Number(home) * regionsOfAProvince + region) * 2 + (sex === 'male' ? 1 : 0)) * 65_536 + day + 20_000
    const before = numbered.get(key) ?? 0
    numbered.set(key, before + 1)
    // 137 has no divisor in common with 500: the numbers of a day look like chance and do not come twice.
    // Days are counted from 1970: those before it are negative.
    const sequence = ((before * 137 + (day + 20_000) * 31 + region * 53) % 500) * 2 + (sex === 'male' ? 1 : 0)
    const date = birthDate(day)
    const digits = `${home}999${region}${date.slice(0, 4)}${date.slice(5, 7)}${date.slice(8)}${String(sequence).padStart(3, '0')}`
    return { sex, birthDate: date, documentNumber: digits + idCheckCharacter(digits) }
  }

  return {
    name,
    papers,
    person: (sex, ages, home) => ({ name: name(sex), ...papers(sex, ages, home) }),
    mobile: () => `142${String(random.between(0, 99_999_999)).padStart(8, '0')}`,
  }
}

/** A list in which each entry stands as often as it weighs, to be picked from in one step. */
export function spread<T>(list: readonly (readonly [T, number])[]): readonly T[] {
  return list.flatMap(([what, weight]) => Array.from({ length: weight }, () => what))
}

/** What a name sounds like. */
export function sexOfName(name: string): Sex {
  return givenOfWomen.has(name.slice(-1)) ? 'female' : 'male'
}
