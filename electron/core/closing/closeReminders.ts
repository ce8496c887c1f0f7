// What wants somebody while a quarter is closed, counted as the lists count it to which the screen leads.
import type { CloseReminder } from '#shared/api/closeTypes.ts'
import type { Counted, Filter } from '#shared/api/recordsContract.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { addDays } from '#shared/values/calendar.ts'
import type { Office } from '../office.ts'
import { countRecords } from '../records/listRecords.ts'

/** Days ahead in which the deadline of a task is near. */
const taskDays = 30
const running: Filter = { field: 'state', op: 'in', value: ['待确认', '进行中', '延期'] }
/** A list by its filters, or by the figure that the start page shows. */
type Wanted = readonly Filter[] | Counted

export function closeReminders(office: Office): CloseReminder[] {
  const today = office.clock.today()
  const until = (field: string, day: string): Filter => ({ field, op: 'to', value: day })
  const between = (field: string, days: number): Filter[] => [{ field, op: 'from', value: today }, until(field, addDays(today, days))]
  const lists: readonly (readonly [CloseReminder['id'], RegisterId, Wanted])[] = [
    ['terms-expired', 'union', { figure: 'termsExpired' }],
    ['terms-ending', 'union', { figure: 'termsEnding' }],
    ['cases-overdue', 'outreach', [{ field: 'urgency', op: 'is', value: 'overdue' }]],
    ['cases-due-soon', 'outreach', [{ field: 'urgency', op: 'is', value: 'due-soon' }]],
    ['tasks-overdue', 'task', [running, until('dueOn', addDays(today, -1))]],
    ['tasks-due-soon', 'task', [running, ...between('dueOn', taskDays)]],
  ]
  return lists.map(([id, register, wanted]) => {
    const narrowed = 'figure' in wanted ? { filters: [], counted: wanted } : { filters: [...wanted] }
    return { id, register, ...narrowed, count: countRecords(office, { register, ...narrowed, search: '', incompleteOnly: false }) }
  })
}
