// Fictional names in the manner of the ledgers: place, a made-up 字号, trade and legal form. No real company, no real person.
import { foldName } from '#shared/values/name.ts'
import { givenOfWomen } from './personWords.ts'
import type { Random } from './random.ts'
import { commonSurnames, givenNames, places, shopEndings, shopWords, villageWords, wellKnown } from './words.ts'

export interface NameMint {
  person(): string
  woman(): string
  /** A 字号 of three characters: shorter ones are too likely to be somebody's. */
  brand(): string
  /** `make` is called until it gives a name that has not been given before. */
  unique(make: () => string): string
  village(): string
  place(): string
}

const givenNamesOfWomen = [...givenOfWomen]

export function nameMint(random: Random): NameMint {
  const given = new Set<string>()
  function brand(): string {
    for (;;) {
      let text = ''
      while (text.length < 2) {
        const character = random.pick(shopWords)
        if (!text.includes(character)) text += character
      }
      text += random.pick(shopEndings)
      if (!wellKnown.some((name) => text.includes(name))) return text
    }
  }
  function personOf(given: readonly string[]): string {
    const first = random.pick(given)
    return random.weighted(commonSurnames) + (random.chance(0.72) ? first + random.pick(given) : first)
  }
  return {
    brand,
    person: () => personOf(givenNames),
    woman: () => personOf(givenNamesOfWomen),
    unique(make) {
      for (let attempt = 0; attempt < 1000; attempt++) {
        const name = make()
        const key = foldName(name)
        if (given.has(key)) continue
        given.add(key)
        return name
      }
      throw new Error('the words for names are used up')
    },
    village: () => random.pick(villageWords[0]) + random.pick(villageWords[1]),
    place: () => random.pick(places),
  }
}
