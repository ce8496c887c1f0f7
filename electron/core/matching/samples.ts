// Samples of the program's decisions: drawn by a seed that is kept, looked at one by one, and what they say about the rest.
import { randomInt } from 'node:crypto'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { DecisionInput } from '#shared/api/reviewsContract.ts'
import type { Sample, SampleFilter, SamplePage, SampleRow, Verdict } from '#shared/api/reviewTypes.ts'
import type { Candidate } from '#shared/matching/result.ts'
import { drawSample as draw, largestSeed } from '#shared/matching/sampling.ts'
import type { Office } from '../office.ts'
import { automaticEntries } from './automaticBook.ts'
import { candidatesOf, type ResultRow, resultColumns } from './automaticResult.ts'
import { candidateUnits, reviewedEntries } from './compared.ts'
import { decideWithin, withdrawWithin } from './decide.ts'

type Decided = SampleRow['decided']

/** @throws LedgerError not-found when there is nothing to draw from, writer-busy */
export function drawSample(
  office: Office,
  { of, size, seed = randomInt(largestSeed + 1) }: { of: SampleFilter; size: number; seed?: number | undefined },
): Sample {
  const population = automaticEntries(office, of)
  if (population.length === 0) throw new LedgerError('not-found', { what: '自动决定' })
  const drawn = draw(population, size, seed)
  const id = office.database.write((writer) => {
    const { lastInsertRowid } = writer
      .prepare('INSERT INTO match_sample (seed, size, population, drawn_of, at, by) VALUES (?, ?, ?, ?, ?, ?)')
      .run(seed, drawn.length, population.length, JSON.stringify(of), office.clock.now(), office.by)
    const result = writer.prepare(`SELECT ${resultColumns} FROM match_result AS m WHERE m.entry_id = ?`)
    const insert = writer.prepare('INSERT INTO match_sample_row (sample_id, place, entry_id, decided) VALUES (?, ?, ?, ?)')
    drawn.forEach((entryId, index) => {
      const { outcome, pass, weight, unitId } = result.get(entryId) as ResultRow
      insert.run(lastInsertRowid, index + 1, entryId, JSON.stringify({ outcome, pass, weight, unitId }))
    })
    return Number(lastInsertRowid)
  })
  return oneSample(office.database.reader, id)
}

const columns = `s.id, s.seed, s.size, s.population, s.drawn_of AS "of", s.at, s.by,
  (SELECT count(verdict) FROM match_sample_row WHERE sample_id = s.id) AS looked,
  (SELECT count(*) FROM match_sample_row WHERE sample_id = s.id AND verdict = 'wrong') AS wrong`

interface Row extends Omit<Sample, 'of'> {
  readonly of: string
}

/** The newest first. */
export function allSamples(office: Office): Sample[] {
  return (office.database.reader.prepare(`SELECT ${columns} FROM match_sample AS s ORDER BY s.id DESC`).all() as Row[]).map(toSample)
}

/** @throws LedgerError not-found */
export function samplePage(office: Office, { sampleId }: { readonly sampleId: number }): SamplePage {
  const { reader } = office.database
  const sample = oneSample(reader, sampleId)
  const rows = reader.prepare('SELECT entry_id AS entryId, decided, verdict FROM match_sample_row WHERE sample_id = ? ORDER BY place').all(sampleId) as {
    readonly entryId: number
    readonly decided: string
    readonly verdict: Verdict | null
  }[]
  const entries = reviewedEntries(
    office,
    rows.map(({ entryId }) => entryId),
  )
  const result = reader.prepare(`SELECT ${resultColumns} FROM match_result AS m WHERE m.entry_id = ?`)
  const asked = rows.map(
    ({ entryId, decided }) => [entryId, withDecided(result.get(entryId) as ResultRow | undefined, JSON.parse(decided) as Decided)] as const,
  )
  const candidates = candidateUnits(office, new Map(asked))
  return {
    sample,
    rows: rows.flatMap(({ entryId, decided, verdict }): SampleRow[] => {
      const entry = entries.get(entryId)
      return entry ? [{ entry, decided: JSON.parse(decided) as Decided, candidates: candidates.get(entryId) ?? [], verdict }] : []
    }),
  }
}

/** The unit that was decided upon stands first, also where the program would not name it any more. */
function withDecided(row: ResultRow | undefined, { unitId, weight }: Decided): readonly Candidate[] {
  const known = row ? candidatesOf(row) : []
  if (unitId === null) return known
  const own = known.find((candidate) => candidate.unitId === unitId) ?? {
    unitId,
    weight,
    reasons: row?.unitId === unitId ? (JSON.parse(row.reasons) as Candidate['reasons']) : [],
  }
  return [own, ...known.filter((candidate) => candidate.unitId !== unitId)]
}

interface SampledEntry {
  readonly sampleId: number
  readonly entryId: number
}
type Judgement = SampledEntry & ({ readonly verdict: 'right' } | { readonly verdict: 'wrong'; readonly instead: Omit<DecisionInput, 'entryId'> })

/** A verdict takes the place of an earlier one. @throws LedgerError not-found, bad-input, writer-busy */
export function judge(office: Office, judgement: Judgement): Sample {
  const { sampleId, entryId, verdict } = judgement
  office.database.write((writer) => {
    const decided = takeVerdict(office, writer, judgement)
    if (verdict === 'wrong' && (judgement.instead.unitId ?? null) === decided.unitId) throw new LedgerError('bad-input', { field: 'unitId' })
    const reviewId = verdict === 'wrong' ? decideWithin(office, writer, { ...judgement.instead, entryId }).reviewId : null
    writer
      .prepare('UPDATE match_sample_row SET verdict = ?, review_id = ?, judged_at = ?, judged_by = ? WHERE sample_id = ? AND entry_id = ?')
      .run(verdict, reviewId, office.clock.now(), office.by, sampleId, entryId)
  })
  return oneSample(office.database.reader, sampleId)
}

/** @throws LedgerError not-found, writer-busy */
export function unjudge(office: Office, sampled: SampledEntry): Sample {
  office.database.write((writer) => takeVerdict(office, writer, sampled))
  return oneSample(office.database.reader, sampled.sampleId)
}

/** Takes back what was said before, and what that brought. @returns what the program had decided */
function takeVerdict(office: Office, writer: SQLite.Database, { sampleId, entryId }: SampledEntry): Decided {
  const row = writer.prepare('SELECT decided, review_id AS reviewId FROM match_sample_row WHERE sample_id = ? AND entry_id = ?').get(sampleId, entryId) as
    | { readonly decided: string; readonly reviewId: number | null }
    | undefined
  if (!row) throw new LedgerError('not-found', { what: `sample ${sampleId}` })
  if (row.reviewId !== null) withdrawWithin(office, writer, row.reviewId)
  writer
    .prepare('UPDATE match_sample_row SET verdict = NULL, review_id = NULL, judged_at = NULL, judged_by = NULL WHERE sample_id = ? AND entry_id = ?')
    .run(sampleId, entryId)
  return JSON.parse(row.decided) as Decided
}

function oneSample(connection: SQLite.Database, id: number): Sample {
  const row = connection.prepare(`SELECT ${columns} FROM match_sample AS s WHERE s.id = ?`).get(id) as Row | undefined
  if (!row) throw new LedgerError('not-found', { what: `sample ${id}` })
  return toSample(row)
}

function toSample({ of, ...row }: Row): Sample {
  return { ...row, of: JSON.parse(of) as SampleFilter }
}
