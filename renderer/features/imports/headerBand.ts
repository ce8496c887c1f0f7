// Choosing the rows of the heading, as rows are chosen in Excel: one row, or from an anchor to where Shift or the mouse has led.

/** 1-based rows of the sheet; the band lies between the two. */
export interface HeaderBand {
  readonly anchor: number
  readonly focus: number
}

/** More lines than this are no heading. */
const longestBand = 3

export function bandOf(rows: readonly number[]): HeaderBand | null {
  const first = rows[0]
  const last = rows.at(-1)
  return first === undefined || last === undefined ? null : { anchor: first, focus: last }
}

/** Every row from the first to the last. */
export function rowsOfBand({ anchor, focus }: HeaderBand): number[] {
  const first = Math.min(anchor, focus)
  return Array.from({ length: Math.abs(anchor - focus) + 1 }, (_, index) => first + index)
}

/** Leads the band to a row; it never grows longer than three rows, nor beyond the rows that are shown. */
export function extendBand(band: HeaderBand, to: number, lastRow: number): HeaderBand {
  const within = Math.max(1, Math.min(lastRow, to))
  const reach = longestBand - 1
  return { anchor: band.anchor, focus: Math.max(band.anchor - reach, Math.min(band.anchor + reach, within)) }
}

/** ↑ ↓ move the whole band, Shift+↑ ↓ make it longer or shorter; null: the key is not ours. */
export function bandAfterKey(band: HeaderBand, pressed: { key: string; shift: boolean }, lastRow: number): HeaderBand | null {
  const step = pressed.key === 'ArrowDown' ? 1 : pressed.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return null
  if (pressed.shift) return extendBand(band, band.focus + step, lastRow)
  const moved = { anchor: band.anchor + step, focus: band.focus + step }
  const first = Math.min(moved.anchor, moved.focus)
  return first < 1 || Math.max(moved.anchor, moved.focus) > lastRow ? band : moved
}
