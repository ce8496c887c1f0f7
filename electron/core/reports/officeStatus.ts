// The start page's figures.
import { sql } from 'kysely'
import type { BackupInfo, BatchSummary, OfficeStatus, RowCounts } from '#shared/api/types.ts'
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import { compose, firstRow } from '../database/query.ts'
import type { Office } from '../office.ts'
import { activeOn, expressionOf } from '../records/fieldExpressions.ts'
import { incompleteCondition } from '../records/filters.ts'
import { officeScope, readSetting } from '../records/settings.ts'

/** Days before the end of a term from which the office is warned. */
const warnedDays = 180

export function officeStatus(office: Office, lastBackup: BackupInfo | null): OfficeStatus {
  const { reader } = office.database
  const today = office.clock.today()
  const counts = Object.fromEntries(registerIds.map((id) => [id, countOf(office, id)])) as Record<RegisterId, number>
  const demo = readSetting(reader, 'demo')
  return {
    hasData: counts.union + counts.unit + counts.coverage > 0,
    demo: typeof demo === 'string' ? demo : null,
    scope: officeScope(reader, office.regions()),
    counts,
    figures: { ...unionFigures(office, today), unitsCovered: unitsCovered(office, today) },
    lastBatch: lastBatch(office),
    lastBackup,
    today,
  }
}

function countOf(office: Office, id: RegisterId): number {
  return (
    firstRow(office.database.reader, sql<{ rows: number }>`SELECT count(*) AS rows FROM ${sql.table(registers[id].table)} WHERE deleted_at IS NULL`)?.rows ?? 0
  )
}

/** Unions that are not closed: an empty status counts as active. */
function unionFigures(office: Office, today: string): Omit<OfficeStatus['figures'], 'unitsCovered'> {
  const ends = expressionOf(registers.union, 'termEndsOn', today).value
  // A month or a year ends with its last day.
  const over = sql`(${ends} || '~') < ${today}`
  const soon = sql`NOT ${over} AND ${ends} <= date(${today}, ${`+${warnedDays} days`})`
  const figures = firstRow(
    office.database.reader,
    sql<
      Omit<OfficeStatus['figures'], 'unitsCovered'>
    >`SELECT count(*) AS unions, total(form = 'single') AS single, total(form = 'joint') AS joint, total(members) AS members,
      total(${incompleteCondition(registers.union)}) AS incomplete, total(${over}) AS termsExpired, total(${soon}) AS termsEnding
      FROM trade_union AS r WHERE deleted_at IS NULL AND coalesce(status, 'active') = 'active'`,
  )
  return figures ?? { unions: 0, single: 0, joint: 0, members: 0, incomplete: 0, termsExpired: 0, termsEnding: 0 }
}

function unitsCovered(office: Office, today: string): number {
  const row = firstRow(
    office.database.reader,
    sql<{ units: number }>`SELECT count(DISTINCT c.unit_id) AS units FROM union_unit AS c JOIN trade_union AS u ON u.id = c.union_id AND u.deleted_at IS NULL
      JOIN unit AS n ON n.id = c.unit_id AND n.deleted_at IS NULL
      WHERE c.deleted_at IS NULL AND coalesce(u.status, 'active') = 'active' AND ${activeOn('c', today)}`,
  )
  return row?.units ?? 0
}

function lastBatch(office: Office): BatchSummary | null {
  const row = firstRow(office.database.reader, compose.selectFrom('batch').selectAll().orderBy('id', 'desc').limit(1))
  if (!row) return null
  return {
    batchId: row.id,
    kind: row.kind,
    at: row.at,
    by: row.by,
    register: row.register as RegisterId | null,
    file: row.file,
    sheet: row.sheet,
    rows: JSON.parse(row.rows) as RowCounts,
    undoneBy: row.undone_by,
    undoes: row.undoes,
  }
}
