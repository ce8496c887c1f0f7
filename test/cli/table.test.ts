import { describe, expect, test } from 'vitest'
import { barLine } from '#electron/cli/progress.ts'
import { displayWidth, table } from '#electron/cli/table.ts'

describe('a table on a terminal', () => {
  test('counts a Chinese character as two columns', () => {
    expect(displayWidth('工会ABC（）')).toBe(2 * 2 + 3 + 2 * 2)
  })

  test('lines its columns up', () => {
    expect(
      table(
        ['县', 'n'],
        [
          ['椒江区', '1'],
          ['a', '20'],
        ],
        ['left', 'right'],
      ).split('\n'),
    ).toEqual(['县       n', '──────  ──', '椒江区   1', 'a       20'])
  })
})

describe('the bar of progress', () => {
  test('shows the share that is done', () => {
    expect(barLine({ type: 'progress', phase: 'writing', subject: '台账.xlsx', done: 1, total: 4 }, 'zh', 80)).toBe('写入 █████░░░░░░░░░░░░░░░ 25% 台账.xlsx')
  })

  test('shows the count where the end is not known, and never breaks the line', () => {
    const line = barLine({ type: 'progress', phase: 'reading', subject: '很长的名字'.repeat(30), done: 1200, total: 0 }, 'en', 40)
    expect(line).toMatch(/^reading 1200 /)
    expect(displayWidth(line)).toBeLessThan(40)
  })
})
