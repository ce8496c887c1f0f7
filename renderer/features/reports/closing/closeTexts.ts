// What the steps of a quarter's close are called, and what each asks of the clerk.
import type { CloseReminder, CloseStep } from '#shared/api/closeTypes.ts'
import type { StepStanding } from '#shared/reports/closeStanding.ts'
import type { Tone } from '../../../components/Mark.tsx'

export const stepTexts: Readonly<Record<CloseStep, { readonly title: string; readonly task: string }>> = {
  imports: { title: '台账报送', task: '看各县（市、区）的台账报齐了没有；没有报来的催报，报来的导入。' },
  quality: { title: '数据质量', task: '看影响报表的问题；能改的改掉，改不了的发回县里，或搁置并写明理由。' },
  reminders: { title: '届期与时限', task: '看届满、逾期的；要办的交办，办完的登记。' },
  checks: { title: '统计与勾稽', task: '把本季度的报表全部统计一遍；勾稽不符的先改台账。' },
  issue: { title: '出具', task: '勾稽相符的出具定稿；出具以后台账有更正的，写明更正说明，另出新版。' },
  print: { title: '打印', task: '把出具的各表打印成一套，或存为一个 PDF，签字盖章。' },
  backup: { title: '备份与结账', task: '备份台账，记下由谁、在哪天、以哪几张表结的账。' },
}

export const standingTexts: Readonly<Record<StepStanding['standing'], { readonly label: string; readonly tone: Tone }>> = {
  done: { label: '已完成', tone: 'good' },
  again: { label: '有变化', tone: 'warning' },
  waiting: { label: '待办', tone: 'plain' },
}

/** What follows a number of records. */
export const reminderTexts: Readonly<Record<CloseReminder['id'], string>> = {
  'terms-expired': '个基层工会已经届满，应当换届',
  'terms-ending': '个基层工会即将届满',
  'cases-overdue': '件未建会核查已经逾期',
  'cases-due-soon': '件未建会核查即将到期',
  'tasks-overdue': '项任务过了完成时限',
  'tasks-due-soon': '项任务 30 天内到期',
}
