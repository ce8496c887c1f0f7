// Findings that the clerk has looked into and put aside: kept in the office's file with who, when and why. One comes back when what it was about changes.
import { createHash } from 'node:crypto'
import type SQLite from 'better-sqlite3'
import type { CheckCode } from '#shared/quality/checks.ts'
import type { FindingKey } from '#shared/quality/findings.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import type { Office } from '../office.ts'
import { writeAuditLine } from '../records/audit.ts'
import { registerOf } from '../records/listRecords.ts'
import { createRecordWriter } from '../records/recordWriter.ts'
import type { FindingStore, KeptFinding } from './findingStore.ts'

export interface Aside {
  readonly reason: string
  readonly by: string
  readonly at: string
}
interface AsideRow extends Aside {
  readonly register: RegisterId
  readonly id: number
  readonly code: CheckCode
  readonly field: string
  readonly mark: string
}

const columns = 'register, record_id AS id, code, field, mark, reason, by, at'

export function putAside(office: Office, finding: KeptFinding, reason: string): void {
  const { register, id, code, field } = finding
  const mark = markOf(office.database.reader, finding)
  office.database.write((writer) => {
    writer
      .prepare(
        `INSERT INTO finding_aside (register, record_id, code, field, mark, reason, by, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (register, record_id, code, field) DO UPDATE SET mark = excluded.mark, reason = excluded.reason, by = excluded.by, at = excluded.at`,
      )
      .run(register, id, code, field, mark, reason, office.by, office.clock.now())
    writeAuditLine(office, writer, 'finding-aside', { register, id, code, field, reason })
  })
}

export function takeBack(office: Office, { register, id, code, field }: FindingKey): void {
  office.database.write((writer) => {
    writer.prepare('DELETE FROM finding_aside WHERE register = ? AND record_id = ? AND code = ? AND field = ?').run(register, id, code, field)
    writeAuditLine(office, writer, 'finding-back', { register, id, code, field })
  })
}

/** Marks what is still put aside among the findings of a run. */
export function markAsides(reader: SQLite.Database, store: FindingStore): void {
  for (const row of reader.prepare(`SELECT ${columns} FROM finding_aside`).all() as AsideRow[]) {
    const finding = findRegister(row.register) ? store.find(row) : null
    if (finding && markOf(reader, finding) === row.mark) store.setAside(row, true)
  }
}

export function asideOf(reader: SQLite.Database, { register, id, code, field }: FindingKey): Aside | null {
  const row = reader
    .prepare('SELECT reason, by, at FROM finding_aside WHERE register = ? AND record_id = ? AND code = ? AND field = ?')
    .get(register, id, code, field)
  return (row as Aside | undefined) ?? null
}

/** Digest of the field and of those beside it in its group of the form, and of what the finding rests on outside the record. */
function markOf(reader: SQLite.Database, { register: registerId, id, field, others, about }: KeptFinding): string {
  const register = registerOf(registerId)
  const values = createRecordWriter(reader).read(register, id)
  const group = register.form.find(({ fields }) => fields.includes(field))?.fields ?? [field]
  const compared = [...new Set([field, ...group])].map((key) => values[key] ?? null)
  return createHash('sha256')
    .update(JSON.stringify([compared, others, about]))
    .digest('hex')
    .slice(0, 32)
}
