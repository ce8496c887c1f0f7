// After a membership event was written by hand, the member's record says what follows from the events.
import type SQLite from 'better-sqlite3'
import { registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../../office.ts'
import type { ChangeMeta, RecordWriter, StoredValues } from '../recordWriter.ts'
import { settleMembership, unsettleMembership } from './settleMembership.ts'

/** @param before null: it was not there. @param after null: it is gone */
export function followEvent(
  office: Office,
  writer: SQLite.Database,
  records: RecordWriter,
  register: RegisterDefinition,
  before: StoredValues | null,
  after: StoredValues | null,
  meta: ChangeMeta,
): void {
  if (register.id !== 'membershipEvent') return
  const today = office.clock.today()
  const settle = (member: number) => (values: StoredValues) => {
    records.update(registers.member, member, values, { ...meta, why: '随会籍变化' })
  }
  for (const member of new Set([before?.member, after?.member])) {
    if (typeof member !== 'number') continue
    const settled = settleMembership(writer, member, today, settle(member))
    if (!settled && before !== null && before.member === member) unsettleMembership(writer, before, today, settle(member))
  }
}
