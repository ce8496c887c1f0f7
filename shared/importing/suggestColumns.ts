// What a column may be whose heading no register knows: a likeness to offer to the clerk, never a decision.
import type { ImportTarget } from '../registers/index.ts'
import { foldHeadingWithoutHint } from './foldHeading.ts'
import { contradicts, type Match, type MatchableColumn } from './matchColumns.ts'

/** Half of the letter pairs in common. */
const LIKE = 0.5

/** Target key by column; only for columns and fields that nothing has taken, and never one field for two columns. */
export function suggestColumns(columns: readonly MatchableColumn[], targets: readonly ImportTarget[], matches: readonly Match[]): ReadonlyMap<number, string> {
  const takenColumns = new Set(matches.map((match) => match.column))
  const takenTargets = new Set(matches.map((match) => match.target.key))
  const pairs = columns.flatMap((column) => {
    const leaf = foldHeadingWithoutHint(column.path.at(-1) ?? '')
    if (takenColumns.has(column.index) || leaf.length < 2) return []
    const own = pairsOf(leaf)
    return targets.flatMap((target) => {
      if (takenTargets.has(target.key)) return []
      const likeness = Math.max(...namesOf(target).map((name) => share(own, name)))
      // What the cells say is asked last: it takes the longest.
      return likeness >= LIKE && !contradicts(column.sample, target) ? [{ column: column.index, target: target.key, likeness }] : []
    })
  })
  pairs.sort((a, b) => b.likeness - a.likeness || a.column - b.column)
  const suggested = new Map<number, string>()
  const used = new Set<string>()
  for (const { column, target } of pairs) {
    if (suggested.has(column) || used.has(target)) continue
    suggested.set(column, target)
    used.add(target)
  }
  return suggested
}

/** Dice's coefficient over pairs of letters, 0 to 1. */
export function likeness(a: string, b: string): number {
  return share(pairsOf(a), pairsOf(b))
}

function share(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0
  const rest = [...right]
  let common = 0
  for (const pair of left) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    rest.splice(at, 1)
    common++
  }
  return (2 * common) / (left.length + right.length)
}

/** Definitions do not change while the program runs. */
const known = new WeakMap<readonly string[], readonly (readonly string[])[]>()

function namesOf({ label, synonyms }: ImportTarget): readonly (readonly string[])[] {
  const names = known.get(synonyms) ?? synonyms.map((name) => pairsOf(foldHeadingWithoutHint(name)))
  known.set(synonyms, names)
  return [pairsOf(foldHeadingWithoutHint(label)), ...names]
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}
