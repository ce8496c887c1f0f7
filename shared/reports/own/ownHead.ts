// What both shapes of the office's own reports say of themselves: their head, and what they count.
import type { OwnDefinition } from '../../api/ownReportsContract.ts'
import type { RegisterDefinition } from '../../registers/register.ts'
import { dayLabel, type Period, timelessNote, unfinishedNotes } from '../period.ts'
import type { Report, ReportColumn } from '../report.ts'
import { reportHead } from '../reportHead.ts'
import { conditionWords } from './filterWords.ts'

/** So many columns fit across A4. */
const acrossA4 = 14

interface Headed {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly period: Period
  readonly scope: Report['scope']
}

export function ownHead({ id, name, version, period, scope }: Headed, columns: readonly ReportColumn[]): ReturnType<typeof reportHead> {
  const units = columns.some(({ kind }) => kind === 'rate') ? '（单位：条、%）' : '（单位：条）'
  const named = { id, title: name === '' ? '自定义报表' : name, label: '附件', units, rules: `${id}-${version}` }
  return reportHead(named, { period, scope }, columns.length > acrossA4 ? 'A3' : 'A4')
}

interface Told {
  readonly register: RegisterDefinition
  readonly definition: OwnDefinition
  readonly period: Period
  /** Records that the date left out, because they have none. */
  readonly leftOut: number
  readonly labelOf: (table: string, code: string) => string
}

/** Of which day the figures are, where it is not the period's last: without a date that decides it is today. @param today y-m-d */
export function ownDayNotes({ date }: OwnDefinition, period: Period, today: string): string[] {
  if (date === null) return [timelessNote(today)]
  return unfinishedNotes(period, today)
}

/** @param undated counted, though their date is not known */
export function ownFooters({ register, definition, period, leftOut, labelOf }: Told, { records, undated }: { records: number; undated: number }): string[] {
  const conditions = conditionWords(register, definition, labelOf)
  const { date } = definition
  const label = date === null ? '' : (register.fields.find(({ key }) => key === date.field)?.label ?? date.field)
  const when =
    date === null
      ? '不按日期取舍，以台账所载为准，不与上期比较'
      : date.rule === 'within'
        ? `${label}在${dayLabel(period.from)}至${dayLabel(period.to)}之间的`
        : `${label}不晚于${dayLabel(period.to)}的，日期不详的也计入`
  const coarse = date === null ? '' : '日期只到年或月的，按该年、该月首日计。'
  return [
    `统计对象：${register.label}${conditions === '' ? '' : `（${conditions}）`}，${when}，共${records}条。${coarse}`,
    ...(leftOut > 0 ? [`没有填${label}的${leftOut}条，不计。`] : []),
    ...(undated > 0 ? [`没有填${label}的${undated}条，已计入。`] : []),
  ]
}
