// The search, of all registers and of a list, beside the SQL that would do the same bare: an FTS5 index of the different names by character, syllable and initial,
// from there to the members by the index of their names, with the union and the unit that a list shows, and their count.
import type SQLite from 'better-sqlite3'
import { pinyin } from 'pinyin-pro'
import { type Comparison, compare } from './measure.ts'
import type { RecordsOffice } from './recordsOffice.ts'

interface Sought {
  readonly what: string
  /** What is typed, and the same for the bare index. By turns, so that no answer is that of the round before. Names as writeMembers.ts makes them. */
  readonly texts: readonly (readonly [typed: string, match: string])[]
}

const kinds: readonly Sought[] = [
  {
    what: 'one character',
    texts: [
      ['王', '王'],
      ['芳', '芳'],
      ['李', '李'],
      ['国', '国'],
    ],
  },
  {
    what: 'two characters',
    texts: [
      ['王伟', '"王 伟"'],
      ['李娜', '"李 娜"'],
      ['张敏', '"张 敏"'],
      ['刘静', '"刘 静"'],
    ],
  },
  {
    what: 'full pinyin',
    texts: [
      ['wangwei', '"wang wei"'],
      ['liuna', '"liu na"'],
      ['zhangjie', '"zhang jie"'],
      ['zhaofang', '"zhao fang"'],
    ],
  },
  {
    what: 'initials',
    texts: [
      ['ww', '"w w"'],
      ['cq', '"c q"'],
      ['zw', '"z w"'],
      ['lf', '"l f"'],
    ],
  },
]

const rounds = 40

export async function benchSearch({ core, bare, members }: RecordsOffice): Promise<Comparison[]> {
  indexNames(bare)
  const made: Comparison[] = []
  const from = performance.now()
  await core.call.records.find({ text: '' })
  console.log(`the search of ${members} members makes ready in ${(performance.now() - from).toFixed(0)} ms, once after the start`)

  const named = 'm.name_key IN (SELECT name FROM bare_name WHERE bare_name MATCH ?) AND m.deleted_at IS NULL'
  const page = `SELECT m.*, u.name AS union_name, w.name AS unit_name, w.uscc FROM member m LEFT JOIN trade_union u ON u.id = m.union_id LEFT JOIN unit w ON w.id = m.unit_id`
  const rows = bare.prepare(`${page} WHERE ${named} ORDER BY m.id LIMIT 50`)
  const hits = bare.prepare(`${page} WHERE ${named} ORDER BY m.id LIMIT 5`)
  const count = bare.prepare(`SELECT count(*) FROM member m WHERE ${named}`).pluck()
  for (const { what, texts } of kinds) {
    for (const [typed, match] of texts) {
      const { total } = await core.call.records.list({ register: 'member', search: typed, limit: 1 })
      if (total !== count.get(match)) throw new Error(`${typed}: ${total} found, ${count.get(match)} there`)
    }
    const turns = [0, 0, 0, 0]
    const next = (who: 0 | 1 | 2 | 3, side: 0 | 1) => {
      const turn = turns[who] ?? 0
      turns[who] = turn + 1
      return texts[turn % texts.length]?.[side] ?? ''
    }
    const against = 'the same by FTS5 and the index of names'
    made.push(
      await compare(
        `page of a list searched by ${what}, with its count`,
        against,
        rounds,
        () => core.call.records.list({ register: 'member', search: next(0, 0), limit: 50 }),
        () => {
          const match = next(1, 1)
          return [rows.all(match), count.get(match)]
        },
      ),
      await compare(
        `search of all registers by ${what}`,
        against,
        rounds,
        () => core.call.records.find({ text: next(2, 0) }),
        () => {
          const match = next(3, 1)
          return [hits.all(match), count.get(match)]
        },
      ),
    )
  }

  const ends = (bare.prepare('SELECT mobile FROM member ORDER BY id LIMIT 400').pluck().all() as string[]).map((number) => number.slice(-4))
  const byEnd = 'FROM member WHERE (substr(mobile, -4) = :end OR substr(document_number, -4) = :end) AND deleted_at IS NULL'
  const endHits = bare.prepare(`SELECT * ${byEnd} ORDER BY id LIMIT 5`)
  const endCount = bare.prepare(`SELECT count(*) ${byEnd}`).pluck()
  let [ours, theirs] = [0, 0]
  made.push(
    await compare(
      'search of all registers by the last four digits',
      'SQL by indexes of the ends',
      rounds,
      () => core.call.records.find({ text: ends[ours++ % ends.length] ?? '' }),
      () => {
        const end = ends[theirs++ % ends.length]
        return [endHits.all({ end }), endCount.get({ end })]
      },
    ),
  )
  return made.map((comparison) => ({ ...comparison, promised: { ratio: 3, milliseconds: 50 } }))
}

/** Each character, its syllable and its initial as words of their own. */
function indexNames(bare: SQLite.Database): void {
  bare.exec('CREATE VIRTUAL TABLE bare_name USING fts5 (name UNINDEXED, characters, syllables, initials)')
  const add = bare.prepare('INSERT INTO bare_name VALUES (?, ?, ?, ?)')
  bare.transaction(() => {
    for (const name of bare.prepare('SELECT DISTINCT name_key FROM member ORDER BY 1').pluck().all() as string[]) {
      const syllables = pinyin(name, { toneType: 'none', type: 'array' })
      add.run(name, [...name].join(' '), syllables.join(' '), syllables.map((syllable) => syllable[0]).join(' '))
    }
  })()
}
