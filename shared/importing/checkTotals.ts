// Total and subtotal rows are not records, but they tell whether all records were read: each is compared with the rows that it sums.
import { type Finding, finding } from '../values/parsed.ts'

/** Sum of a column over some rows; null once a cell of it could not be read (a range, an error), because then nothing can be compared. */
type Sums = Map<string, number | null>

interface Line {
  readonly kind: 'total' | 'subtotal'
  readonly row: number
  /** By target key, as stated in the row; — is 0, a key is absent where the cell is empty. */
  readonly stated: ReadonlyMap<string, number>
  /** Rows before it: since the last subtotal, since the last total, all. */
  readonly segment: Sums
  readonly part: Sums
  readonly all: Sums
  /** Rows before it since the line above. */
  readonly rowsBefore: number
}

export interface TotalMismatch {
  readonly row: number
  readonly field: string
  readonly finding: Finding
}

/** Fed in the order of the sheet. Federations are never added; approximations count as their number. */
export class TotalsCheck {
  readonly #lines: Line[] = []
  #segment: Sums = new Map()
  #part: Sums = new Map()
  readonly #all: Sums = new Map()
  #rows = 0

  /** One more row has been read; its figures follow by `count`. */
  record(): void {
    this.#rows++
  }

  /** @param value undefined: could not be read */
  count(key: string, value: number | null | undefined): void {
    add(this.#segment, key, value)
    add(this.#part, key, value)
    add(this.#all, key, value)
  }

  line(kind: 'total' | 'subtotal', row: number, stated: ReadonlyMap<string, number>): void {
    this.#lines.push({ kind, row, stated, segment: this.#segment, part: this.#part, all: new Map(this.#all), rowsBefore: this.#rows })
    this.#rows = 0
    this.#segment = new Map()
    if (kind === 'total') this.#part = new Map()
  }

  mismatches(): TotalMismatch[] {
    const found: TotalMismatch[] = []
    for (const [index, line] of this.#lines.entries()) {
      for (const [field, stated] of line.stated) {
        const candidates = this.#candidates(index, line, field)
        if (candidates.some((computed) => computed === null || computed === stated)) continue
        const computed = candidates[0]
        if (typeof computed === 'number') found.push({ row: line.row, field, finding: finding('total-mismatch', 'warning', { stated, computed }) })
      }
    }
    return found
  }

  /** What the line may be the sum of, likeliest first. A line with no rows above it sums those below. */
  #candidates(index: number, line: Line, field: string): (number | null)[] {
    if (line.kind === 'subtotal') {
      const leads = this.#lines.find((other) => other.kind === 'subtotal')?.rowsBefore === 0
      if (leads) return [sumOf(this.#lines[index + 1]?.segment ?? this.#segment, field)]
      // A subtotal of subtotals: its own rows are not between the lines.
      return line.rowsBefore === 0 ? [null] : [sumOf(line.segment, field)]
    }
    if (line.rowsBefore === 0 && index === 0) return [sumOf(this.#all, field)]
    return [sumOf(line.all, field), sumOf(line.part, field)]
  }
}

function sumOf(sums: Sums, field: string): number | null {
  const sum = sums.get(field)
  return sum === undefined ? 0 : sum
}

function add(sums: Sums, key: string, value: number | null | undefined): void {
  const sum = sums.get(key)
  if (value === undefined || sum === null) sums.set(key, null)
  else sums.set(key, (sum ?? 0) + (value ?? 0))
}
