import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { NameOrder } from '#core/records/columns/nameOrder.ts'
import { diceFor } from '#test/properties/ledgers/dice.ts'

const dice = diceFor('name order')

test('records keep the order that SQLite gives, both ways, however they are named, renamed, erased and added', () => {
  const file = new SQLite(':memory:')
  file.exec('CREATE TABLE person (id INTEGER PRIMARY KEY, name_sort TEXT); CREATE INDEX person_name ON person (name_sort, id)')
  const put = file.prepare('INSERT OR REPLACE INTO person VALUES (?, ?)')
  const erase = file.prepare('DELETE FROM person WHERE id = ?')
  // Beyond U+FFFF SQLite and JavaScript disagree about the order of texts.
  const name = () => (dice.chance(0.15) ? null : dice.pick(['a', 'b', 'b 1', 'c', '\u{20000}', '\uf900', 'z']))
  for (let id = 1; id <= 300; id += 1) put.run(id, name())
  const order = new NameOrder(file, 'person')
  for (const _ of order.read());
  for (let turn = 0; turn < 300; turn += 1) {
    const touched = Array.from({ length: dice.between(1, 4) }, () => dice.between(1, 400))
    for (const id of touched) {
      if (dice.chance(0.3)) erase.run(id)
      else put.run(id, name())
    }
    order.move(touched)
    const marks = new Uint8Array(401).map(() => (dice.chance(0.7) ? 1 : 0))
    const [offset, limit] = [dice.below(10), dice.between(1, 300)]
    for (const direction of ['ASC', 'DESC']) {
      const all = file.prepare(`SELECT id FROM person ORDER BY name_sort ${direction} NULLS LAST, id`).pluck().all() as number[]
      const expected = all.filter((id) => marks[id] === 1).slice(offset, offset + limit)
      const ids = Array.from(marks.keys()).filter((id) => marks[id] === 1)
      expect(order.pageOf(ids, direction === 'DESC', offset, limit)).toEqual(expected)
      expect(order.page(marks, marks, Uint8Array.of(0, 1), direction === 'DESC', offset, limit)).toEqual(expected)
    }
  }
  file.close()
})
