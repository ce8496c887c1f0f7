import { describe, expect, it } from 'vitest'
import { problemRowIndex, worstLevel } from '../../renderer/features/imports/problemPlace.ts'
import type { ShownProblem } from '../../shared/api/previewTypes.ts'

const problem = (row: number, code: ShownProblem['code'], level: ShownProblem['level']): ShownProblem => ({
  sheet: '台账',
  row,
  column: 'B',
  cell: `B${row}`,
  code,
  level,
  message: `${code} at ${row}`,
})

const problems = [
  problem(9, 'approximate', 'info'),
  problem(5, 'checksum', 'warning'),
  problem(6, 'invalid-date', 'error'),
  problem(7, 'invalid-date', 'error'),
  problem(7, 'future-date', 'warning'),
  problem(8, 'future-date', 'warning'),
]

describe('problems of a sheet', () => {
  it('colour a cell by the worst of them', () => {
    expect(worstLevel([{ level: 'info' }, { level: 'error' }, { level: 'warning' }])).toBe('error')
    expect(worstLevel([])).toBeNull()
  })

  it('are found at their row, counting a row once', () => {
    expect(problemRowIndex(problems, 5)).toBe(0)
    expect(problemRowIndex(problems, 8)).toBe(3)
    expect(problemRowIndex(problems, 9)).toBe(4)
  })
})
