// Measures of how alike two texts are.

/** An edit distance of one: a character wrong, missing or too many, or two neighbours changed about. Equal texts are not. */
export function isOneSlipApart(a: string, b: string): boolean {
  if (a.length < b.length) return isOneSlipApart(b, a)
  const longer = a.length - b.length
  if (longer > 1) return false
  let from = 0
  while (from < b.length && a.charCodeAt(from) === b.charCodeAt(from)) from += 1
  if (from === a.length) return false
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA -= 1
    endB -= 1
  }
  if (endB - from === 0 || (longer === 0 && endA - from === 1)) return endA - from <= 1
  return longer === 0 && endA - from === 2 && a.charCodeAt(from) === b.charCodeAt(from + 1) && a.charCodeAt(from + 1) === b.charCodeAt(from)
}

/** Dice's coefficient of the pairs of neighbouring characters, 0…1. */
export function pairLikeness(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const pairs = new Map<string, number>()
  for (let at = 0; at + 1 < a.length; at += 1) {
    const pair = a.slice(at, at + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at + 1 < b.length; at += 1) {
    const pair = b.slice(at, at + 2)
    const left = pairs.get(pair) ?? 0
    if (left === 0) continue
    pairs.set(pair, left - 1)
    shared += 1
  }
  return (2 * shared) / (a.length + b.length - 2)
}
