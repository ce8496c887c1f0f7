// The search of an office: everything that it is asked for lies in memory, is read when it is first needed, and is brought up to date by what the history says has changed.
// It costs an import nothing and stands nowhere on disk; a million members take about a second to read, in pieces of a few milliseconds, and 40 MB to keep.
import { setImmediate } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import { LedgerError } from '#shared/api/errors.ts'
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import { compact } from '#shared/values/cellText.ts'
import type { OfficeDatabase } from '../../database/database.ts'
import type { Clock } from '../../office.ts'
import { type Moment, officeChanges } from '../officeChanges.ts'
import { type Among, type Found, findOn, type Sought } from './findOnShelf.ts'
import { typedNumber } from './numberEnds.ts'
import { searchedName } from './searchedName.ts'
import { Shelf } from './shelf.ts'
import { spellingOf } from './spelling.ts'
import { type Marks, Texts } from './texts.ts'

/** More changed records than these are read again with all others of their register. */
const FEW = 2_000
/** Fewer characters of a code are the middle of too many. */
const FEWEST_OF_CODE = 3
/** Up to this share of a register SQLite is handed the records as a list of their numbers; where there are more, it asks about each that it comes to. */
const SHARE = 0.25

/** Registers that say which unit a union covers. */
const decidesCovered: ReadonlySet<RegisterId> = new Set<RegisterId>(['union', 'unit', 'coverage'])

export interface SearchBook {
  /** Brings the book up to what is committed; others get their turns meanwhile. To be awaited before a search of the present. */
  refresh(): Promise<void>
  /** Records of the register outside the recycle bin, by what they link to as well. */
  find(register: RegisterId, text: string): Found
  /** Of every register that has any, by what is its own. */
  findEverywhere(text: string): { readonly register: RegisterId; readonly found: Found }[]
  /** That the record `r` is among them; holds until the next one is asked for. */
  condition(found: Among): RawBuilder<unknown>
}

export function isSearched(query: { readonly search: string }): boolean {
  return query.search.trim() !== ''
}

export function createSearchBook(database: OfficeDatabase, clock: Clock): SearchBook {
  const { reader } = database
  const books = { names: new Texts(), codes: new Texts() }
  const shelves = new Map<RegisterId, Shelf>()
  const changes = officeChanges(reader, clock)
  let seen: Moment | undefined
  let refreshing: Promise<void> | undefined
  let sought: Sought | undefined
  let asked: Among | undefined
  reader.function('is_found', (id) => (asked?.holds(id as number) ? 1 : 0))

  const isFresh = () => changes.isNow(seen)

  /** Yields after each slice. @returns how many records were new */
  function* readOn(shelf: Shelf): Generator<void, number> {
    let read = 0
    for (;;) {
      const slice = shelf.readOn(reader)
      if (slice === 0) return read
      read += slice
      yield
    }
  }

  function* make(id: RegisterId, today: string): Generator<void, void> {
    const shelf = new Shelf(registers[id], books, today)
    yield* readOn(shelf)
    shelves.set(id, shelf)
  }

  function* bringUp(): Generator<void, void> {
    sought = undefined
    const now = changes.now()
    const touched = seen ? changes.since(seen) : new Map<RegisterId, number[]>()
    const others: Shelf[] = []
    let changed = seen?.today !== now.today
    for (const id of registerIds) {
      const shelf = shelves.get(id)
      const ids = touched.get(id) ?? []
      if (!shelf || ids.length > FEW) {
        yield* make(id, now.today)
        if (decidesCovered.has(id)) changed = true
        continue
      }
      if (ids.length > 0) shelf.readAgain(reader, ids)
      const added = yield* readOn(shelf)
      if (shelf.isTorn) yield* make(id, now.today)
      if (decidesCovered.has(id) && added + ids.length > 0) changed = true
      if (shelf.followsOthers) others.push(shelf)
    }
    if (changed) for (const shelf of others) yield* make(shelf.register.id as RegisterId, now.today)
    seen = now
    sought = undefined
  }

  async function refreshNow(): Promise<void> {
    // What is committed meanwhile is looked at again, but nobody who goes on committing keeps a clerk waiting.
    for (let round = 0; round < 3 && !isFresh(); round += 1) {
      for (const _ of bringUp()) {
        await setImmediate()
        if (!reader.open) throw new LedgerError('cancelled')
      }
    }
  }

  /** Nothing is left to do here after `refresh`; a look at a past day is not to wait for others. */
  function bringUpNow(): void {
    if (!isFresh()) for (const _ of bringUp());
  }

  function soughtFor(text: string): Sought {
    if (sought?.text === text) return sought
    const spelling = spellingOf(text)
    const code = compact(text).toUpperCase()
    const hasCode = code.length >= FEWEST_OF_CODE && /^[0-9A-Z]*\d[0-9A-Z]*$/.test(code)
    const names = atBest(books.names.holding(searchedName(text)), spelling ? books.names.spelled(spelling) : undefined)
    const none: Marks = new Uint8Array(0)
    sought = { text, names, codes: hasCode ? books.codes.holding(code, 'end') : none, number: typedNumber(text) }
    return sought
  }

  return {
    refresh() {
      if (isFresh()) return Promise.resolve()
      refreshing ??= refreshNow().finally(() => {
        refreshing = undefined
      })
      return refreshing
    },
    find(register, text) {
      bringUpNow()
      const shelf = shelves.get(register)
      if (!shelf) throw new Error(`${register} is not in the search book`)
      return findOn(shelf, soughtFor(text), reader, shelves)
    },
    findEverywhere(text) {
      bringUpNow()
      const sought = soughtFor(text)
      return registerIds.flatMap((register) => {
        const shelf = shelves.get(register)
        const found = shelf && findOn(shelf, sought, reader, null)
        return found && found.count > 0 ? [{ register, found }] : []
      })
    },
    condition(found) {
      asked = found
      return found.count > SHARE * found.outOf ? sql`is_found(r.id)` : sql`r.id IN (SELECT value FROM json_each(${JSON.stringify(found.ids())}))`
    },
  }
}

function atBest(marks: Marks, others: Marks | undefined): Marks {
  if (marks.length === 0) return others ?? marks
  if (others) for (const [number, mark] of others.entries()) if (mark > (marks[number] ?? 0)) marks[number] = mark
  return marks
}
