// Looks along the columns of a register for what was sought: a pass over numbers, a millisecond or two for a million records.
import type SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { columnOf, type RegisterId } from '#shared/registers/index.ts'
import { allRows } from '../../database/query.ts'
import type { TypedNumber } from './numberEnds.ts'
import { EXACT, INSIDE, PREFIX } from './score.ts'
import type { Shelf } from './shelf.ts'
import type { Marks } from './texts.ts'

export interface Sought {
  readonly text: string
  readonly names: Marks
  readonly codes: Marks
  readonly number: TypedNumber | null
}

export interface Hit {
  readonly id: number
  /** Key of the field that answers best. */
  readonly field: string
  readonly score: number
}

/** Some records of a register, outside the recycle bin. */
export interface Among {
  readonly count: number
  /** Records of the register, those in the recycle bin too. */
  readonly outOf: number
  /** Ascending; all of them, or a page. */
  ids(offset?: number, limit?: number): number[]
  holds(id: number): boolean
}

export interface Found extends Among {
  /** The first so many: those that are what was typed, then those that begin with it, then the rest, each in the order of their numbers. */
  best(limit: number): Hit[]
}

type KeptField = Shelf['fields'][number]

/** @param others the shelves at the ends of links, where records are to be found by what they link to as well */
export function findOn(shelf: Shelf, sought: Sought, reader: SQLite.Database, others: ReadonlyMap<RegisterId, Shelf> | null): Found {
  if (isNumberOnly(sought, shelf, others)) return amongFew(shelf, sought, reader)
  const scores = new Uint8Array(shelf.length)
  for (const field of shelf.fields) raise(scores, shelf, field, sought, reader)
  if (others) addLinked(scores, shelf, sought, reader, others)
  const ids = shelf.ids.values
  const count = withoutBin(scores, shelf.alive.values)
  return {
    count,
    outOf: shelf.length,
    ids(offset = 0, limit = count) {
      const page: number[] = []
      let before = 0
      for (let place = 0; place < scores.length && page.length < limit; place += 1) {
        if (scores[place] === 0) continue
        if (before >= offset) page.push(ids[place] ?? 0)
        before += 1
      }
      return page
    },
    holds(id) {
      // Numbers mostly run without gaps.
      const place = ids[id - 1] === id && id <= shelf.length ? id - 1 : shelf.placeOf(id)
      return (scores[place] ?? 0) !== 0
    },
    best(limit) {
      const hits: Hit[] = []
      for (const score of [EXACT, PREFIX, INSIDE]) {
        for (let place = scores.indexOf(score); place >= 0 && hits.length < limit; place = scores.indexOf(score, place + 1)) {
          hits.push({ id: ids[place] ?? 0, field: answering(shelf, place, sought, score), score })
        }
      }
      return hits
    },
  }
}

/** No text holds what was sought, so only the ends of numbers can answer, and they do of few records. */
function isNumberOnly({ names, codes }: Sought, shelf: Shelf, others: ReadonlyMap<RegisterId, Shelf> | null): boolean {
  const isByNumber = (end: Shelf['ends'][number]) =>
    others?.get(end.register)?.fields.some(({ field, as }) => as === 'number' && field.key === end.field) === true
  return names.length === 0 && codes.length === 0 && !shelf.ends.some(isByNumber)
}

/** A list of places instead of a mark for each record. */
function amongFew(shelf: Shelf, sought: Sought, reader: SQLite.Database): Found {
  const scores = new Map<number, number>()
  for (const field of shelf.fields) {
    if (field.as !== 'number' || sought.number === null) continue
    eachNumber(shelf, field, sought.number, reader, (place, score) => {
      if (score > (scores.get(place) ?? 0) && shelf.alive.values[place] !== 0) scores.set(place, score)
    })
  }
  const places = [...scores.keys()].sort((one, other) => one - other)
  const idAt = (place: number) => shelf.ids.values[place] ?? 0
  return {
    count: places.length,
    outOf: shelf.length,
    ids: (offset = 0, limit = places.length) => places.slice(offset, offset + limit).map(idAt),
    holds: (id) => scores.has(shelf.placeOf(id)),
    best: (limit) =>
      places
        .map((place) => ({ place, score: scores.get(place) ?? 0 }))
        .sort((one, other) => other.score - one.score || one.place - other.place)
        .slice(0, limit)
        .map(({ place, score }) => ({ id: idAt(place), field: answering(shelf, place, sought, score), score })),
  }
}

/** How well each record answers by this field, where that is better than what is known. @returns whether any does */
function raise(scores: Uint8Array, shelf: Shelf, field: KeptField, sought: Sought, reader: SQLite.Database): boolean {
  if (field.as === 'number') return sought.number !== null && raiseNumbers(scores, shelf, field, sought.number, reader)
  const marks = field.as === 'name' ? sought.names : sought.codes
  return marks.length > 0 && raiseTexts(scores, field.first.values, marks)
}

function raiseTexts(scores: Uint8Array, texts: Uint32Array, marks: Marks): boolean {
  let any = false
  for (let place = 0; place < scores.length; place += 1) {
    const mark = marks[texts[place] as number] as number
    if (mark === 0 || mark <= (scores[place] as number)) continue
    scores[place] = mark
    any = true
  }
  return any
}

/** Takes what lies in the recycle bin away. @returns how many are left */
function withoutBin(scores: Uint8Array, alive: Uint32Array): number {
  let count = 0
  for (let place = 0; place < scores.length; place += 1) {
    if (scores[place] === 0) continue
    if (alive[place] === 0) scores[place] = 0
    else count += 1
  }
  return count
}

function raiseNumbers(scores: Uint8Array, shelf: Shelf, field: KeptField, typed: TypedNumber, reader: SQLite.Database): boolean {
  return eachNumber(shelf, field, typed, reader, (place, score) => {
    if (score > (scores[place] ?? 0)) scores[place] = score
  })
}

/** @param found is told each record whose number may end so; 0: more of it was asked, and does not fit @returns whether there was any */
function eachNumber(shelf: Shelf, field: KeptField, typed: TypedNumber, reader: SQLite.Database, found: (place: number, score: number) => void): boolean {
  const before = field.second.values
  const candidates: number[] = []
  for (let place = field.first.next(typed.last, 0); place >= 0 && place < shelf.length; place = field.first.next(typed.last, place + 1)) {
    if (typed.fits(before[place] ?? 0)) candidates.push(place)
  }
  const numbers = typed.settled ? null : numbersAt(shelf, field, candidates, reader)
  for (const place of candidates) found(place, numbers ? typed.scoreOf(numbers.get(shelf.ids.values[place] ?? 0) ?? '') : PREFIX)
  return candidates.length > 0
}

/** More characters were typed than are kept: the numbers themselves are asked. @returns by id */
function numbersAt(shelf: Shelf, { field }: KeptField, places: readonly number[], reader: SQLite.Database): Map<number, string> {
  const ids = JSON.stringify(places.map((place) => shelf.ids.values[place]))
  const query = sql<{ id: number; number: string | null }>`
    SELECT id, ${sql.ref(columnOf(field))} AS number FROM ${sql.table(shelf.register.table)} WHERE id IN (SELECT value FROM json_each(${ids}))`
  return new Map(allRows(reader, query).map((row) => [row.id, row.number ?? '']))
}

/** What records of this register show through their links: a member by the unit, a union by the code of the unit that it covers. */
function addLinked(scores: Uint8Array, shelf: Shelf, sought: Sought, reader: SQLite.Database, others: ReadonlyMap<RegisterId, Shelf>): void {
  for (const end of shelf.ends) {
    const target = others.get(end.register)
    const field = target?.fields.find((each) => each.field.key === end.field)
    if (!target || !field) continue
    const found = new Uint8Array(target.length)
    if (!raise(found, target, field, sought, reader)) continue
    const byId = new Uint8Array((target.ids.values[target.length - 1] ?? 0) + 1)
    for (let place = 0; place < found.length; place += 1) if (found[place] !== 0) byId[target.ids.values[place] ?? 0] = 1
    const links = shelf.links.find((each) => each.link === end.link)?.ids.values
    for (let place = 0; place < scores.length; place += 1) if (scores[place] === 0 && byId[links?.[place] ?? 0] === 1) scores[place] = INSIDE
  }
}

/** The first field that answers as well as the record does. */
function answering(shelf: Shelf, place: number, sought: Sought, score: number): string {
  const kinds = shelf.fields.map(({ field, as, first, second }) => {
    if (as === 'number')
      return { key: field.key, answers: sought.number?.last === first.values[place] && sought.number?.fits(second.values[place] ?? 0) === true }
    const marks = as === 'name' ? sought.names : sought.codes
    return { key: field.key, answers: marks[first.values[place] ?? 0] === score }
  })
  return kinds.find(({ answers }) => answers)?.key ?? ''
}
