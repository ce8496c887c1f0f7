// A report speaks of a period; everything it needs of the calendar is here, as text: no Date, no time zone.
import { LedgerError } from '../api/errors.ts'
import { daysInMonth } from '../values/calendar.ts'

export interface Period {
  /** 2018Q3, 2018-11 or 2018. */
  readonly id: string
  readonly rhythm: 'quarter' | 'month' | 'year'
  /** First day, y-m-d. */
  readonly from: string
  /** Last day, y-m-d. */
  readonly to: string
  /** 2018年第三季度, 2018年11月, 2018年. */
  readonly label: string
}

const quarterNames = ['第一季度', '第二季度', '第三季度', '第四季度']

/** @throws LedgerError period-invalid for anything but `2018Q3`, `2018-11` and `2018` (1900–2199). */
export function parsePeriod(text: string): Period {
  const match = /^((?:19|20|21)\d\d)(?:[Qq]([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text.trim())
  const year = match?.[1]
  if (!year) throw new LedgerError('period-invalid', { period: text })
  const quarter = match[2]
  const month = match[3]
  if (quarter) {
    const last = Number(quarter) * 3
    return {
      id: `${year}Q${quarter}`,
      rhythm: 'quarter',
      from: `${year}-${twoDigits(last - 2)}-01`,
      to: lastDay(year, last),
      label: `${year}年${quarterNames[Number(quarter) - 1]}`,
    }
  }
  if (month)
    return { id: `${year}-${month}`, rhythm: 'month', from: `${year}-${month}-01`, to: lastDay(year, Number(month)), label: `${year}年${Number(month)}月` }
  return { id: year, rhythm: 'year', from: `${year}-01-01`, to: `${year}-12-31`, label: `${year}年` }
}

/** The period of the same length before: 2019Q1 → 2018Q4. */
export function periodBefore(period: Period): Period {
  const year = Number(period.id.slice(0, 4))
  if (period.rhythm === 'year') return parsePeriod(String(year - 1))
  const number = Number(period.id.slice(5))
  if (period.rhythm === 'quarter') return parsePeriod(number === 1 ? `${year - 1}Q4` : `${year}Q${number - 1}`)
  return parsePeriod(number === 1 ? `${year - 1}-12` : `${year}-${twoDigits(number - 1)}`)
}

/** 2019-06 → 2018-06. A year has none beside the one before it. */
export function samePeriodLastYear(period: Period): Period | null {
  return period.rhythm === 'year' ? null : parsePeriod(`${Number(period.id.slice(0, 4)) - 1}${period.id.slice(4)}`)
}

/** What a clerk calls it while speaking of it: 本月, 上月, 上年同月. */
export function periodWords(period: Period): { readonly this: string; readonly before: string; readonly lastYear: string } {
  const unit = { month: '月', quarter: '季度', year: '年' }[period.rhythm]
  return { this: `本${unit}`, before: `上${unit}`, lastYear: period.rhythm === 'year' ? '上年' : `上年同${unit === '月' ? '月' : '季'}` }
}

/** Said under a report whose period is not over, or has not even begun; only its day changes from one day to the next, and that is no correction. @param today y-m-d */
export function unfinishedNotes({ from, to }: Pick<Period, 'from' | 'to'>, today: string): string[] {
  return to > today ? [`${from > today ? notBegun : unfinished}，数字为${dayLabel(today)}台账所载。`] : []
}

/** Said under a report that counts what stands in the ledgers, whatever its period. @param today y-m-d */
export function timelessNote(today: string): string {
  return `${timeless}，数字为${dayLabel(today)}台账所载。`
}

/** Said under a report that was made from the office as it stood on a past day. @param day y-m-d */
export function pastNote(day: string): string {
  return `${past}${dayLabel(day)}的台账统计，此后的补录和更正不在内。`
}

/** Whether a footer only says of which day the ledgers were: two reports that differ in nothing else say the same. */
export function isDayNote(footer: string): boolean {
  return [notBegun, unfinished, timeless, past].some((beginning) => footer.startsWith(beginning))
}

const notBegun = '本期尚未开始'
const unfinished = '本期尚未结束'
const timeless = '各期都一样'
const past = '本表按'

/** 2018-09-30 → 2018年9月30日. */
export function dayLabel(day: string): string {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}

function lastDay(year: string, month: number): string {
  return `${year}-${twoDigits(month)}-${daysInMonth(Number(year), month)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
