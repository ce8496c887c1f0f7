/** [3, 4] → 3-4. */
export function showHeaderRows(rows: readonly number[]): string {
  const first = rows[0]
  const last = rows.at(-1)
  if (first === undefined || last === undefined) return ''
  return first === last ? String(first) : `${first}-${last}`
}
