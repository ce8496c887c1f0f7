// Blocking: which few units of the roster are worth comparing with an enterprise. A pair that shares none of several keys is never looked at, so the keys follow the ways in
// which names are written differently; how many true pairs they keep (pairs completeness) and how many pairs they spare (reduction ratio) is measured by the bench.
import type { KnownSide } from './knownSide.ts'
import type { StandardName } from './standardName.ts'

export interface BlockingIndex {
  add(side: KnownSide, position: number): void
  /** Positions of units, each once. */
  find(side: KnownSide): readonly number[]
}

/** A key that more units share than this tells nothing; they share others. */
const longest = 300

export function createBlockingIndex(): BlockingIndex {
  const postings = new Map<string, number | number[]>()
  const put = (key: string, position: number) => {
    const known = postings.get(key)
    if (known === undefined) postings.set(key, position)
    else if (typeof known === 'number') {
      if (known !== position) postings.set(key, [known, position])
    } else if (known.at(-1) !== position && known.length <= longest) known.push(position)
  }
  return {
    add: (side, position) => {
      for (const key of keysOf(side)) put(key, position)
      const code = side.code.valid ?? side.code.failing
      if (code !== null) for (const half of halves(code)) put(side.code.valid === null ? `f${half}` : `v${half}`, position)
    },
    find: (side) => {
      const found = new Set<number>()
      const look = (key: string) => {
        const known = postings.get(key)
        if (known === undefined) return
        if (typeof known === 'number') found.add(known)
        else if (known.length <= longest) for (const position of known) found.add(position)
      }
      for (const key of keysOf(side)) look(key)
      // A slip leaves one half of a code as it was; two valid codes are never one.
      const code = side.code.valid ?? side.code.failing
      if (code !== null)
        for (const half of halves(code)) {
          look(`f${half}`)
          if (side.code.valid === null) look(`v${half}`)
        }
      return [...found]
    },
  }
}

function keysOf(side: KnownSide): readonly string[] {
  const keys: string[] = []
  addNameKeys(side.name, keys)
  for (const name of side.others) addNameKeys(name, keys)
  if (side.phone !== null) keys.push(`p${side.phone}`)
  if (side.legalRepresentative !== null) keys.push(`l${side.legalRepresentative}`)
  return keys
}

function addNameKeys(name: StandardName, keys: string[]): void {
  const core = name.brand + name.trade
  keys.push(`n${name.key}`, `c${core}`)
  if (name.brand.length >= 2) keys.push(`b${name.brand}`)
  // A trade cut short (物业 of 物业管理), or parted from the brand elsewhere.
  if (core.length > 3) keys.push(`h${core.slice(0, 3)}`)
  // One character wrong, missing or too many: what is left when one is taken away is the same.
  for (let at = 0; at < core.length && core.length >= 4; at += 1) keys.push(`c${core.slice(0, at)}${core.slice(at + 1)}`)
  for (let at = 0; at < name.brand.length && name.brand.length >= 4; at += 1) keys.push(`b${name.brand.slice(0, at)}${name.brand.slice(at + 1)}`)
}

/** The part that says which organisation, in two. */
function halves(code: string): readonly string[] {
  return code.length < 17 ? [] : [code.slice(8, 13), code.slice(-5)]
}
