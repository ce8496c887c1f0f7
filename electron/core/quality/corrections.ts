// Findings that come back from a county with what is right: each row is known again by its register, number and field, and by what it said. What has changed since is left alone.
import { setImmediate as pause } from 'node:timers/promises'
import { LedgerError } from '#shared/api/errors.ts'
import type { Correction, Corrections } from '#shared/quality/corrections.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Files } from '../files/files.ts'
import { readApart } from '../imports/reading/readApart.ts'
import type { Office } from '../office.ts'
import { recordsById } from '../records/listRecords.ts'
import { type Edit, saveMany, wouldHold } from '../records/saveMany.ts'
import { type WrittenRow, writtenRows } from './findingSheet.ts'
import type { Watch } from './runChecks.ts'
import { valueIn } from './shownFindings.ts'

/** Records between two turns of the event loop. */
const SLICE = 50

interface Asked {
  readonly fileId: string
  /** Otherwise nothing is changed: the answer says what would be. */
  readonly write: boolean
}

/** @throws LedgerError no-table-found when it is no export of findings, the refusals of unreadable files, cancelled, writer-busy */
export async function takeCorrections(office: Office, files: Pick<Files, 'find'>, { fileId, write }: Asked, { emit, signal }: Watch): Promise<Corrections> {
  const { path, name } = files.find(fileId)
  const onProgress = (done: number, total: number) => emit({ phase: 'reading', subject: name, done, total })
  const rows = writtenRows(await readApart(path, { name, signal, onProgress }), name)
  const looked = rows.map((row) => look(office, row))
  const ready = withoutContradictions(looked)
  const edits: { register: RegisterId; id: number; version: number }[] = []
  let done = 0
  for (const [id, ofRegister] of Map.groupBy(ready, ({ register }) => register)) {
    if (id === null) continue
    const byRecord = [...Map.groupBy(ofRegister, (each) => each.id)]
    for (let from = 0; from < byRecord.length; from += SLICE) {
      if (signal.aborted) throw new LedgerError('cancelled')
      emit({ phase: write ? 'writing' : 'checking', subject: id, done, total: ready.length })
      const slice = byRecord.slice(from, from + SLICE).map(([record, corrections]) => ({ record: record as number, corrections }))
      for (const made of settle(office, id, slice, write ? `按“${name}”更正` : null)) edits.push({ register: id, ...made })
      done += slice.length
      await pause()
    }
  }
  return { corrections: looked.map(shown), edits }
}

/** While it is worked on. */
type Working = { -readonly [K in keyof Correction]: Correction[K] }

function look(office: Office, { place, ...row }: WrittenRow): Working {
  const base = { ...row, register: place?.register ?? null, id: place?.id ?? null, field: place?.field ?? null, now: '', reason: '' }
  if (!place) return { ...base, state: 'unknown' }
  const register: RegisterDefinition = registers[place.register]
  const [record] = recordsById(office, register, [place.id])
  const isGone = !record || office.database.reader.prepare(`SELECT 1 FROM ${register.table} WHERE id = ? AND deleted_at IS NULL`).get(place.id) === undefined
  if (isGone) return { ...base, state: 'gone' }
  const now = valueIn(office, register, record, place.field)
  if (now === row.correction) return { ...base, now, state: 'same' }
  return { ...base, now, state: now.trim() === row.said ? 'ready' : 'changed' }
}

/** Two rows may speak of one field; where they do not say the same, neither is taken. */
function withoutContradictions(looked: readonly Working[]): Working[] {
  const ready = looked.filter(({ state }) => state === 'ready')
  for (const same of Map.groupBy(ready, ({ register, id, field }) => `${register} ${id} ${field}`).values()) {
    if (new Set(same.map(({ correction }) => correction)).size === 1) continue
    for (const each of same) Object.assign(each, { state: 'refused', reason: '同一项写了几个不同的更正，请核对。' })
  }
  return ready.filter(({ state }) => state === 'ready')
}

interface Grouped {
  readonly record: number
  readonly corrections: readonly Working[]
}

/** @param why null: nothing is written. @returns the versions that were made */
function settle(office: Office, register: RegisterId, slice: readonly Grouped[], why: string | null): { id: number; version: number }[] {
  const rows = new Map(
    recordsById(
      office,
      registers[register],
      slice.map(({ record }) => record),
    ).map((row) => [row.id, row]),
  )
  const edits: Edit[] = slice.map(({ record, corrections }) => ({
    id: record,
    version: rows.get(record)?.version ?? 0,
    values: Object.fromEntries(corrections.map(({ field, correction }) => [field ?? '', correction])),
  }))
  const looks = edits.map((edit) => wouldHold(office, register, edit))
  const saved = why === null ? [] : saveMany(office, { register, records: edits, why })
  for (const [place, { corrections }] of slice.entries()) {
    const { refused = [] } = saved[place] ?? looks[place] ?? {}
    for (const each of corrections) {
      const reasons = refused.filter(({ field }) => field === each.field || field === null).map(({ message }) => message)
      if (reasons.length > 0) Object.assign(each, { state: 'refused', reason: reasons.join('') })
      else if (looks[place]?.same.includes(each.field ?? '')) each.state = 'same'
      else if (why !== null) each.state = 'written'
    }
  }
  return saved.flatMap(({ id, madeVersion }) => (madeVersion === null ? [] : [{ id, version: madeVersion }]))
}

const shown = (working: Working): Correction => working
