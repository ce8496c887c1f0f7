import { expect, test } from 'vitest'
import { type TermInput, type TermUnion, termGaps, termSums, termTable } from '#shared/reports/termReminders.ts'
import { countedInput } from './countedInput.ts'

const union: TermUnion = {
  id: 7,
  name: '甲厂工会',
  place: '椒江区 海门街道',
  chair: '王某',
  endsOn: '2019-06-20',
  extendedTo: null,
  daysLeft: -10,
  standing: 'overdue',
}
const input = (extra: Partial<TermInput> = {}): TermInput => ({
  ...countedInput(
    [...termSums, ...termGaps],
    { unions: 30, withTerm: 28, unknown: 2, overdue: 1, last: 2, second: 3, first: 4, later: 18, extended: 3, electedSince: 1 },
    { unions: 5, withTerm: 4, unknown: 1, overdue: 3, later: 1 },
  ),
  reminders: [180, 90, 30],
  unions: [union],
  ...extra,
})

test('the rate of overdue is of the unions whose term is known, and the total’s is Σ ÷ Σ', () => {
  const { rows, checks, footers } = termTable(input())
  // 1 of 28, 3 of 4, 4 of 32: 3.6 %, 75.0 %, 12.5 %.
  expect(rows.map(({ key, figures }) => [key, figures.ending, figures.overdueRate])).toEqual([
    ['331002', 9, 0.036],
    ['331003', 0, 0.75],
    ['total', 9, 0.125],
    ['before', 0, 0.75],
  ])
  expect(checks.flatMap(({ failing }) => failing)).toEqual([])
  expect(footers.join()).toContain('本表合计 4÷32')
  expect(footers.join()).toContain('没有登记届满时间，也没有登记本届起始日期和任期的工会2个')
})

test('a union that is in no column or in two fails the check and names its place', () => {
  const [first, ...rest] = input().rows
  const broken = termTable(input({ rows: first ? [{ ...first, counts: { ...first.counts, later: 19 } }, ...rest] : [] }))
  expect(broken.checks.filter(({ failing }) => failing.length > 0).map(({ text, failing }) => [text, failing.length])).toEqual([['各档之和＝已登记届期', 2]])
})

test('the list says how it is ordered, and stays away where nobody’s turn it is', () => {
  const { annexes, footers } = termTable(input())
  expect(annexes?.[0]?.rows).toEqual([
    {
      key: 'union:7',
      label: '甲厂工会',
      kind: 'record',
      figures: { daysLeft: -10 },
      texts: { place: '椒江区 海门街道', chair: '王某', endsOn: '2019-06-20', extendedTo: null, standing: '逾期未换届' },
      record: { register: 'union', id: 7 },
    },
  ])
  expect(footers.join()).toContain('列出逾期未换届和180天内应换届的工会1个')
  const none = termTable(input({ unions: [] }))
  expect(none.annexes).toBeUndefined()
  expect(none.footers).toContain('没有逾期未换届或180天内应换届的工会。')
})

test('an election that was put off is in one of the columns, and told apart', () => {
  const { rows, columns, checks } = termTable(input())
  expect(rows.map(({ figures }) => figures.extended)).toEqual([3, 0, 3, 0])
  expect(columns.map(({ path }) => path.join('/'))).toContain('其中：已届满、延期中')
  expect(checks.flatMap(({ failing }) => failing)).toEqual([])
  const [first, ...rest] = input().rows
  const broken = termTable(input({ rows: first ? [{ ...first, counts: { ...first.counts, extended: 28 } }, ...rest] : [] }))
  expect(broken.checks.find(({ code }) => code === 'extended')?.failing[0]).toContain('椒江区')
})
