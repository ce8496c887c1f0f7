// Append-only: who saw or took out what. Never holds the values themselves.
import type { Office } from '../office.ts'

type AuditEvent = 'reveal' | 'unmasked-list' | 'unmasked-export'

export function writeAudit(office: Office, event: AuditEvent, detail: Readonly<Record<string, string | number>>): void {
  office.database.write((writer) => {
    writer.prepare('INSERT INTO audit (at, by, event, detail) VALUES (?, ?, ?, ?)').run(office.clock.now(), office.by, event, JSON.stringify(detail))
  })
}
