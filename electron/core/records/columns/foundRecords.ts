// The records of a register that some filters find, and pages of them. Each filter knows from its column how many records it finds by itself: one that finds few is a list,
// and the others look along it; only where all of them find many do they look at every record.
import type { KeptColumn } from './keptColumn.ts'
import { idsByPlace, idsOf, isMarked, type Marks, narrow } from './marks.ts'
import type { NameOrder } from './nameOrder.ts'

export interface Condition {
  readonly column: KeptColumn
  /** By code of the column: 1 or 0. */
  readonly wanted: Uint8Array
}

export interface Asked {
  /** One for each column. */
  readonly conditions: readonly Condition[]
  /** Outside the recycle bin. */
  readonly listed: Marks
  readonly listedCount: number
  /** What else has to hold of a record. */
  readonly also: ((id: number) => boolean) | null
}

/** A list is made of at most one record in so many. */
const FEW = 16
/** A page by name is sooner found among fewer than one in so many than on a walk past all of them. */
const FEW_BY_NAME = 256

export class FoundRecords {
  readonly count: number
  readonly #asked: Asked
  /** The condition that finds the fewest, and how many. */
  readonly #first: { readonly condition: Condition; readonly count: number } | undefined
  /** Nothing but that condition decides. */
  readonly #isSimple: boolean
  #ids: readonly number[] | undefined
  #marks: Marks | undefined

  constructor(asked: Asked) {
    this.#asked = asked
    const { conditions, listedCount, also } = asked
    this.#first = conditions.map((condition) => ({ condition, count: countOf(condition) })).sort((one, other) => one.count - other.count)[0]
    this.#isSimple = !also && conditions.length < 2
    if (this.#isSimple) this.count = this.#first?.count ?? listedCount
    else this.count = this.#isListed(FEW) ? this.#listOf().length : this.#mark()
  }

  get outOf(): number {
    return this.#asked.listedCount
  }

  holds(id: number): boolean {
    const { conditions, listed, also } = this.#asked
    if (this.#marks) return this.#marks[id] === 1
    return listed[id] === 1 && conditions.every(({ column, wanted }) => wanted[column.codes[id] as number] === 1) && (!also || also(id))
  }

  /** In the order of their numbers. */
  ids(offset = 0, limit = this.count): number[] {
    return this.#isListed(FEW) ? this.#listOf().slice(offset, offset + limit) : idsOf(this.#marked(), offset, limit)
  }

  byName(order: NameOrder, descending: boolean, offset: number, limit: number): number[] {
    if (this.#isListed(this.#isSimple ? FEW_BY_NAME : FEW)) return order.pageOf(this.#listOf(), descending, offset, limit)
    const { listed } = this.#asked
    const only = this.#isSimple ? this.#first?.condition : undefined
    if (only) return order.page(listed, only.column.codes, only.wanted, descending, offset, limit)
    const marks = this.#marked()
    return order.page(marks, marks, isMarked, descending, offset, limit)
  }

  /** @param places by code, from 0 on without gaps */
  byColumn(column: KeptColumn, places: Uint32Array, offset: number, limit: number): number[] {
    const page = this.#firstPlaces(column, places, offset, limit)
    if (page) return page
    if (!this.#isListed(FEW)) return idsByPlace(this.#marked(), column.codes, places, offset, limit)
    const placeOf = (id: number) => places[column.codes[id] as number] as number
    return [...this.#listOf()].sort((one, other) => placeOf(one) - placeOf(other) || one - other).slice(offset, offset + limit)
  }

  /** Where nothing but this column decides what is found, its counts say which values are on the page. @returns null: they are those of many, or that is not so */
  #firstPlaces(column: KeptColumn, places: Uint32Array, offset: number, limit: number): number[] | null {
    const { listed, listedCount } = this.#asked
    const only = this.#first?.condition
    if (!this.#isSimple || (only && only.column !== column)) return null
    const wanted = only?.wanted
    const isWanted = (code: number) => !wanted || wanted[code] === 1
    const totals = new Uint32Array(places.length)
    for (const [code, place] of places.entries()) if (isWanted(code)) totals[place] = (totals[place] as number) + (column.counts[code] as number)
    let [from, before] = [0, 0]
    while (from < totals.length && before + (totals[from] as number) <= offset) before += totals[from++] as number
    let [to, after] = [from, before]
    while (to < totals.length && after < offset + limit) after += totals[to++] as number
    if ((after - before) * FEW > listedCount) return null
    const codes = Array.from(places.keys()).filter((code) => isWanted(code) && (places[code] as number) >= from && (places[code] as number) < to)
    const found = column.lists(codes, listed).flatMap((ids, index) => ids.map((id) => ({ id, place: places[codes[index] as number] as number })))
    found.sort((one, other) => one.place - other.place || one.id - other.id)
    return found.slice(offset - before, offset - before + limit).map(({ id }) => id)
  }

  /** Whether one condition alone finds at most one record in so many. */
  #isListed(share: number): boolean {
    return this.#first !== undefined && this.#first.count * share <= this.#asked.listedCount
  }

  /** All of them, ascending, by way of the first condition. */
  #listOf(): readonly number[] {
    if (this.#ids || !this.#first) return this.#ids ?? []
    const { conditions, listed, also } = this.#asked
    const { condition } = this.#first
    const lists = condition.column.lists(codesOf(condition), listed)
    const ids = lists.length === 1 ? (lists[0] ?? []) : Array.from(Uint32Array.from(lists.flat()).sort())
    const others = conditions.filter((other) => other !== condition)
    const isFound = (id: number) => others.every((other) => other.wanted[other.column.codes[id] as number] === 1) && (!also || also(id))
    this.#ids = this.#isSimple ? ids : ids.filter(isFound)
    return this.#ids
  }

  #marked(): Marks {
    if (!this.#marks) this.#mark()
    return this.#marks as Marks
  }

  /** Looks at every record. @returns how many are found */
  #mark(): number {
    const { conditions, listed, listedCount, also } = this.#asked
    let count = listedCount
    let among = listed
    const marks = new Uint8Array(listed.length)
    for (const { column, wanted } of conditions) {
      count = narrow(among, column.codes, wanted, marks)
      among = marks
    }
    if (also) {
      count = 0
      for (let id = among.indexOf(1); id >= 0; id = among.indexOf(1, id + 1)) {
        const mark = also(id) ? 1 : 0
        marks[id] = mark
        count += mark
      }
      among = marks
    }
    this.#marks = among
    return count
  }
}

function codesOf({ wanted }: Condition): number[] {
  const codes: number[] = []
  for (let code = wanted.indexOf(1); code >= 0; code = wanted.indexOf(1, code + 1)) codes.push(code)
  return codes
}

function countOf({ column, wanted }: Condition): number {
  let count = 0
  for (let code = 0; code < wanted.length; code += 1) if (wanted[code] === 1) count += column.counts[code] as number
  return count
}
