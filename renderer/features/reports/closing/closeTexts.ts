// What each step of a quarter's close asks of the clerk.
import type { CloseStep } from '#shared/api/closeTypes.ts'
import type { StepStanding } from '#shared/reports/closeStanding.ts'
import type { Tone } from '../../../components/Mark.tsx'

export const stepTasks: Readonly<Record<CloseStep, string>> = {
  imports: '看各县（市、区）的台账报齐了没有；没有报来的催报，报来的导入。',
  quality: '看影响报表的问题；能改的改掉，改不了的发回县里，或搁置并写明理由。',
  reminders: '看届满、逾期的；要办的交办，办完的登记。',
  checks: '把本季度的报表全部统计一遍；勾稽不符的先改台账。',
  issue: '勾稽相符的出具定稿；出具以后台账有更正的，写明更正说明，另出新版。',
  print: '把出具的各表打印成一套，或存为一个 PDF，签字盖章。',
  backup: '备份台账，记下由谁、在哪天、以哪几张表结的账。',
}

export const standingTones: Readonly<Record<StepStanding['standing'], Tone>> = { done: 'good', again: 'warning', waiting: 'plain' }
