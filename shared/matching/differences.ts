// Which characters of two writings of one thing differ: what the review queue marks, so that nobody has to compare names letter by letter.
import { foldName } from '../values/name.ts'

/** A stretch of a text, and whether the other text has it too. Put together the parts are the text as it was written. */
export interface DifferencePart {
  readonly text: string
  readonly same: boolean
}

export interface Differences {
  readonly one: readonly DifferencePart[]
  readonly other: readonly DifferencePart[]
}

/** Beyond these the work would grow with the square of the length; no name or address of an enterprise is that long. */
const longest = 300
/** Texts of which less agrees are different as a whole: marks on every second character would only confuse. */
const leastInCommon = 0.25

/**
 * By the longest common subsequence of their characters, as names are compared: width, case, kinds of brackets and blanks are no difference. A text that says nothing has
 * no parts, and the other one then differs as a whole.
 */
export function differences(one: string, other: string): Differences {
  const left = charactersOf(one)
  const right = charactersOf(other)
  const [inLeft, inRight] = commonCharacters(left, right)
  return { one: partsOf(left, inLeft), other: partsOf(right, inRight) }
}

interface Character {
  readonly text: string
  /** '' = a blank, which is never a difference. */
  readonly folded: string
}

function charactersOf(text: string): Character[] {
  return [...text].map((character) => ({ text: character, folded: foldName(character) }))
}

/** For each character of both texts, whether it belongs to what they have in common. */
function commonCharacters(left: readonly Character[], right: readonly Character[]): [left: boolean[], right: boolean[]] {
  const marks: [boolean[], boolean[]] = [left.map(({ folded }) => folded === ''), right.map(({ folded }) => folded === '')]
  const [one, other] = [spoken(left), spoken(right)]
  if (one.length > longest || other.length > longest) {
    const equal = one.map(({ folded }) => folded).join('') === other.map(({ folded }) => folded).join('')
    return [left.map(() => equal), right.map(() => equal)]
  }
  const pairs = longestCommon(one, other)
  if (pairs.length < leastInCommon * Math.max(one.length, other.length)) return marks
  for (const [inOne, inOther] of pairs) {
    marks[0][inOne] = true
    marks[1][inOther] = true
  }
  return marks
}

interface Placed {
  readonly folded: string
  /** In its text. */
  readonly place: number
}

function spoken(characters: readonly Character[]): Placed[] {
  return characters.flatMap(({ folded }, place) => (folded === '' ? [] : [{ folded, place }]))
}

function longestCommon(one: readonly Placed[], other: readonly Placed[]): [number, number][] {
  const width = other.length + 1
  // lengths[i * width + j]: how much one from i and other from j have in common.
  const lengths = new Uint16Array((one.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = one[i]?.folded === other[j]?.folded ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: [number, number][] = []
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [mine, theirs] = [one[i], other[j]]
    if (mine && theirs && mine.folded === theirs.folded) {
      pairs.push([mine.place, theirs.place])
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return pairs
}

function partsOf(characters: readonly Character[], same: readonly boolean[]): DifferencePart[] {
  const parts: { text: string; same: boolean }[] = []
  characters.forEach(({ text }, index) => {
    const last = parts.at(-1)
    const agrees = same[index] === true
    if (last?.same === agrees) last.text += text
    else parts.push({ text, same: agrees })
  })
  return parts
}
