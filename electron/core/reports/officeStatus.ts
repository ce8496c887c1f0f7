// The start page's figures.
import type { OfficeStatus } from '#shared/api/types.ts'
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import { countedInAll } from '../dashboard/countedRecords.ts'
import { homePlace } from '../dashboard/homePlaces.ts'
import type { Office } from '../office.ts'
import { countListed } from '../records/countListed.ts'
import { officeScope, readSetting, readSettings } from '../records/settings.ts'
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
    figures: figuresOf(office, today),
    termReminderDays: termReminderDays[0],
    ...told,
    today,
  }
}

/** Of the office's own places, as the dashboard counts them: their lists hold just these. */
function figuresOf(office: Office, today: string): OfficeStatus['figures'] {
  const sums = { unions: 0, single: 0, joint: 0, unitsCovered: 0, members: 0 }
  const { has } = homePlace(office, undefined)
  for (const group of organisationToday(office)) if (has(group)) for (const key of keysOf(sums)) sums[key] += group.counts[key]
  return { ...sums, ...countedInAll(office, ['incomplete', 'termsExpired', 'termsEnding'], today) }
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[]
}
