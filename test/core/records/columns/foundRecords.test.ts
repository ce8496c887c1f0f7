import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { FoundRecords } from '#core/records/columns/foundRecords.ts'
import { KeptColumn } from '#core/records/columns/keptColumn.ts'
import { NameOrder } from '#core/records/columns/nameOrder.ts'
import { diceFor } from '#test/properties/ledgers/dice.ts'

const dice = diceFor('found records')
const all = 6_000

test('however many each of several conditions finds, they find what a look at each record finds, in every order and on every page', () => {
  const file = new SQLite(':memory:')
  file.exec('CREATE TABLE person (id INTEGER PRIMARY KEY, name_sort TEXT); CREATE INDEX person_name ON person (name_sort, id)')
  // Of few values, of few and rare ones, and of more than a byte tells apart.
  const makers = [() => dice.below(3), () => (dice.chance(0.98) ? null : dice.below(20)), () => 1 + dice.below(2_000)]
  const columns = makers.map((_, index) => new KeptColumn(`column ${index}`, sql`0`))
  const listed = new Uint8Array(all)
  const names: (string | null)[] = []
  const put = (id: number) => {
    if (listed[id] === 1) for (const column of columns) column.takeOff(id)
    listed[id] = dice.chance(0.9) ? 1 : 0
    for (const [index, column] of columns.entries()) column.set(id, makers[index]?.() ?? null, listed[id] === 1)
  }
  const insert = file.prepare('INSERT INTO person VALUES (?, ?)')
  for (const column of columns) column.reach(all - 1)
  file.transaction(() => {
    for (let id = 1; id < all; id += 1) {
      put(id)
      names[id] = dice.chance(0.1) ? null : `n${String(dice.below(900)).padStart(3, '0')}`
      insert.run(id, names[id])
    }
  })()
  const order = new NameOrder(file, 'person')
  for (const _ of order.read());

  for (let turn = 0; turn < 250; turn += 1) {
    for (let i = dice.below(4); i > 0; i -= 1) put(dice.between(1, all - 1))
    const share = dice.pick([0.001, 0.02, 0.5])
    const conditions = columns
      .filter(() => dice.chance(0.5))
      .map((column) => ({ column, wanted: new Uint8Array(column.values.length).map(() => (dice.chance(share) ? 1 : 0)) }))
    const also = dice.chance(0.2) ? (id: number) => id % 3 === 0 : null
    const listedCount = listed.reduce((sum, mark) => sum + mark, 0)
    const found = new FoundRecords({ conditions, listed, listedCount, also })
    const expected: number[] = []
    const held: number[] = []
    for (let id = 1; id < all; id += 1) {
      const isFound = listed[id] === 1 && conditions.every(({ column, wanted }) => wanted[column.codes[id] as number] === 1) && (!also || also(id))
      if (isFound) expected.push(id)
      if (found.holds(id)) held.push(id)
    }
    expect(held).toEqual(expected)
    expect(found.count).toBe(expected.length)
    const [offset, limit] = dice.chance(0.2) ? [0, found.count] : [dice.below(Math.max(1, found.count)), dice.between(1, 60)]
    const page = (ids: number[]) => ids.slice(offset, offset + limit)
    expect(found.ids(offset, limit)).toEqual(page(expected))

    const descending = dice.chance(0.5)
    const nameOf = (id: number) => names[id] ?? null
    const byName = expected.toSorted((one, other) => {
      const [a, b] = [nameOf(one), nameOf(other)]
      if (a === b) return one - other
      if (a === null || b === null) return a === null ? 1 : -1
      return a < b === descending ? 1 : -1
    })
    expect(found.byName(order, descending, offset, limit)).toEqual(page(byName))

    const column = conditions[0]?.column ?? dice.pick(columns)
    // Some values share a place.
    const used = new Map<number, number>()
    const places = Uint32Array.from(column.values, () => {
      const drawn = dice.below(40)
      if (!used.has(drawn)) used.set(drawn, used.size)
      return used.get(drawn) ?? 0
    })
    const placeOf = (id: number) => places[column.codes[id] as number] ?? 0
    expect(found.byColumn(column, places, offset, limit)).toEqual(page(expected.toSorted((one, other) => placeOf(one) - placeOf(other) || one - other)))
  }
  file.close()
})
