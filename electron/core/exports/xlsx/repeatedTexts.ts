// Which texts of a table are worth writing once: those of columns in which few of them come again and again, such as a sex, a county, a degree.
import type { SharedTexts } from './sheetXml.ts'

/** More different texts than these in one column, and the others stand in their cells: what is remembered stays small. */
const PER_COLUMN = 2_000

export interface RepeatedTexts {
  readonly place: SharedTexts
  /** In the order of their places. */
  readonly texts: readonly string[]
  /** How many cells show one of them. */
  uses(): number
}

export function repeatedTexts(columns: number): RepeatedTexts {
  const texts: string[] = []
  const places = new Map<string, number>()
  const known: (Map<string, number> | undefined)[] = Array.from({ length: columns }, () => new Map())
  let uses = 0

  function place(column: number, text: string): number | undefined {
    const own = known[column]
    if (!own) return undefined
    const before = own.get(text)
    if (before !== undefined) {
      uses += 1
      return before
    }
    if (own.size >= PER_COLUMN) {
      // Of a column with so many, none is looked up any more.
      known[column] = undefined
      return undefined
    }
    const at = places.get(text) ?? texts.length
    if (at === texts.length) {
      texts.push(text)
      places.set(text, at)
    }
    own.set(text, at)
    uses += 1
    return at
  }
  return { place, texts, uses: () => uses }
}
