// An office with entries of lists and what the program made of them, written as the tests need it: which pairs the matching finds is not the affair of queue and book.
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import type { Candidate, MatchResult } from '#shared/matching/result.ts'
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import type { TestOffice } from '#test/support/office.ts'

export interface Matched {
  unit(values: Values): Promise<number>
  /** @returns ids of union and link */
  cover(unit: number, form: 'single' | 'joint', values?: Values): Promise<{ union: number; link: number }>
  entry(values: Values): Promise<number>
  /** What the program finds for an entry; candidates by unit, best first. */
  finds(entry: number, outcome: MatchResult['outcome'], units?: readonly number[], more?: Partial<MatchResult>): void
  /** The office's file, to write to past the contract. */
  readonly db: SQLite.Database
  close(): void
}
type Values = Record<string, string | number>

/** A code that passes its check, another for each number. */
export function codeOf(number: number): string {
  const body = `91331002MA2${String(number).padStart(6, '0')}`
  return `${body}${usccCheckCharacter(body)}`
}

const place = { county: '椒江区', township: '海门街道' }

export function matched({ core, dataDir }: TestOffice): Matched {
  const db = new SQLite(join(dataDir, 'office.sqlite'))
  const write = db.prepare(
    `INSERT INTO match_result (entry_id, outcome, unit_id, weight, pass, reasons, candidates, roster_mark, at)
     VALUES (@entry, @outcome, @unitId, @weight, @pass, @reasons, @candidates, 'test', '2019-07-03T00:00:00.000Z')
     ON CONFLICT (entry_id) DO UPDATE SET outcome = excluded.outcome, unit_id = excluded.unit_id, weight = excluded.weight, pass = excluded.pass,
       reasons = excluded.reasons, candidates = excluded.candidates`,
  )
  const { create } = core.call.records
  return {
    db,
    unit: async (values) => (await create({ register: 'unit', values: { ...place, ...values } })).record.id,
    async cover(unit, form, values = {}) {
      const union = (await create({ register: 'union', values: { name: `工会${unit}`, form, foundedOn: '2015-01-01', ...place, ...values } })).record.id
      const link = (await create({ register: 'coverage', values: { union, unit, coveredFrom: '2015-01-01' } })).record.id
      return { union, link }
    },
    entry: async (values) => (await create({ register: 'listEntry', values: { source: '社会保险', ...place, ...values } })).record.id,
    finds(entry, outcome, units = [], more = {}) {
      const candidates = units.map(
        (unitId, index): Candidate => ({ unitId, weight: 6 - index, reasons: [{ code: 'brand-same', params: { brand: '甲' }, weight: 6 }] }),
      )
      write.run({
        entry,
        outcome,
        unitId: outcome === 'matched' ? (more.unitId ?? units[0] ?? null) : null,
        weight: more.weight ?? candidates[0]?.weight ?? 0,
        pass: more.pass ?? (outcome === 'matched' ? 'name' : outcome === 'review' ? 'weights' : 'none'),
        reasons: JSON.stringify(more.reasons ?? [{ code: outcome === 'review' ? 'too-uncertain' : 'same-name' }]),
        candidates: JSON.stringify(more.candidates ?? candidates),
      })
    },
    close: () => db.close(),
  }
}
