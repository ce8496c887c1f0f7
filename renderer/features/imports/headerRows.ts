/** [3, 4] → 3-4. */
export function showHeaderRows(rows: readonly number[]): string {
  const first = rows[0]
  const last = rows.at(-1)
  if (first === undefined || last === undefined) return ''
  return first === last ? String(first) : `${first}-${last}`
}

/** 3 · 3-4 · 3～4 · 3、4 → the rows from the first to the last; null for anything else, and for a header of more than five rows. */
export function parseHeaderRows(text: string): number[] | null {
  const match = /^([1-9]\d{0,4})(?:[-~、,到至–]([1-9]\d{0,4}))?$/.exec(text.normalize('NFKC').replace(/\s/g, ''))
  if (!match) return null
  const first = Number(match[1])
  const last = Number(match[2] ?? match[1])
  if (last < first || last - first > 4) return null
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
