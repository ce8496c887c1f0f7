import { expect, test } from 'vitest'
import { mergeRowChoices, settledRowChoices } from '#shared/api/rowChoices.ts'

test('decisions about the registers of a row add up, and one about the whole row takes their place', () => {
  const first = mergeRowChoices(undefined, { 3: { unit: 5 }, 4: 'new' })
  const both = mergeRowChoices(first, { 3: { union: 'new' } })
  expect(both).toEqual({ 3: { unit: 5, union: 'new' }, 4: 'new' })
  expect(mergeRowChoices(both, { 3: 'skip' })).toEqual({ 3: 'skip', 4: 'new' })
  expect(mergeRowChoices({ 3: 'skip' }, { 3: { unit: 5 } })).toEqual({ 3: { unit: 5 } })
  expect(mergeRowChoices(both, { 3: null })).toEqual({ 3: null, 4: 'new' })
})

test('what was taken back is gone, and the rest of its row stays', () => {
  expect(settledRowChoices({ 3: { unit: 5, union: null }, 4: { unit: null }, 5: null, 6: 'skip' })).toEqual({ 3: { unit: 5 }, 6: 'skip' })
})
