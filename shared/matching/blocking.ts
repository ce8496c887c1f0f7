// Blocking: which few units of the roster are worth comparing with an enterprise. A pair that shares none of several keys is never looked at, so the keys follow the ways in
// which names are written differently; how many true pairs they keep (pairs completeness) and how many pairs they spare (reduction ratio) is measured by the bench.
import { createHashIndex } from './hashIndex.ts'
import type { KnownSide } from './knownSide.ts'
import type { StandardName } from './standardName.ts'

export interface BlockingIndex {
  add(side: KnownSide, position: number): void
  /** Puts the positions of units into `into`, each once. */
  find(side: KnownSide, into: number[]): void
}

/** A key that more units share than this tells nothing; they share others. */
const longest = 300

/** Kinds of keys, so that a brand is no phone: the first state of their hash. */
const kinds = { name: 1, core: 2, brand: 3, start: 4, phone: 5, person: 6, validHalf: 7, failingHalf: 8 } as const

export function createBlockingIndex(): BlockingIndex {
  const all = createHashIndex(longest)
  // Most enterprises and most units have a valid code, and two that differ are never one: an enterprise with one is held, fuzzily, against the few units without.
  const open = createHashIndex(longest)
  return {
    add: (side, position) => {
      const intoAll = (hash: number) => all.add(hash, position)
      eachKey(side, intoAll)
      eachHalf(side, side.code.valid === null ? kinds.failingHalf : kinds.validHalf, intoAll)
      if (side.code.valid !== null) return
      const intoOpen = (hash: number) => open.add(hash, position)
      eachKey(side, intoOpen)
      eachHalf(side, kinds.failingHalf, intoOpen)
    },
    find: (side, into) => {
      all.begin(into)
      if (side.code.valid === null) {
        eachKey(side, all.look)
        // A slip leaves one half of a code as it was.
        eachHalf(side, kinds.validHalf, all.look)
        eachHalf(side, kinds.failingHalf, all.look)
        return
      }
      eachWholeKey(side.name, all.look)
      for (const name of side.others) eachWholeKey(name, all.look)
      open.begin(into)
      eachKey(side, open.look)
      eachHalf(side, kinds.failingHalf, open.look)
    },
  }
}

function eachKey(side: KnownSide, take: (hash: number) => void): void {
  eachNameKey(side.name, take)
  for (const name of side.others) eachNameKey(name, take)
  if (side.phone !== null) take(hashOf(kinds.phone, side.phone))
  if (side.legalRepresentative !== null) take(hashOf(kinds.person, side.legalRepresentative))
}

/** Name, brand with trade, and brand as they are. */
function eachWholeKey(name: StandardName, take: (hash: number) => void): void {
  take(hashOf(kinds.name, name.key))
  take(hashOf(kinds.core, name.brand + name.trade))
  if (name.brand.length >= 2) take(hashOf(kinds.brand, name.brand))
}

function eachNameKey(name: StandardName, take: (hash: number) => void): void {
  eachWholeKey(name, take)
  const core = name.brand + name.trade
  // A trade cut short (物业 of 物业管理), or parted from the brand elsewhere.
  if (core.length > 3) take(hashOf(kinds.start, core, 3))
  // One character wrong, missing or too many: what is left when one is taken away is the same.
  if (core.length >= 4) for (let at = 0; at < core.length; at += 1) take(hashOf(kinds.core, core, core.length, at))
  if (name.brand.length >= 4) for (let at = 0; at < name.brand.length; at += 1) take(hashOf(kinds.brand, name.brand, name.brand.length, at))
}

/** Of the part of a code that says which organisation, its two halves. */
function eachHalf({ code }: KnownSide, kind: number, take: (hash: number) => void): void {
  const written = code.valid ?? code.failing
  if (written === null || written.length < 17) return
  take(hashOf(kind, written.slice(8, 13)))
  take(hashOf(kind, written.slice(-5)))
}

/** FNV-1a over the first `length` characters but the one at `without`. */
function hashOf(kind: number, text: string, length = text.length, without = -1): number {
  let hash = Math.imul(0x811c9dc5 ^ kind, 0x01000193)
  for (let at = 0; at < length; at += 1) if (at !== without) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  // Neighbouring characters differ in few bits: spread them.
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}
