// The way back from a bulk edit: line by line of its history, and only where the field still holds what the edit put there.
import type SQLite from 'better-sqlite3'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { Office } from '../../office.ts'
import { registerOf } from '../listRecords.ts'
import { createRecordWriter } from '../recordWriter.ts'
import { ruleContext } from '../ruleContext.ts'
import { rules } from '../rules/index.ts'
import { metaOf } from '../saveRecord.ts'
import { type BulkEdit, lastChange, writeBulkEdit } from './bulkBook.ts'
import { stillThere } from './bulkChange.ts'
import { inTurns, type Turns } from './inTurns.ts'

interface TakenBack {
  readonly register: RegisterId
  readonly reversed: number
  readonly kept: readonly { readonly id: number; readonly reason: string }[]
}

interface Line {
  readonly id: number
  readonly fields: string
}

/** Within the transaction of `writer`. @throws LedgerError cancelled */
export async function takeBackBulk(office: Office, writer: SQLite.Database, edit: BulkEdit, turns: Turns): Promise<TakenBack> {
  const register = registerOf(edit.register)
  const lines = writer
    .prepare("SELECT record_id AS id, fields FROM change WHERE id BETWEEN ? AND ? AND register = ? AND action = 'update' ORDER BY id DESC")
    .all(edit.first, edit.last, edit.register) as Line[]
  const records = createRecordWriter(writer)
  const isThere = writer.prepare(`SELECT 1 FROM ${register.table} WHERE id = ? AND deleted_at IS NULL`)
  const meta = metaOf(office, `撤销批量修改：${edit.why}`)
  const before = lastChange(writer)
  const kept: { id: number; reason: string }[] = []
  let reversed = 0
  await inTurns(lines, turns, ({ id, fields }) => {
    const [from, to] = (JSON.parse(fields) as Record<string, readonly [Value, Value]>)[edit.field] ?? [null, null]
    if (isThere.get(id) === undefined) kept.push({ id, reason: '这条记录已被删除，没有恢复。' })
    else {
      const current = records.read(register, id)
      if (!stillThere(edit.register, edit.field) || (current[edit.field] ?? null) !== to) kept.push({ id, reason: '批量修改之后又被改过，已保留。' })
      else {
        // The value is put back as it was stored, nothing is read anew; but the rules have their say about the record of today.
        const errors = rules[edit.register]({ ...current, [edit.field]: from }, ruleContext(office, writer, id, { puttingBack: true })).filter(
          ({ level }) => level === 'error',
        )
        if (errors.length > 0) kept.push({ id, reason: errors.map(({ message }) => message).join('') })
        else if (records.update(register, id, { [edit.field]: from }, meta)) reversed++
      }
    }
  })
  const counts = { total: lines.length, changed: reversed, unchanged: 0, refused: kept.length }
  const { at, by } = meta
  writeBulkEdit(writer, { at, by, register: edit.register, field: edit.field, change: edit.change, why: edit.why, counts, undoes: edit.id }, before)
  return { register: edit.register, reversed, kept }
}
