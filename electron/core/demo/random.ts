// Chance that repeats: the demo office must come out the same on every machine, so it has a generator of its own and a fixed seed.

export interface Random {
  /** Whole number, both ends included. */
  between(from: number, to: number): number
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** A list of [what, weight]. */
  weighted<T>(list: readonly (readonly [T, number])[]): T
  /** A new list in another order. */
  shuffled<T>(list: readonly T[]): T[]
}

/** mulberry32: 32-bit integer arithmetic only, the same in every engine. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  function between(from: number, to: number): number {
    return from + Math.floor(next() * (to - from + 1))
  }
  function pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(next() * list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  return {
    between,
    chance: (probability) => next() < probability,
    pick,
    weighted(list) {
      let rest = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [what, weight] of list) {
        rest -= weight
        if (rest < 0) return what
      }
      return pick(list)[0]
    },
    shuffled(list) {
      const shuffled = [...list]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = between(0, i)
        const moved = shuffled[i] as (typeof shuffled)[number]
        shuffled[i] = shuffled[j] as (typeof shuffled)[number]
        shuffled[j] = moved
      }
      return shuffled
    },
  }
}
