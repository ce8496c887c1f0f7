// Append-only: who saw or took out what. Never holds the values themselves.
import type SQLite from 'better-sqlite3'
import type { Office } from '../office.ts'

type AuditEvent = 'reveal' | 'unmasked-list' | 'unmasked-export' | 'finding-aside' | 'finding-back'

type Detail = Readonly<Record<string, string | number>>

export function writeAudit(office: Office, event: AuditEvent, detail: Detail): void {
  office.database.write((writer) => writeAuditLine(office, writer, event, detail))
}

/** Within a transaction that is under way. */
export function writeAuditLine(office: Office, writer: SQLite.Database, event: AuditEvent, detail: Detail): void {
  writer.prepare('INSERT INTO audit (at, by, event, detail) VALUES (?, ?, ?, ?)').run(office.clock.now(), office.by, event, JSON.stringify(detail))
}
