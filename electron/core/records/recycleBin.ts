// Deleting is never for good: a record goes into the recycle bin, what hangs on it goes along, and both come back together.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { FieldProblem, NotUndone, RestoredRecord } from '#shared/api/recordTypes.ts'
import { columnOf, type RegisterId, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../office.ts'
import { titleOf } from './getRecord.ts'
import { registerOf } from './listRecords.ts'
import { followEvent } from './membership/followEvent.ts'
import { mergedInto } from './operations/mergedRecords.ts'
import { type ChangeMeta, createRecordWriter } from './recordWriter.ts'
import { linksTo } from './relatedRecords.ts'
import { ruleContext } from './ruleContext.ts'
import { rules } from './rules/index.ts'
import { brokenLinks } from './rules/rule.ts'
import { expectVersion, metaOf, type RecordRef, refuseErrors, shown } from './saveRecord.ts'

/** @throws LedgerError not-found, version-conflict, writer-busy */
export function removeRecord(office: Office, input: RecordRef & { version: number; why?: string | undefined }): { id: number } {
  const register = registerOf(input.register)
  office.database.write((writer) => {
    expectVersion(writer, register, input)
    throwAway(office, writer, register, input.id, metaOf(office, input.why))
  })
  return { id: input.id }
}

/** Some records of one register at once; those that are in the bin already stay there. @returns those that went into it @throws LedgerError writer-busy */
export function removeRecords(office: Office, input: { readonly register: RegisterId; readonly ids: readonly number[] }): { removed: number[] } {
  const register = registerOf(input.register)
  return office.database.write((writer) => {
    const meta = metaOf(office, undefined)
    const removed: number[] = []
    for (const id of new Set(input.ids)) {
      if (!isListed(writer, register, id)) continue
      throwAway(office, writer, register, id, meta)
      removed.push(id)
    }
    return { removed }
  })
}

/** Takes such a removal back. What cannot come back is told and left; the others come. @throws LedgerError writer-busy */
export function restoreRecords(
  office: Office,
  input: { readonly register: RegisterId; readonly ids: readonly number[] },
): { restored: number; kept: NotUndone[] } {
  const register = registerOf(input.register)
  return office.database.write((writer) => {
    const kept: NotUndone[] = []
    let restored = 0
    for (const id of new Set(input.ids)) {
      if (!isInBin(writer, register, id)) continue
      const needed = neededFromBin(writer, register, id)
      const merged = mergedInto(writer, input.register, id)
      const name = titleOf(writer, register, id)
      const reason = merged ? '已合并到另一条记录' : needed.length > 0 ? `${needed.map((end) => nameOf(writer, end)).join('、')}也在回收站` : null
      if (reason !== null) kept.push({ register: input.register, id, ...(name === null ? {} : { name }), reason })
      else {
        bringBack(office, writer, { register: input.register, id }, metaOf(office, undefined))
        restored += 1
      }
    }
    return { restored, kept }
  })
}

/** And what hangs on it. */
function throwAway(office: Office, writer: SQLite.Database, register: RegisterDefinition, id: number, meta: ChangeMeta): void {
  const records = createRecordWriter(writer)
  const along = { ...meta, why: `随“${register.label}”一起移入回收站` }
  for (const { other, ids } of hangingOn(writer, register, id, 'deleted_at IS NULL')) for (const each of ids) records.remove(other, each, along)
  const gone = records.read(register, id)
  records.remove(register, id, meta)
  followEvent(office, writer, records, register, gone, null, meta)
}

/**
 * @param input.along brings back first what the record must link to and what is in the recycle bin too
 * @throws LedgerError not-found when it is not in the recycle bin, merged-away when another record stands for it, needs-restoring, value-invalid when it no longer fits in, writer-busy
 */
export function restoreRecord(office: Office, input: RecordRef & { readonly along?: boolean | undefined }): RestoredRecord {
  const register = registerOf(input.register)
  const { warnings, also } = office.database.write((writer) => {
    if (!isInBin(writer, register, input.id)) throw new LedgerError('not-found', { register: register.id, label: register.label, id: input.id })
    refuseMerged(writer, register, input.id)
    const needed = neededFromBin(writer, register, input.id)
    if (needed.length > 0 && !input.along) {
      throw new LedgerError('needs-restoring', { label: register.label, names: needed.map((end) => nameOf(writer, end)).join('、'), count: needed.length })
    }
    const meta = metaOf(office, undefined)
    for (const end of needed) if (isInBin(writer, registerOf(end.register), end.id)) bringBack(office, writer, end, meta)
    // It may have come back with what it hangs on.
    const problems = isInBin(writer, register, input.id)
      ? bringBack(office, writer, input, meta)
      : rules[input.register](createRecordWriter(writer).read(register, input.id), ruleContext(office, writer, input.id))
    return { warnings: [...problems, ...looseEnds(office, writer, register, input.id, problems)], also: needed }
  })
  return { record: shown(office, register, input.id), warnings, also }
}

/** A record and what went into the recycle bin with it. @returns what its rules say */
function bringBack(office: Office, writer: SQLite.Database, { register: registerId, id }: RecordRef, meta: ChangeMeta): FieldProblem[] {
  const register = registerOf(registerId)
  refuseMerged(writer, register, id)
  const records = createRecordWriter(writer)
  const deletedAt = writer.prepare(`SELECT deleted_at FROM ${register.table} WHERE id = ?`).pluck().get(id) as string
  const problems = rules[registerId](records.read(register, id), ruleContext(office, writer, id))
  if (registerId === 'coverage') refuseErrors(register, problems)
  records.restore(register, id, meta)
  followEvent(office, writer, records, register, null, records.read(register, id), meta)
  for (const { other, ids } of hangingOn(writer, register, id, 'deleted_at = ?', deletedAt)) {
    for (const each of ids) {
      const fits = rules[other.id as RegisterId](records.read(other, each), ruleContext(office, writer, each))
      // A link whose other end is still in the bin stays there with it.
      if (!fits.some((problem) => problem.level === 'error')) records.restore(other, each, { ...meta, why: `随“${register.label}”一起恢复` })
    }
  }
  return problems
}

/** Links that may be empty and lead to something that is still in the bin: the record stands without them, and finds its end again when that comes back. */
function looseEnds(office: Office, writer: SQLite.Database, register: RegisterDefinition, id: number, said: readonly FieldProblem[]): FieldProblem[] {
  const broken = brokenLinks(register, createRecordWriter(writer).read(register, id), ruleContext(office, writer, id))
  return broken.filter((problem) => !said.some((one) => one.field === problem.field)).map((problem) => ({ ...problem, level: 'warning' }))
}

/** What the record must link to and what is in the bin too, and what that must link to; the one that the others hang on comes first. */
function neededFromBin(writer: SQLite.Database, register: RegisterDefinition, id: number, known: readonly RecordRef[] = []): RecordRef[] {
  const needed: RecordRef[] = []
  for (const field of storedFields(register)) {
    if (field.kind !== 'link' || !field.required) continue
    const other = registerOf(field.register)
    const end = writer
      .prepare(`SELECT ${columnOf(field)} FROM ${register.table} WHERE id = ?`)
      .pluck()
      .get(id)
    if (typeof end !== 'number' || !isInBin(writer, other, end)) continue
    const ref = { register: other.id as RegisterId, id: end }
    if ([...known, ...needed].some((one) => one.register === ref.register && one.id === ref.id)) continue
    needed.push(...neededFromBin(writer, other, end, [...known, ...needed, ref]), ref)
  }
  return needed
}

function isListed(writer: SQLite.Database, register: RegisterDefinition, id: number): boolean {
  return writer.prepare(`SELECT 1 FROM ${register.table} WHERE id = ? AND deleted_at IS NULL`).get(id) !== undefined
}

function isInBin(writer: SQLite.Database, register: RegisterDefinition, id: number): boolean {
  return writer.prepare(`SELECT 1 FROM ${register.table} WHERE id = ? AND deleted_at IS NOT NULL`).get(id) !== undefined
}

function nameOf(writer: SQLite.Database, { register: registerId, id }: RecordRef): string {
  const register = registerOf(registerId)
  const name = titleOf(writer, register, id)
  return name === null ? `${register.label} ${id}` : `${register.label}“${name}”`
}

/** @throws LedgerError merged-away */
function refuseMerged(writer: SQLite.Database, register: RegisterDefinition, id: number): void {
  const merged = mergedInto(writer, register.id as RegisterId, id)
  if (!merged) return
  const name = titleOf(writer, register, merged.into) ?? `${register.label} ${merged.into}`
  throw new LedgerError('merged-away', { register: register.id, label: register.label, id, into: merged.into, name })
}

/** Records that say nothing without this one. Where a link may be empty, the record stays, and finds its end again when that comes back. */
function hangingOn(
  writer: SQLite.Database,
  register: RegisterDefinition,
  id: number,
  state: string,
  ...parameters: string[]
): { other: RegisterDefinition; ids: number[] }[] {
  return linksTo(register.id as RegisterId)
    .filter((link) => link.required)
    .map(({ register: otherId, column }) => {
      const other = registerOf(otherId)
      const ids = writer
        .prepare(`SELECT id FROM ${other.table} WHERE ${column} = ? AND ${state} ORDER BY id`)
        .pluck()
        .all(id, ...parameters) as number[]
      return { other, ids }
    })
}
