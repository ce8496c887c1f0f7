// Which end of a name is the trade. A table knows the usual words; others are learnt from the roster: what many names end with, behind ever other brands, is no brand.
import { tradeWords } from './nameWords.ts'

export interface TradeBook {
  /** The trade words at the end of a name without place and form, as long as two characters of a brand are left; '' without one. */
  tradeOf(core: string): string
  /** Takes note of what `tradeOf` left as a brand. */
  learn(brand: string): void
  /** From now on what was learnt counts. */
  settle(): void
}

/** Before how many different characters a word must stand, and how often. */
const least = 4
const longestLearnt = 5

export function createTradeBook(): TradeBook {
  const known = new Set(tradeWords)
  let longest = tradeWords[0]?.length ?? 0
  /** Ending → how often, and behind which characters. */
  const endings = new Map<string, { times: number; readonly before: Set<string> }>()
  return {
    tradeOf: (core) => {
      let end = core.length
      for (;;) {
        let length = Math.min(longest, end - 2)
        while (length > 1 && !known.has(core.slice(end - length, end))) length -= 1
        if (length < 2) return core.slice(end)
        end -= length
      }
    },
    learn: (brand) => {
      for (let length = 2; length <= Math.min(longestLearnt, brand.length - 2); length += 1) {
        const ending = brand.slice(brand.length - length)
        let seen = endings.get(ending)
        if (!seen) {
          seen = { times: 0, before: new Set() }
          endings.set(ending, seen)
        }
        seen.times += 1
        if (seen.before.size < 64) seen.before.add(brand.charAt(brand.length - length - 1))
      }
    },
    settle: () => {
      for (const [ending, { times, before }] of endings) {
        if (times < least || before.size < least) continue
        // 豹盆景养护 is 盆景养护 behind one of many brands: far rarer than what it ends with.
        const shorter = endings.get(ending.slice(1))
        if (shorter && times * 2 < shorter.times) continue
        known.add(ending)
        longest = Math.max(longest, ending.length)
      }
      endings.clear()
    },
  }
}
