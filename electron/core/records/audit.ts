// Append-only: who saw or took out what, and who set what. Never holds the values of records.
import type SQLite from 'better-sqlite3'
import type { SettingValue } from '#shared/settings/settings.ts'
import type { Office } from '../office.ts'

type AuditEvent = 'reveal' | 'unmasked-list' | 'unmasked-export' | 'finding-aside' | 'finding-back' | 'setting' | 'own-report' | 'template' | 'quarter-close'

type Detail = Readonly<Record<string, SettingValue>>

export function writeAudit(office: Office, event: AuditEvent, detail: Detail): void {
  office.database.write((writer) => writeAuditLine(office, writer, event, detail))
}

/** Within a transaction that is under way. */
export function writeAuditLine(office: Office, writer: SQLite.Database, event: AuditEvent, detail: Detail): void {
  writer.prepare('INSERT INTO audit (at, by, event, detail) VALUES (?, ?, ?, ?)').run(office.clock.now(), office.by, event, JSON.stringify(detail))
}
