import { describe, expect, test } from 'vitest'
import { isOneSlipApart, pairLikeness } from '#shared/matching/likeness.ts'

describe('one slip apart', () => {
  test.each([
    ['德昱泓', '德煜泓'],
    ['德昱泓', '德昱'],
    ['德昱泓', '昱泓'],
    ['德昱泓', '昱德泓'],
    ['91331002', '9133102'],
    ['aab', 'ab'],
  ])('%s and %s are', (a, b) => {
    expect([isOneSlipApart(a, b), isOneSlipApart(b, a)]).toEqual([true, true])
  })

  test.each([
    ['德昱泓', '德昱泓'],
    ['德昱泓', '泓昱德'],
    ['德昱泓', '德'],
    ['德昱泓', '德煜洪'],
    ['abcd', 'badc'],
    ['abc', 'cab'],
  ])('%s and %s are not', (a, b) => {
    expect([isOneSlipApart(a, b), isOneSlipApart(b, a)]).toEqual([false, false])
  })
})

test('addresses are as alike as the pairs of characters that they share', () => {
  expect(pairLikeness('工业大道12号', '工业大道12号')).toBe(1)
  expect(pairLikeness('工业大道12号', '工业大道12号3幢')).toBeGreaterThan(0.8)
  expect(pairLikeness('工业大道12号', '东海路5号')).toBe(0)
})
