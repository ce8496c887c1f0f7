// What only the whole of an import shows: that the file was here before, that a column changes too much, that records are missing from it. Asked of the rehearsed state.
import { setImmediate } from 'node:timers/promises'
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { ImportWarning } from '#shared/api/previewTypes.ts'
import { findRegister, importTargets, type RegisterId } from '#shared/registers/index.ts'
import { lacksList, type Preview, type PreviewSheet } from './preview.ts'
import { countRows, problemsOf, unclearRows } from './receipt.ts'

export interface Insights {
  /** An import of the same sheet of the same file that still stands. */
  readonly before: { readonly batchId: number; readonly at: string } | null
  /** Fields that change on many of the records that were known, the most changed first. */
  readonly fieldChanges: readonly { readonly field: string; readonly label: string; readonly count: number; readonly of: number }[]
  /** Records of the last such table that no sheet of this import names. */
  readonly missing: readonly number[]
}

/** Share of the known records from which a changed field is worth a warning, and how many there must be for a share to mean anything. */
const MANY = 0.3
const ENOUGH = 10

/** In steps, so that others get a turn. @param batches ids by sheet key, of this very import. @throws LedgerError cancelled */
export async function lookBack(db: SQLite.Database, sheets: readonly PreviewSheet[], batches: ReadonlyMap<string, number>, signal: AbortSignal): Promise<void> {
  const current = JSON.stringify([...batches.values()])
  const asked = new Set<string>()
  for (const sheet of sheets) {
    const batchId = batches.get(sheet.key)
    if (batchId === undefined) continue
    const table = JSON.stringify([sheet.ledger.headings, sheet.ledger.register, sheet.ledger.context])
    sheet.insights = {
      before: importedBefore(db, sheet, current),
      fieldChanges: await fieldChanges(db, sheet, batchId, signal),
      missing: asked.has(table) ? [] : await missingRecords(db, sheet, current, signal),
    }
    asked.add(table)
  }
}

export function warningsOf(preview: Pick<Preview, 'list'>, sheet: PreviewSheet): ImportWarning[] {
  if (!sheet.use || !sheet.landed) return []
  const rows = countRows(sheet)
  const { before, fieldChanges: changes, missing } = sheet.insights ?? { before: null, fieldChanges: [], missing: [] }
  const totals = problemsOf(sheet).filter((problem) => problem.code === 'total-mismatch')
  const unclear = unclearRows(sheet)
  const warnings: ImportWarning[] = []
  const warn = (code: ImportWarning['code'], count: number, message: string, field: string | null = null) => warnings.push({ code, count, message, field })
  if (lacksList(preview, sheet)) warn('list-unnamed', 1, '还没有说明这是哪一份外部名单。请在“登记到”旁选择名单的来源和月份。')
  if (before) warn('imported-before', 1, `这张表在 ${before.at.slice(0, 10)} 已作为第 ${before.batchId} 批导入过，内容完全相同。`)
  if (rows.unchanged > 0 && rows.added + rows.changed === 0)
    warn('nothing-changes', rows.unchanged, `${rows.unchanged} 行都与已有记录一致，导入后不会有任何变化。`)
  for (const { field, label, count, of } of changes) {
    warn('field-changes', count, `“${label}”在 ${of} 条已有记录中有 ${count} 条会改变（${Math.round((count / of) * 100)}%），请确认这一列对得对不对。`, field)
  }
  for (const { field, message } of totals) warn('total-mismatch', 1, message, field ?? null)
  if (missing.length > 0) warn('missing', missing.length, `上次导入的同类表中有 ${missing.length} 条记录，这张表里没有；导入不会删除它们，请核实。`)
  if (unclear > 0) warn('unclear', unclear, `${unclear} 行与不止一条记录相符，请逐行选定；选定之前，这些行不导入，或不与那条记录挂钩。`)
  return warnings
}

function importedBefore(db: SQLite.Database, sheet: PreviewSheet, current: string): Insights['before'] {
  const row = db
    .prepare(
      `SELECT id AS batchId, at FROM batch WHERE kind = 'import' AND file_hash = ? AND sheet = ? AND undone_by IS NULL
       AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 1`,
    )
    .get(sheet.file.hash, sheet.sheet.name, current) as { batchId: number; at: string } | undefined
  return row ?? null
}

async function fieldChanges(db: SQLite.Database, sheet: PreviewSheet, batchId: number, signal: AbortSignal): Promise<Insights['fieldChanges']> {
  const rows = countRows(sheet)
  const known = new Map<string, number>([[sheet.ledger.register ?? '', rows.changed + rows.unchanged]])
  for (const [register, count] of sheet.landed?.also ?? []) known.set(register, (known.get(register) ?? 0) + count.changed + count.unchanged)
  const counts = new Map<string, number>()
  if (rows.changed === 0) return []
  const lines = db.prepare('SELECT id, register, action, fields FROM change WHERE batch_id = ? AND id > ? ORDER BY id LIMIT ?')
  for await (const { register, action, fields } of inPages<ChangeLine>((after) => lines.all(batchId, after, PAGE) as ChangeLine[], signal)) {
    if (action !== 'update' || fields === null) continue
    for (const [field, [from]] of Object.entries(JSON.parse(fields) as Record<string, [unknown, unknown]>)) {
      // Filling what was blank takes nothing away from anybody.
      if (from !== null) counts.set(`${register} ${field}`, (counts.get(`${register} ${field}`) ?? 0) + 1)
    }
  }
  return [...counts]
    .flatMap(([key, count]) => {
      const [register = '', field = ''] = key.split(' ')
      const of = known.get(register) ?? 0
      const label = findRegister(register)?.fields.find((candidate) => candidate.key === field)?.label ?? field
      return of >= ENOUGH && count >= of * MANY ? [{ field: targetOf(sheet, register, field), label, count, of }] : []
    })
    .sort((a, b) => b.count / b.of - a.count / a.of)
}

/** A field of a carried record by the key of the column that fills it. */
function targetOf(sheet: PreviewSheet, register: string, field: string): string {
  const own = sheet.ledger.register && findRegister(sheet.ledger.register)
  if (!own || register === own.id) return field
  const key = own.carries.find((carried) => carried.register === register)?.fields[field]
  return key !== undefined && importTargets(own).some((target) => target.key === key) ? key : field
}

/** Nothing where the two tables have no record in common: then they speak of different places or times. */
async function missingRecords(db: SQLite.Database, { ledger }: PreviewSheet, current: string, signal: AbortSignal): Promise<number[]> {
  const register = ledger.register && findRegister(ledger.register)
  if (!register || ledger.headings === '') return []
  const kind = { headings: ledger.headings, register: register.id, scope: JSON.stringify(ledger.context), current }
  const earlier = db
    .prepare(
      `SELECT id FROM batch WHERE kind = 'import' AND undone_by IS NULL AND headings = @headings AND register = @register AND scope = @scope
       AND id NOT IN (SELECT value FROM json_each(@current)) AND at = (
         SELECT max(at) FROM batch WHERE kind = 'import' AND undone_by IS NULL AND headings = @headings AND register = @register AND scope = @scope
         AND id NOT IN (SELECT value FROM json_each(@current)))`,
    )
    .pluck()
    .all(kind) as number[]
  if (earlier.length === 0) return []
  const named = new Set(await recordsIn(db, register.id, current, signal))
  const held = await recordsIn(db, register.id, JSON.stringify(earlier), signal)
  const missing = held.filter((id) => !named.has(id))
  if (missing.length === held.length) return []
  const exists = db.prepare(`SELECT 1 FROM ${register.table} WHERE id = ? AND deleted_at IS NULL`)
  return missing.filter((id) => exists.get(id) !== undefined)
}

/** Records that the rows of some batches spoke of: those they brought stand in `creation`, the others in `source`. */
async function recordsIn(db: SQLite.Database, register: string, batches: string, signal: AbortSignal): Promise<number[]> {
  const ids = new Set<number>()
  const named = db.prepare(
    `SELECT DISTINCT record_id AS id FROM source WHERE register = ? AND record_id > ? AND batch_id IN (SELECT value FROM json_each(?)) ORDER BY record_id LIMIT ?`,
  )
  for await (const { id } of inPages((after) => named.all(register, after, batches, PAGE) as { id: number }[], signal)) ids.add(id)
  const brought = db.prepare('SELECT id, first_id AS first, last_id AS last FROM creation WHERE batch_id = ? AND register = ? AND id > ? ORDER BY id LIMIT ?')
  for (const batchId of JSON.parse(batches) as number[]) {
    const runs = inPages((after) => brought.all(batchId, register, after, PAGE) as Run[], signal)
    for await (const { first, last } of runs) for (let id = first; id <= last; id += 1) ids.add(id)
  }
  return [...ids].sort((a, b) => a - b)
}

interface Run {
  readonly id: number
  readonly first: number
  readonly last: number
}

interface ChangeLine {
  readonly id: number
  readonly register: RegisterId
  readonly action: string
  readonly fields: string | null
}

const PAGE = 2000

/** @param read the next lines after an id, at most a page */
async function* inPages<Line extends { readonly id: number }>(read: (after: number) => Line[], signal: AbortSignal): AsyncGenerator<Line> {
  for (let after = 0; ; ) {
    const lines = read(after)
    yield* lines
    const last = lines.at(-1)
    if (!last || lines.length < PAGE) return
    after = last.id
    await setImmediate()
    if (signal.aborted) throw new LedgerError('cancelled')
  }
}
