// What the steps of a quarter's close are called, how far one is, and what wants somebody meanwhile.
import type { CloseReminder, CloseStep } from '../api/closeTypes.ts'
import type { StepStanding } from '../reports/closeStanding.ts'
import type { Language } from './errors.ts'

type Label = Readonly<Record<Language, string>>

export const closeStepLabels: Readonly<Record<CloseStep, Label>> = {
  imports: { zh: '台账报送', en: 'ledgers in' },
  quality: { zh: '数据质量', en: 'data quality' },
  reminders: { zh: '届期与时限', en: 'terms and deadlines' },
  checks: { zh: '统计与勾稽', en: 'figures and their checks' },
  issue: { zh: '出具', en: 'issue' },
  print: { zh: '打印', en: 'print' },
  backup: { zh: '备份与结账', en: 'backup and close' },
}

export const standingLabels: Readonly<Record<StepStanding['standing'], Label>> = {
  done: { zh: '已完成', en: 'done' },
  again: { zh: '有变化', en: 'changed since' },
  waiting: { zh: '待办', en: 'to do' },
}

/** What follows a number of records. */
export const reminderLabels: Readonly<Record<CloseReminder['id'], Label>> = {
  'terms-expired': { zh: '个基层工会已经届满，应当换届', en: 'unions whose term is over' },
  'terms-ending': { zh: '个基层工会即将届满', en: 'unions whose term ends soon' },
  'cases-overdue': { zh: '件未建会核查已经逾期', en: 'outreach cases overdue' },
  'cases-due-soon': { zh: '件未建会核查即将到期', en: 'outreach cases due soon' },
  'tasks-overdue': { zh: '项任务过了完成时限', en: 'tasks past their deadline' },
  'tasks-due-soon': { zh: '项任务 30 天内到期', en: 'tasks due within 30 days' },
}
