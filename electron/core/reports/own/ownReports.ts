// The reports that the office composed: kept in its file under their names, each change in the log that is only ever added to.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import { type OwnDefinition, type OwnReport, type OwnReportChange, ownDefinition } from '#shared/api/ownReportsContract.ts'
import { storedFieldOf } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { groupingKinds } from '#shared/reports/own/fields.ts'
import { ownId, ownNumber } from '#shared/reports/own/ownId.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import type { Report } from '#shared/reports/report.ts'
import type { Office } from '../../office.ts'
import { writeAuditLine } from '../../records/audit.ts'
import { registerOf } from '../../records/listRecords.ts'
import type { ReportFrame, ReportKind } from '../reportKind.ts'
import { countAhead } from './countAhead.ts'
import { ownKind } from './ownKind.ts'

interface Row {
  readonly id: number
  readonly name: string
  readonly definition: string
  readonly version: number
  readonly author: string
  readonly updatedAt: string
  readonly deletedAt: string | null
}

const select = 'SELECT id, name, definition, version, author, updated_at AS updatedAt, deleted_at AS deletedAt FROM own_report'

/** In the order in which they were made. */
export function listOwnReports(reader: SQLite.Database): OwnReport[] {
  return (reader.prepare(`${select} WHERE deleted_at IS NULL ORDER BY id`).all() as Row[]).map(toOwn)
}

/** By its number (own-3) or its name; undefined: there is none, or it was removed. @throws LedgerError own-report-unfit when a later version of the product has not all its fields */
export function findOwnKind(reader: SQLite.Database, wanted: string): ReportKind | undefined {
  const own = findOwn(reader, wanted)
  if (!own) return undefined
  const field = strangeField(own.definition)
  if (field !== null) throw new LedgerError('own-report-unfit', { name: own.name, field })
  return ownKind(own)
}

function findOwn(reader: SQLite.Database, wanted: string): OwnReport | undefined {
  const id = ownNumber(wanted)
  const row = reader.prepare(`${select} WHERE deleted_at IS NULL AND (id = ? OR name = ?) ORDER BY id IS NOT ? LIMIT 1`).get(id, wanted, id) as Row | undefined
  return row && toOwn(row)
}

/** As it was defined in one of its versions, also of one that was removed since; undefined: no line of the log tells of that version. */
export function ownKindOfVersion(reader: SQLite.Database, report: string, version: number): ReportKind | undefined {
  const id = ownNumber(report)
  const lines = reader.prepare("SELECT detail FROM audit WHERE event = 'own-report' AND detail ->> '$.id' = ? ORDER BY id").pluck().all(id) as string[]
  let made = 0
  let definition: string | null = null
  for (const line of lines) {
    const { what, name, definition: written } = JSON.parse(line) as Pick<OwnReportChange, 'what' | 'name'> & { readonly definition: string | null }
    if (what !== 'made' && what !== 'changed') continue
    made++
    definition = written ?? definition
    if (made === version && definition !== null) return ownKind({ report, name, version, definition: ownDefinition.parse(JSON.parse(definition)) })
  }
  return undefined
}

/** To be awaited before a report of today is built: what would take long is counted in turns. Nothing to do for a report that every office has. @throws LedgerError period-invalid, cancelled */
export async function prepareOwn(
  office: Office,
  { report, period, asOf }: { readonly report: string; readonly period: string; readonly asOf?: string | undefined },
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const own = asOf === undefined ? findOwn(office.database.reader, report) : undefined
  if (own) await countAhead(office, own.definition, parsePeriod(period), signal)
}

/** @throws LedgerError bad-input for a field that the register has not or cannot be used so, name-taken, not-found, writer-busy */
export function saveOwnReport(
  office: Office,
  { id, name, definition }: { readonly id?: number | undefined; readonly name: string; readonly definition: OwnDefinition },
): OwnReport {
  refuseStrangeFields(definition)
  const content = JSON.stringify(definition)
  const saved = office.database.write((writer) => {
    const before = id === undefined ? null : living(writer, id)
    expectFree(writer, name, id)
    const at = office.clock.now()
    if (before === null) {
      const made = writer
        .prepare('INSERT INTO own_report (name, definition, version, author, updated_at) VALUES (?, ?, 1, ?, ?)')
        .run(name, content, office.by, at)
      writeAuditLine(office, writer, 'own-report', { id: Number(made.lastInsertRowid), what: 'made', name, before: null, definition: content })
      return Number(made.lastInsertRowid)
    }
    if (before.name === name && before.definition === content) return before.id
    writer.prepare('UPDATE own_report SET name = ?, definition = ?, version = version + 1, updated_at = ? WHERE id = ?').run(name, content, at, before.id)
    const redefined = before.definition === content ? null : content
    writeAuditLine(office, writer, 'own-report', { id: before.id, what: 'changed', name, before: before.name, definition: redefined })
    return before.id
  })
  return toOwn(living(office.database.reader, saved))
}

/** @throws LedgerError not-found, writer-busy */
export function removeOwnReport(office: Office, { id }: { readonly id: number }): Record<never, never> {
  office.database.write((writer) => {
    const { name } = living(writer, id)
    writer.prepare('UPDATE own_report SET deleted_at = ? WHERE id = ?').run(office.clock.now(), id)
    writeAuditLine(office, writer, 'own-report', { id, what: 'removed', name, before: name, definition: null })
  })
  return {}
}

/** @throws LedgerError name-taken, not-found, writer-busy */
export function restoreOwnReport(office: Office, { id }: { readonly id: number }): OwnReport {
  office.database.write((writer) => {
    const row = writer.prepare(`${select} WHERE id = ? AND deleted_at IS NOT NULL`).get(id) as Row | undefined
    if (!row) throw notThere(id)
    expectFree(writer, row.name, id)
    writer.prepare('UPDATE own_report SET deleted_at = NULL WHERE id = ?').run(id)
    writeAuditLine(office, writer, 'own-report', { id, what: 'restored', name: row.name, before: row.name, definition: null })
  })
  return toOwn(living(office.database.reader, id))
}

/** Newest first. */
export function ownReportHistory({ database }: Office, { id }: { readonly id: number }): OwnReportChange[] {
  const lines = database.reader.prepare("SELECT at, by, detail FROM audit WHERE event = 'own-report' AND detail ->> '$.id' = ? ORDER BY id DESC").all(id) as {
    at: string
    by: string
    detail: string
  }[]
  return lines.map(({ at, by, detail }) => {
    const { what, name, before, definition } = JSON.parse(detail) as Pick<OwnReportChange, 'what' | 'name' | 'before'> & { definition: string | null }
    return { at, by, what, name, before, redefined: definition !== null && what === 'changed' }
  })
}

/** @throws LedgerError bad-input, report-too-long, cancelled */
export async function previewOwn(
  office: Office,
  { name, definition }: { readonly name: string; readonly definition: OwnDefinition },
  frame: ReportFrame,
  signal: AbortSignal = new AbortController().signal,
): Promise<Report> {
  refuseStrangeFields(definition)
  await countAhead(office, definition, frame.period, signal)
  return office.database.reader.transaction(() => ownKind({ report: 'own', name, version: 0, definition }).build(frame))()
}

function living(connection: SQLite.Database, id: number): Row {
  const row = connection.prepare(`${select} WHERE id = ? AND deleted_at IS NULL`).get(id) as Row | undefined
  if (!row) throw notThere(id)
  return row
}

function notThere(id: number): LedgerError {
  return new LedgerError('not-found', { label: '自定义报表', id })
}

function expectFree(writer: SQLite.Database, name: string, besides: number | undefined): void {
  const taken = writer.prepare('SELECT 1 FROM own_report WHERE name = ? AND deleted_at IS NULL AND id IS NOT ?').get(name, besides ?? null)
  if (taken) throw new LedgerError('name-taken', { name })
}

function toOwn({ definition, deletedAt: _, ...row }: Row): OwnReport {
  return { ...row, report: ownId(row.id), definition: ownDefinition.parse(JSON.parse(definition)) }
}

function refuseStrangeFields(definition: OwnDefinition): void {
  const field = strangeField(definition)
  if (field !== null) throw new LedgerError('bad-input', { field, register: definition.register })
}

/** Each field must be one of the register, of a kind that can be used so: the first that is not. */
function strangeField(definition: OwnDefinition): string | null {
  const register = registerOf(definition.register)
  const used: [key: string, kinds: readonly string[] | null][] = definition.filters.map(({ field }) => [field, null])
  if (definition.date) used.push([definition.date.field, ['date']])
  if (definition.shape === 'records') {
    for (const key of definition.fields) used.push([key, null])
    if (definition.sort) used.push([definition.sort.column, null])
  } else {
    for (const measure of definition.measures) if (measure.kind === 'sum') used.push([measure.field, ['count', 'decimal']])
    if (definition.groupBy === 'choice' || definition.groupBy === 'placeAndChoice') used.push([definition.choice ?? '', groupingKinds])
  }
  return used.find(([key, kinds]) => !isOfKind(register, key, kinds))?.[0] ?? null
}

function isOfKind(register: RegisterDefinition, key: string, kinds: readonly string[] | null): boolean {
  const field = register.fields.find((candidate) => candidate.key === key)
  return field !== undefined && (kinds === null || kinds.includes(storedFieldOf(field)?.kind ?? ''))
}
