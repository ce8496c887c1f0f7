import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { caseStates, isFounded, isNotEligible, isOpen, mayFollow, settledStates, verificationResults } from '#shared/outreach/states.ts'

const codes = (table: string) =>
  (JSON.parse(readFileSync(new URL(`../../../resources/codes/${table}.json`, import.meta.url), 'utf8')) as { entries: { code: string }[] }).entries.map(
    ({ code }) => code,
  )
const standing = (state: string | null, verificationResult: string | null = null, issuedOn: string | null = null) => ({
  state,
  verificationResult,
  issuedOn,
  dueOn: null,
  extendedTo: null,
})

test('the states and results are those of the code tables', () => {
  expect([...caseStates].sort()).toEqual(codes('outreachState').sort())
  expect([...verificationResults].sort()).toEqual(codes('verificationResult').sort())
  expect(caseStates.filter((state) => !isOpen(state)).sort()).toEqual([...settledStates].sort())
})

describe('what may be written over what', () => {
  test('several steps forward may be told at once', () => {
    expect(mayFollow('to-issue', 'founded')).toBe(true)
    expect(mayFollow('issued', 'closed')).toBe(true)
    expect(mayFollow('not-eligible', 'founded')).toBe(true)
  })

  test('nothing that was settled or handed out goes back by itself', () => {
    for (const settled of settledStates) for (const open of caseStates.filter(isOpen)) expect(mayFollow(settled, open), `${settled} → ${open}`).toBe(false)
    expect(mayFollow('verifying', 'issued')).toBe(false)
    expect(mayFollow('issued', 'to-issue')).toBe(false)
    expect(mayFollow('founded', 'not-eligible')).toBe(false)
  })

  test('the same state, and any state where none was written, may be written', () => {
    for (const state of caseStates) {
      expect(mayFollow(state, state)).toBe(true)
      expect(mayFollow(null, state)).toBe(true)
      expect(mayFollow('在途', state)).toBe(true)
      expect(mayFollow(state, null)).toBe(false)
      expect(mayFollow(state, '在途')).toBe(false)
    }
  })
})

test('what the bulletin counts by follows from state and result', () => {
  expect(isNotEligible(standing('not-eligible', 'shell'))).toBe(true)
  expect(isNotEligible(standing('closed', 'deregistered'))).toBe(true)
  expect(isNotEligible(standing('closed', 'confirmed'))).toBe(false)
  expect(isFounded(standing('closed', 'confirmed'))).toBe(true)
  expect(isFounded(standing('founding', 'confirmed'))).toBe(false)
  expect(isOpen(null)).toBe(true)
  expect(isOpen('closed')).toBe(false)
})
