// Chances that a number repeats: the same place of the same ledger falls the same way on every machine.
import { createRandom, type Random } from '#test/fuzz/random.ts'

export interface Dice extends Random {
  /** a … b, both included. */
  between(a: number, b: number): number
  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T
  shuffle<T>(list: readonly T[]): T[]
}

/** @param place what is being decided, e.g. ledger, row and field. */
export function diceFor(...place: readonly (string | number)[]): Dice {
  let seed = 0x811c9dc5
  for (const character of place.join('/')) seed = Math.imul(seed ^ (character.codePointAt(0) ?? 0), 0x01000193)
  const random = createRandom(seed)
  // The first throws of neighbouring seeds resemble each other.
  for (let i = 0; i < 3; i++) random.below(2)
  return {
    ...random,
    between: (a, b) => a + random.below(b - a + 1),
    pick(list) {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[random.below(list.length)] as (typeof list)[number]
    },
    shuffle(list) {
      const shuffled = [...list]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = random.below(i + 1)
        ;[shuffled[i], shuffled[j]] = [shuffled[j] as (typeof list)[number], shuffled[i] as (typeof list)[number]]
      }
      return shuffled
    },
  }
}
