// 工匠论坛 by month: an annex of report K. One or two a month are expected of an office.

import { lastDay } from '../outreach/deadlines.ts'
import { type ComparedCounts, type CountedRow, countedTable } from './countedTable.ts'
import type { Period } from './period.ts'
import type { ReportColumn, ReportTable } from './report.ts'

export const monthsTotal = 'months:total'
export const expectedForums = { least: 1, most: 2 } as const

/** @param isExpected the office as a whole is expected to hold some; of a part of it nothing is expected */
function forumColumns(isExpected: boolean): ReportColumn[] {
  return columns.filter(({ kind }) => isExpected || kind !== 'text')
}

const columns: readonly ReportColumn[] = [
  { key: 'label', path: ['月份'], kind: 'label' },
  { key: 'expected', path: ['应举办（场）'], kind: 'text' },
  { key: 'forums', path: ['已举办（场）'], kind: 'count' },
  { key: 'standing', path: ['对照'], kind: 'text' },
  { key: 'forumPeople', path: ['参加人数（人）'], kind: 'people' },
]

/** y-m, from the first to the last of a period. */
export function monthsOf({ from, to }: Pick<Period, 'from' | 'to'>): string[] {
  const [year, first, last] = [from.slice(0, 4), Number(from.slice(5, 7)), Number(to.slice(5, 7))]
  return Array.from({ length: last - first + 1 }, (_, index) => `${year}-${String(first + index).padStart(2, '0')}`)
}

/** @param month y-m @param today y-m-d; a month that is not over may still get what it lacks */
export function forumStanding(month: string, held: number, today: string): string {
  if (month > today) return ''
  if (held > expectedForums.most) return '偏多'
  if (held >= expectedForums.least) return '符合'
  return lastDay(month) < today ? '未举办' : '尚未举办'
}

/** @param rows one for each month, keys 'month:Y-M' */
export function forumTable(rows: readonly CountedRow[], compared: readonly ComparedCounts[], isExpected: boolean): ReportTable {
  return countedTable({ title: '工匠论坛（按月）', columns: forumColumns(isExpected), rows, total: monthsTotal, compared })
}
