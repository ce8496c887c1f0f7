import { expect, test } from 'vitest'
import type { ImportRow, NamedRecord } from '#shared/api/previewTypes.ts'
import { questionKey, rowKey, unclearQuestions } from '../../renderer/features/imports/unclearQuestions.ts'

const candidate = (register: NamedRecord['register'], id: number): NamedRecord => ({ register, id, name: '甲', detail: '' })
const row = (number: number, candidates: readonly NamedRecord[]): ImportRow => ({
  row: number,
  outcome: 'rejected',
  cells: {},
  recordId: null,
  changes: {},
  problems: [],
  reason: null,
  candidates,
})
const rows = [row(3, [candidate('unit', 1), candidate('unit', 2), candidate('union', 1), candidate('union', 4)]), row(5, [candidate('union', 1)])]

test('each register that a row leaves open is a question of its own', () => {
  const questions = unclearQuestions(rows, new Set())
  expect(questions.map(({ row: { row: number }, register, candidates, number: place, of }) => [number, register, candidates.length, place, of])).toEqual([
    [3, 'unit', 2, 1, 2],
    [3, 'union', 2, 2, 2],
    [5, 'union', 1, 1, 1],
  ])
  expect(new Set(questions.map(({ key }) => key)).size).toBe(3)
})

test('an answered question is not asked again, nor any of a row that is left out', () => {
  const left = (decided: string[]) => unclearQuestions(rows, new Set(decided)).map(({ key }) => key)
  expect(left([questionKey(3, 'unit')])).toEqual([questionKey(3, 'union'), questionKey(5, 'union')])
  expect(left([rowKey(3)])).toEqual([questionKey(5, 'union')])
})
