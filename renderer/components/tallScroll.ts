// A list taller than browsers can make an element (a million rows; Chromium ends at 33 million device pixels, Firefox at 18): the box that scrolls is lower than
// the list. Short ways are scrolled pixel by pixel, long ones in proportion; once it rests, the scroll bar is put where it belongs. Pure.

/** Pixels that every browser can do, at any zoom. */
const tallest = 6_000_000

export interface TallSizes {
  /** Of the whole list, and of what is seen of it. */
  readonly list: number
  readonly view: number
}

export interface ScrollPlace {
  readonly scrollTop: number
  /** What the list's own position is ahead of `scrollTop`. */
  readonly ahead: number
}

export function boxHeight(list: number): number {
  return Math.min(list, tallest)
}

/** Where the list stands after the box was scrolled. */
export function follow(before: ScrollPlace, scrollTop: number, sizes: TallSizes): ScrollPlace {
  const [box, list] = ways(sizes)
  if (box === list) return { scrollTop, ahead: 0 }
  const isShort = Math.abs(scrollTop - before.scrollTop) <= 3 * sizes.view
  const at = isShort ? scrollTop + before.ahead : (scrollTop / box) * list
  return { scrollTop, ahead: Math.max(0, Math.min(list, at)) - scrollTop }
}

/** The place of the box that shows the list at this position. */
export function placeAt(position: number, sizes: TallSizes): ScrollPlace {
  const [box, list] = ways(sizes)
  const at = Math.max(0, Math.min(list, position))
  if (box === list) return { scrollTop: at, ahead: 0 }
  const scrollTop = Math.round((at / list) * box)
  return { scrollTop, ahead: at - scrollTop }
}

/** How far box and list can be scrolled. */
function ways({ list, view }: TallSizes): [box: number, list: number] {
  return [Math.max(0, boxHeight(list) - view), Math.max(0, list - view)]
}
