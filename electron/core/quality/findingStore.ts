// What a run found, kept beside the office until the next one: in a database of its own that SQLite throws away with the program, since a city may have
// hundreds of thousands of findings and none of them is the office's data.
import type { CheckCode } from '#shared/quality/checks.ts'
import type { FindingCount, FindingFilter, FindingKey, FindingLevel } from '#shared/quality/findings.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { loadSqlite } from '../database/sqlite.ts'
import type { Found } from './found.ts'
import type { PlaceOf } from './homePlaces.ts'

export interface KeptFinding extends FindingKey {
  readonly level: FindingLevel
  /** Code of the county in force, or what was written instead; null = none. */
  readonly county: string | null
  readonly message: string
  readonly others: readonly number[]
  readonly about: string
}

/** Codes of counties instead of their names. */
export interface StoreFilter extends Omit<FindingFilter, 'county'> {
  readonly county?: string | null | undefined
  readonly aside?: boolean | undefined
}

/** Findings of one check in one register. */
export interface FindingKind {
  readonly register: RegisterId
  readonly code: CheckCode
}
export interface PlacedFindings extends PlaceOf {
  readonly level: FindingLevel
  readonly field: string
  readonly aside: 0 | 1
  readonly findings: number
  /** Of their records, upwards, one for each finding. */
  readonly ids: readonly number[]
}

export interface FindingStore {
  add(register: RegisterId, found: readonly Found[], places: ReadonlyMap<number, PlaceOf>): void
  kinds(): FindingKind[]
  placed(kind: FindingKind): PlacedFindings[]
  counts(): (Omit<FindingCount, 'county'> & { readonly county: string | null })[]
  count(filter: StoreFilter): number
  /** In the order of registers and records. */
  page(filter: StoreFilter, offset: number, limit: number): KeptFinding[]
  find(key: FindingKey): KeptFinding | null
  setAside(key: FindingKey, aside: boolean): void
  close(): void
}

interface Row extends Omit<KeptFinding, 'others'> {
  readonly others: string
}

const schema = `
CREATE TABLE finding (
  number INTEGER PRIMARY KEY, register TEXT, id INTEGER, field TEXT, code TEXT, level TEXT, county TEXT, message TEXT, others TEXT, about TEXT, township TEXT,
  aside INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX finding_record ON finding (register, id);
CREATE INDEX finding_code ON finding (code, county);
`
const columns = 'register, id, field, code, level, county, message, others, about'

export async function createFindingStore(): Promise<FindingStore> {
  const sqlite = await loadSqlite()
  // An empty name: a file of SQLite's own that nobody else can open.
  const db = new sqlite('')
  db.exec(schema)
  const insert = db.prepare(`INSERT INTO finding (${columns}, township) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const one = 'register = @register AND id = @id AND code = @code AND field = @field'
  const select = db.prepare(`SELECT ${columns} FROM finding WHERE ${one} LIMIT 1`)
  const mark = db.prepare(`UPDATE finding SET aside = @aside WHERE ${one}`)
  return {
    add: db.transaction((register: RegisterId, found: readonly Found[], places: ReadonlyMap<number, PlaceOf>) => {
      for (const { id, field, code, level, message, others = [], about = '' } of found) {
        const { county, township } = places.get(id) ?? { county: null, township: null }
        insert.run(register, id, field, code, level, county, message, JSON.stringify(others), about, township)
      }
    }),
    kinds: () => db.prepare('SELECT DISTINCT register, code FROM finding ORDER BY register, code').all() as FindingKind[],
    placed: ({ register, code }) =>
      (
        db
          .prepare(
            `SELECT level, field, county, township, aside, count(*) AS findings, json_group_array(id ORDER BY id) AS ids FROM finding
             WHERE register = ? AND code = ? GROUP BY level, field, county, township, aside`,
          )
          .all(register, code) as (Omit<PlacedFindings, 'ids'> & { readonly ids: string })[]
      ).map(({ ids, ...row }) => ({ ...row, ids: JSON.parse(ids) as number[] })),
    counts: () =>
      db
        .prepare('SELECT code, level, register, county, sum(1 - aside) AS count, sum(aside) AS aside FROM finding GROUP BY code, level, register, county')
        .all() as ReturnType<FindingStore['counts']>,
    count(filter) {
      const { where, values } = condition(filter)
      return db.prepare(`SELECT count(*) FROM finding WHERE ${where}`).pluck().get(values) as number
    },
    page(filter, offset, limit) {
      const { where, values } = condition(filter)
      const rows = db.prepare(`SELECT ${columns} FROM finding WHERE ${where} ORDER BY number LIMIT @limit OFFSET @offset`).all({ ...values, offset, limit })
      return (rows as Row[]).map(toKept)
    },
    find({ register, id, code, field }) {
      const row = select.get({ register, id, code, field }) as Row | undefined
      return row ? toKept(row) : null
    },
    setAside({ register, id, code, field }, aside) {
      mark.run({ register, id, code, field, aside: Number(aside) })
    },
    close: () => db.close(),
  }
}

function toKept({ others, ...row }: Row): KeptFinding {
  return { ...row, others: JSON.parse(others) as number[] }
}

function condition({ codes, county, register, level, aside }: StoreFilter): { where: string; values: Readonly<Record<string, string | number | null>> } {
  const parts = ['1']
  const values: Record<string, string | number | null> = {}
  if (codes !== undefined) {
    parts.push('code IN (SELECT value FROM json_each(@codes))')
    values.codes = JSON.stringify(codes satisfies readonly CheckCode[])
  }
  const equal = { county, register, level, aside: aside === undefined ? undefined : Number(aside) }
  for (const [column, value] of Object.entries(equal)) {
    if (value === undefined) continue
    parts.push(`${column} IS @${column}`)
    values[column] = value
  }
  return { where: parts.join(' AND '), values }
}
