// A name typed by its sound: wangwei, wang wei, ww, 王wei, zhangw. What is typed is laid along the characters of a name, each taking a syllable or its first letter.

import { mayBegin, readingsOf } from './readings.ts'
import { EXACT, INSIDE, PREFIX, type Score } from './score.ts'
import { searchedName } from './searchedName.ts'

export interface Spelling {
  /** Folded; letters small. */
  readonly typed: string
  /** Places in `typed` at which a new character has to begin, because a blank or an apostrophe stood there. */
  readonly breaks: ReadonlySet<number>
}

/** Longer ones are not typed by anybody; each place has a bit. */
const MOST = 30

/** What the characters so far took: whole syllables, first letters, or now this and now that. */
const NOTHING_YET = 0
const SYLLABLES = 1
const LETTERS = 2
const MIXED = 3

/** Code unit of h. */
const H = 0x68

/** @returns null where the text has no Latin letter. */
export function spellingOf(text: string): Spelling | null {
  const breaks = new Set<number>()
  let typed = ''
  for (const part of text.normalize('NFKC').split(/[\s'’‘`]+/)) {
    if (part === '') continue
    if (typed !== '') breaks.add(typed.length)
    typed += searchedName(part).toLowerCase().replace(/ü/g, 'v')
  }
  return /[a-z]/.test(typed) && typed.length <= MOST ? { typed, breaks } : null
}

/** Lays one spelling along very many names, so it keeps what it works on instead of making it anew for each. */
export class Fitting {
  readonly #typed: string
  /** For each place of `typed`, where the next break is. */
  readonly #borders: readonly number[]
  /** By code unit: the places of `typed` that may follow when a name's character takes the beginning of it, a bit each; -1: not asked yet. */
  readonly #fromStart = new Int32Array(0x1_0000).fill(-1)
  /** The same from a later place, by place and code unit. */
  readonly #fromLater = new Map<number, number>()
  #text = ''
  #end = 0

  constructor({ typed, breaks }: Spelling) {
    this.#typed = typed
    this.#borders = Array.from(typed, (_, from) => {
      let border = from + 1
      while (border < typed.length && !breaks.has(border) && isLetter(typed.charCodeAt(border))) border += 1
      return border
    })
  }

  /** How well it fits the name between `start` and `end` of `text`. @returns 0 where it does not */
  scoreOf(text: string, start: number, end: number): Score | 0 {
    if (!this.#fitsAnywhere(text, start, end)) return 0
    this.#text = text
    this.#end = end
    for (let place = start; place < end; place += 1) {
      const score = this.#walk(0, place, NOTHING_YET)
      if (score > 0) return place === start ? score : INSIDE
    }
    return 0
  }

  /** Most names do not fit, which shows without trying each way by itself: all places that have been reached go along the name together, as bits. */
  #fitsAnywhere(text: string, start: number, end: number): boolean {
    const whole = 1 << this.#typed.length
    let reached = 0
    for (let place = start; place < end; place += 1) {
      const unit = text.charCodeAt(place)
      let next = this.#fromStart[unit] ?? 0
      if (next === -1) {
        next = this.#placesAfter(unit, 0)
        this.#fromStart[unit] = next
      }
      for (let from = 1; reached >> from !== 0; from += 1) if ((reached >> from) & 1) next |= this.#laterPlacesAfter(unit, from)
      if ((next & whole) !== 0) return true
      reached = next
    }
    return false
  }

  #laterPlacesAfter(unit: number, from: number): number {
    const key = from * 0x1_0000 + unit
    let places = this.#fromLater.get(key)
    if (places === undefined) {
      places = this.#placesAfter(unit, from)
      this.#fromLater.set(key, places)
    }
    return places
  }

  /** What one character may take from a place on: see `#walk`, which says how well as well. */
  #placesAfter(unit: number, from: number): number {
    const typed = this.#typed
    const letter = typed.charCodeAt(from)
    if (!isLetter(letter)) return letter === unit ? 1 << (from + 1) : 0
    if (!mayBegin(unit, letter)) return 0
    let places = 1 << (from + 1)
    const border = this.#borders[from] ?? typed.length
    for (const reading of readingsOf(unit)) {
      const after = from + reading.length
      if (after <= border && typed.startsWith(reading, from)) places |= 1 << after
      else if (border < after && reading.startsWith(typed.slice(from, border))) places |= 1 << border
      if (reading.charCodeAt(0) === letter && reading.charCodeAt(1) === H && typed.charCodeAt(from + 1) === H && from + 2 <= border) places |= 1 << (from + 2)
    }
    return places
  }

  #walk(from: number, place: number, mode: number): Score | 0 {
    const typed = this.#typed
    if (from === typed.length) return mode === MIXED ? INSIDE : place === this.#end ? EXACT : PREFIX
    if (place === this.#end) return 0
    const letter = typed.charCodeAt(from)
    const character = this.#text.charCodeAt(place)
    if (!isLetter(letter)) return letter === character ? this.#walk(from + 1, place + 1, mode) : 0
    if (!mayBegin(character, letter)) return 0
    // A Latin letter of the name itself.
    if (character < 0x80) return this.#walk(from + 1, place + 1, mode)
    const border = this.#borders[from] ?? typed.length
    let best = this.#walk(from + 1, place + 1, and(mode, LETTERS))
    for (const reading of readingsOf(character)) {
      if (best === EXACT) return best
      if (reading.charCodeAt(0) !== letter) continue
      const after = from + reading.length
      if (after <= border && typed.startsWith(reading, from)) best = better(best, this.#walk(after, place + 1, and(mode, SYLLABLES)))
      // A syllable of which only the beginning has been typed yet.
      else if (border - from > 1 && border < after && reading.startsWith(typed.slice(from, border))) {
        const begun = border === typed.length ? unfinished(mode) : this.#walk(border, place + 1, and(mode, SYLLABLES))
        best = better(best, begun)
      }
      // The first letters of zhang may be zh.
      if (reading.charCodeAt(1) === H && typed.charCodeAt(from + 1) === H && from + 2 <= border) {
        best = better(best, this.#walk(from + 2, place + 1, and(mode, LETTERS)))
      }
    }
    return best
  }
}

function unfinished(mode: number): Score {
  return mode === LETTERS || mode === MIXED ? INSIDE : PREFIX
}

function and(before: number, now: number): number {
  return before === NOTHING_YET || before === now ? now : MIXED
}

function better(one: Score | 0, other: Score | 0): Score | 0 {
  return one > other ? one : other
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a
}
