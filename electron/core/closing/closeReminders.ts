// What wants somebody while a quarter is closed, counted as the lists count it to which the screen leads.
import type { CloseReminder } from '#shared/api/closeTypes.ts'
import type { Filter } from '#shared/api/recordsContract.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { addDays } from '#shared/values/calendar.ts'
import type { Office } from '../office.ts'
import { countRecords } from '../records/listRecords.ts'
import { readSettings } from '../records/settings.ts'

/** Days ahead in which the deadline of a task is near. */
const taskDays = 30
const running: Filter = { field: 'state', op: 'in', value: ['待确认', '进行中', '延期'] }
const standing: Filter = { field: 'status', op: 'is', value: 'active' }

export function closeReminders(office: Office): CloseReminder[] {
  const today = office.clock.today()
  const [warned] = readSettings(office.database.reader).office.termReminderDays
  const until = (field: string, day: string): Filter => ({ field, op: 'to', value: day })
  const between = (field: string, days: number): Filter[] => [{ field, op: 'from', value: today }, until(field, addDays(today, days))]
  const lists: readonly (readonly [CloseReminder['id'], RegisterId, readonly Filter[]])[] = [
    ['terms-expired', 'union', [standing, until('termEndsOn', addDays(today, -1))]],
    ['terms-ending', 'union', [standing, ...between('termEndsOn', warned)]],
    ['cases-overdue', 'outreach', [{ field: 'urgency', op: 'is', value: 'overdue' }]],
    ['cases-due-soon', 'outreach', [{ field: 'urgency', op: 'is', value: 'due-soon' }]],
    ['tasks-overdue', 'task', [running, until('dueOn', addDays(today, -1))]],
    ['tasks-due-soon', 'task', [running, ...between('dueOn', taskDays)]],
  ]
  return lists.map(([id, register, filters]) => ({
    id,
    register,
    filters,
    count: countRecords(office, { register, filters: [...filters], search: '', incompleteOnly: false }),
  }))
}
