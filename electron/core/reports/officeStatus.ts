// The start page's figures.
import { sql } from 'kysely'
import type { OfficeStatus } from '#shared/api/types.ts'
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import type { Settings } from '#shared/settings/settings.ts'
import { firstRow } from '../database/query.ts'
import type { Office } from '../office.ts'
import { countListed } from '../records/countListed.ts'
import { incompleteCondition } from '../records/filters.ts'
import { officeScope, readSetting, readSettings } from '../records/settings.ts'
import { electionDue, termStanding } from '../records/termStanding.ts'
import { organisationToday } from './organisationToday.ts'

/** @param told what other rooms know */
export function officeStatus(office: Office, told: Pick<OfficeStatus, 'cases' | 'lastBatch' | 'lastBackup'>): OfficeStatus {
  const { reader } = office.database
  const today = office.clock.today()
  const counts = Object.fromEntries(registerIds.map((id) => [id, countListed(reader, registers[id])])) as Record<RegisterId, number>
  const demo = readSetting(reader, 'demo')
  const { termReminderDays } = readSettings(reader).office
  return {
    hasData: counts.union + counts.unit + counts.coverage > 0,
    demo: typeof demo === 'string' ? demo : null,
    scope: officeScope(reader, office.regions()),
    counts,
    figures: figuresOf(office, today, termReminderDays),
    termReminderDays: termReminderDays[0],
    ...told,
    today,
  }
}

/** As report A counts them on this day; the reminders count what their lists show. */
function figuresOf(office: Office, today: string, reminderDays: Settings['office']['termReminderDays']): OfficeStatus['figures'] {
  const { reader } = office.database
  const sums = { unions: 0, single: 0, joint: 0, unitsCovered: 0, members: 0 }
  for (const { counts } of organisationToday(office)) for (const key of keysOf(sums)) sums[key] += counts[key]
  const standing = termStanding(electionDue(today), today, reminderDays)
  const reminders = firstRow(
    reader,
    sql<Pick<OfficeStatus['figures'], 'incomplete' | 'termsExpired' | 'termsEnding'>>`
      SELECT total(${incompleteCondition(registers.union)}) AS incomplete, total(${standing} = 'overdue') AS termsExpired,
        total(${standing} IN ('first', 'second', 'last')) AS termsEnding
      FROM trade_union AS r WHERE deleted_at IS NULL AND coalesce(status, 'active') = 'active'`,
  )
  return { ...sums, ...(reminders ?? { incomplete: 0, termsExpired: 0, termsEnding: 0 }) }
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[]
}
