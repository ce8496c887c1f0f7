// The clerk's corrections laid over the rows of a sheet, however many rows there are.
import { columnIndex, type SheetRow, type SheetRows } from './sheet.ts'

/** @param fixes `B7` → text as the clerk would type it; a blank one empties the cell, and a row that was not there comes to be */
export function fixRows(rows: SheetRows, fixes: Readonly<Record<string, string>>): SheetRows {
  const places = Object.entries(fixes).flatMap(([place, text]) => {
    const parts = /^([A-Z]+)(\d+)$/.exec(place)
    return parts?.[1] === undefined ? [] : [{ column: columnIndex(parts[1]), number: Number(parts[2]), text }]
  })
  if (places.length === 0) return rows
  const known = lookUp(rows, new Set(places.map(({ number }) => number)))
  const fixed = new Map<number, SheetRow>()
  for (const { number, column, text } of places) {
    const row = fixed.get(number) ?? known.get(number) ?? { number, cells: [] }
    const cells = [...row.cells]
    cells[column] = text.trim() === '' ? undefined : { type: 's', value: text }
    fixed.set(number, { ...row, cells })
  }
  return new FixedRows(
    rows,
    fixed,
    [...fixed.values()].filter((row) => !known.has(row.number)).sort((a, b) => a.number - b.number),
  )
}

class FixedRows implements SheetRows {
  readonly length: number
  readonly #rows: SheetRows
  readonly #fixed: ReadonlyMap<number, SheetRow>
  /** Rows that the sheet itself does not have. */
  readonly #added: readonly SheetRow[]

  constructor(rows: SheetRows, fixed: ReadonlyMap<number, SheetRow>, added: readonly SheetRow[]) {
    this.#rows = rows
    this.#fixed = fixed
    this.#added = added
    this.length = rows.length + added.length
  }

  *[Symbol.iterator](): Iterator<SheetRow> {
    let next = 0
    for (const row of this.#rows) {
      for (; (this.#added[next]?.number ?? Number.POSITIVE_INFINITY) < row.number; next++) yield this.#added[next] as SheetRow
      yield this.#fixed.get(row.number) ?? row
    }
    yield* this.#added.slice(next)
  }
}

/** Those of the rows that have one of the numbers. */
function lookUp(rows: SheetRows, numbers: ReadonlySet<number>): Map<number, SheetRow> {
  const found = new Map<number, SheetRow>()
  if (rows.numbered) {
    for (const number of numbers) {
      const row = rows.numbered(number)
      if (row) found.set(number, row)
    }
  } else for (const row of rows) if (numbers.has(row.number)) found.set(row.number, row)
  return found
}
