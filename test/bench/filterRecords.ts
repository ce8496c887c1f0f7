// A list with filters and a sort, and the count of a filter, beside bare SQL that has for each of them the very index that one would make for it: equal columns first, then
// those of the order, and nothing of the recycle bin. What follows from events is a column of its own there.
import type SQLite from 'better-sqlite3'
import type { ListQueryInput } from '#shared/api/recordsContract.ts'
import { type Comparison, compare } from './measure.ts'
import type { RecordsOffice } from './recordsOffice.ts'

interface Asked {
  readonly what: string
  /** By turns, so that no answer is that of the round before. */
  readonly filters: readonly { readonly asked: NonNullable<ListQueryInput['filters']>; readonly bare: string }[]
  readonly sort: 'name' | 'joinedOn'
  /** Columns of the bare index for the page, and for the count where that is another. */
  readonly index: readonly [page: string, count?: string]
}

const rounds = 100
/** Hundredths of a millisecond each: a hundred of them would tell of the five that a machine disturbed. */
const countRounds = 1000

const sexes = ['female', 'male']
/** Few records have one. */
const groups = ['货车司机', '快递员', '护工护理员', '网约送餐员']
const names = ['王伟伟', '李芳伟', '张娜伟', '刘敏伟']

/** Some of the members belong to one of the eight groups, and some have left. */
const rare = 400

export async function benchFilters(office: RecordsOffice): Promise<Comparison[]> {
  await makeRare(office)
  const { core, bare } = office
  // Where the bare way takes hundredths of a millisecond, this is what the other one is made of.
  const call = await compare(
    'count of a register without records: what a call costs by itself',
    'an empty function',
    1000,
    () => core.call.records.count({ register: 'challenge' }),
    () => undefined,
  )
  const promised = { ratio: 3, milliseconds: 50 }
  const made: Comparison[] = [call]
  for (const { what, filters, sort, index } of askedOf(bare)) {
    const [forPage, forCount] = indexed(bare, index)
    const order = sort === 'name' ? 'm.name_sort, m.id' : 'm.joined_on NULLS LAST, m.id'
    const sides = filters.map(({ asked, bare: where }) => {
      const isListed = `${where} AND m.deleted_at IS NULL`
      return {
        asked,
        page: bare.prepare(
          `SELECT m.*, u.name AS union_name, w.name AS unit_name, w.uscc FROM member m INDEXED BY ${forPage} LEFT JOIN trade_union u ON u.id = m.union_id LEFT JOIN unit w ON w.id = m.unit_id WHERE ${isListed} ORDER BY ${order} LIMIT 50`,
        ),
        count: bare.prepare(`SELECT count(*) FROM member m INDEXED BY ${forCount} WHERE ${isListed}`).pluck(),
      }
    })
    const query = (turn: number): ListQueryInput => ({
      register: 'member',
      filters: sides[turn % sides.length]?.asked ?? [],
      sort: { field: sort },
      limit: 50,
    })
    const from = performance.now()
    await core.call.records.list(query(0))
    const first = performance.now() - from
    if (first > 100) console.log(`first asked for, ${what} took ${first.toFixed(0)} ms`)
    for (const [turn, side] of sides.entries()) {
      const { total, records } = await core.call.records.list(query(turn))
      const there = side.page.all() as { id: number }[]
      if (total !== side.count.get() || JSON.stringify(records.map(({ id }) => id)) !== JSON.stringify(there.map(({ id }) => id)))
        throw new Error(`${what} differs`)
    }
    const turns = [0, 0, 0, 0]
    const next = (who: 0 | 1 | 2 | 3) => {
      const turn = turns[who] ?? 0
      turns[who] = turn + 1
      return turn % sides.length
    }
    const against = 'the same by SQL with an index made for it'
    const page = await compare(
      `page of 50 and count of ${what}, by ${sort}`,
      against,
      rounds,
      () => core.call.records.list(query(next(0))),
      () => {
        const side = sides[next(1)]
        return [side?.page.all(), side?.count.get()]
      },
    )
    const count = await compare(
      `count of ${what}`,
      against,
      countRounds,
      () => core.call.records.count(query(next(2))),
      () => sides[next(3)]?.count.get(),
    )
    made.push({ ...page, promised }, { ...count, promised })
  }
  return made
}

function askedOf(bare: SQLite.Database): Asked[] {
  const unions = bare.prepare('SELECT DISTINCT union_id FROM member WHERE union_id IS NOT NULL LIMIT 20').pluck().all() as number[]
  const levels = bare.prepare('SELECT DISTINCT education FROM member WHERE education IS NOT NULL').pluck().all() as string[]
  const years = [2002, 2007, 2012, 2016]
  const joined = (from: string, to: string) => ({
    asked: [
      { field: 'joinedOn', op: 'from' as const, value: from },
      { field: 'joinedOn', op: 'to' as const, value: to },
    ],
    bare: `m.joined_on >= '${from}' AND m.joined_on <= '${to}~'`,
  })
  const is = (field: string, column: string) => (value: string) => ({ asked: [{ field, op: 'is' as const, value }], bare: `m.${column} = '${value}'` })
  return [
    {
      what: 'the members of one union',
      filters: unions.map((union) => ({ asked: [{ field: 'union', op: 'is', value: union }], bare: `m.union_id = ${union}` })),
      sort: 'name',
      index: ['union_id, name_sort, id'],
    },
    { what: 'one sex', filters: sexes.map(is('sex', 'sex')), sort: 'name', index: ['sex, name_sort, id'] },
    {
      what: 'a level of education among migrant workers',
      filters: levels.map((level) => ({
        asked: [
          { field: 'education', op: 'is', value: level },
          { field: 'migrantWorker', op: 'is', value: true },
        ],
        bare: `m.education = '${level}' AND m.migrant_worker = 1`,
      })),
      sort: 'name',
      index: ['education, migrant_worker, name_sort, id'],
    },
    {
      what: 'current members, nearly all',
      filters: [{ asked: [{ field: 'isCurrent', op: 'is', value: true }], bare: "m.state = '在会'" }],
      sort: 'name',
      index: ['state, name_sort, id'],
    },
    {
      what: 'a state of membership that few have',
      filters: ['已退会', '已除名'].map(is('membershipState', 'state')),
      sort: 'name',
      index: ['state, name_sort, id'],
    },
    {
      what: 'a group that few belong to',
      filters: groups.map(is('occupationGroup', 'occupation_group')),
      sort: 'name',
      index: ['occupation_group, name_sort, id'],
    },
    { what: 'those who joined in one year', filters: years.map((year) => joined(`${year}`, `${year}`)), sort: 'joinedOn', index: ['joined_on, id'] },
    { what: 'those who joined in one month', filters: years.map((year) => joined(`${year}-03`, `${year}-03`)), sort: 'joinedOn', index: ['joined_on, id'] },
    {
      what: 'those who joined in one year',
      filters: years.map((year) => joined(`${year}`, `${year}`)),
      sort: 'name',
      index: ['name_sort, id, joined_on', 'joined_on, id'],
    },
    { what: 'everybody', filters: [{ asked: [], bare: '1' }], sort: 'joinedOn', index: ['joined_on, id'] },
    { what: 'one name', filters: names.map(is('name', 'name')), sort: 'name', index: ['name, name_sort, id'] },
  ]
}

/** The same in both files. */
async function makeRare({ core, bare, members }: RecordsOffice): Promise<void> {
  const step = Math.max(1, Math.floor(members / rare))
  const ids = bare.prepare('SELECT id FROM member WHERE id % ? = 0 ORDER BY id').pluck().all(step) as number[]
  bare.exec("ALTER TABLE member ADD COLUMN state TEXT DEFAULT '在会'")
  const setGroup = bare.prepare('UPDATE member SET occupation_group = ? WHERE id = ?')
  const setState = bare.prepare('UPDATE member SET state = ? WHERE id = ?')
  for (const [turn, id] of ids.entries()) {
    const group = groups[turn % groups.length] ?? ''
    await core.call.records.update({ register: 'member', id, version: 1, values: { occupationGroup: group } })
    setGroup.run(group, id)
    if (turn % 2 === 0) continue
    const kind = turn % 4 === 1 ? '退会' : '除名'
    await core.call.records.create({ register: 'membershipEvent', values: { member: id, kind, date: '2019-05-01' } })
    setState.run(kind === '退会' ? '已退会' : '已除名', id)
  }
}

const indexes = new Map<string, string>()

/** SQLite is told which one to use: it would sometimes choose another. @returns their names */
function indexed(bare: SQLite.Database, [page, count = page]: Asked['index']): readonly [string, string] {
  const named = (columns: string) => {
    const known = indexes.get(columns)
    if (known) return known
    const name = `bare_list_${indexes.size}`
    bare.exec(`CREATE INDEX ${name} ON member (${columns}) WHERE deleted_at IS NULL`)
    indexes.set(columns, name)
    return name
  }
  return [named(page), named(count)]
}
