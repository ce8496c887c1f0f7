// When a person's decision holds next month and in another list, and when the question is asked anew.
import { describe, expect, it } from 'vitest'
import { overtaking, type StandingQuestion, sameEnterprise } from '#shared/matching/standing.ts'
import { usccCheckCharacter } from '#shared/values/uscc.ts'

const code = (body: string) => `${body}${usccCheckCharacter(body)}`
const [one, other] = [code('91331002MA28G3XQ5'), code('91331004MA2AP4K7X')]
const entry = { name: '台州甲机械厂', uscc: null }
const unit = { name: '台州市甲机械有限公司', formerNames: '甲农机修造厂、甲五金厂', uscc: null }
const same: StandingQuestion = { decision: 'same', before: entry, now: entry, unit, refused: [], result: null }
const none: StandingQuestion = { ...same, decision: 'none', unit: null, refused: [7, 8] }
const ask = (question: StandingQuestion, change: Partial<StandingQuestion>) => overtaking({ ...question, ...change })
const found = (outcome: 'matched' | 'unmatched' | 'review', ...candidates: number[]) => ({
  result: { outcome, unitId: outcome === 'matched' ? (candidates[0] ?? null) : null, candidates: candidates.map((unitId) => ({ unitId })) },
})

describe('a decision', () => {
  it('holds when the list says the same again, whatever the program thinks of it', () => {
    expect(overtaking(same)).toBeNull()
    expect(ask(same, found('matched', 99))).toBeNull()
    expect(ask(same, found('unmatched'))).toBeNull()
    expect(ask(none, found('matched', 7))).toBeNull()
    expect(ask(none, found('review', 8, 9))).toBeNull()
    expect(ask(none, found('unmatched'))).toBeNull()
  })

  it('is asked anew when the row carries another code than then', () => {
    expect(ask(same, { before: { ...entry, uscc: one }, now: { ...entry, uscc: other } })).toBe('code-changed')
    expect(ask(none, { before: { ...entry, uscc: one }, now: { ...entry, uscc: other } })).toBe('code-changed')
    expect(ask(same, { before: { ...entry, uscc: one }, now: { ...entry, uscc: other }, unit: { ...unit, uscc: other } })).toBeNull()
  })

  it('is asked anew when a code that was not known then contradicts it, and not when it agrees or fails its check', () => {
    const now = { ...entry, uscc: one }
    expect(ask(same, { now, unit: { ...unit, uscc: other } })).toBe('code-contradicts')
    expect(ask(same, { now, unit: { ...unit, uscc: one } })).toBeNull()
    expect(ask(same, { now })).toBeNull()
    expect(ask(same, { now: { ...entry, uscc: '91331002MA28G3XQ5X' }, unit: { ...unit, uscc: other } })).toBeNull()
  })

  it('holds through a new name only where one code or the unit’s own names hold it together', () => {
    const now = { name: '乙塑料厂', uscc: null }
    expect(ask(same, { now })).toBe('name-changed')
    expect(ask(none, { now })).toBe('name-changed')
    expect(ask(same, { before: { ...entry, uscc: one }, now: { ...now, uscc: one } })).toBeNull()
    expect(ask(same, { now: { name: '台州市甲机械有限公司', uscc: null } })).toBeNull()
    expect(ask(same, { now: { name: '甲五金厂', uscc: null } })).toBeNull()
    expect(ask(same, { now: { name: ' 台州甲机械厂 ', uscc: null } })).toBeNull()
  })

  it('that it is none of some units says nothing of a unit that came later', () => {
    expect(ask(none, found('matched', 9))).toBe('newly-found')
    expect(ask(none, found('review', 9, 7))).toBe('new-candidate')
  })

  it('falls with its unit', () => {
    expect(ask(same, { unit: null })).toBe('unit-gone')
  })
})

describe('entries of two lists', () => {
  const listed = { name: '台州甲机械厂', uscc: null, organisationCode: null, county: '331002', township: '331002001' }

  it('are one enterprise by a valid code, whatever they are called', () => {
    expect(sameEnterprise({ ...listed, uscc: one }, { ...listed, name: '甲机械', township: null, uscc: one.toLowerCase() })).toBe('code')
    expect(sameEnterprise({ ...listed, uscc: one }, { ...listed, uscc: other })).toBeNull()
  })

  it('are not where one alone is a branch', () => {
    expect(sameEnterprise({ ...listed, uscc: one }, { ...listed, name: '台州甲机械厂路桥分厂', uscc: one })).toBeNull()
  })

  it('are one enterprise by name and township where no code speaks against it', () => {
    expect(sameEnterprise(listed, { ...listed, name: '台州甲 机械厂' })).toBe('name-and-township')
    expect(sameEnterprise({ ...listed, uscc: one }, { ...listed, organisationCode: 'MA28G3XQ-5' })).toBe('name-and-township')
    expect(sameEnterprise({ ...listed, uscc: one }, { ...listed, organisationCode: 'MA2AP4K7-X' })).toBeNull()
    expect(sameEnterprise({ ...listed, uscc: '91331002MA28G3XQ5X' }, { ...listed, uscc: one })).toBe('name-and-township')
  })

  it('are not by a name alone, nor by a name in another township', () => {
    expect(sameEnterprise({ ...listed, township: null }, { ...listed, township: null })).toBeNull()
    expect(sameEnterprise(listed, { ...listed, township: '331002002' })).toBeNull()
    expect(sameEnterprise({ ...listed, township: '开发区' }, { ...listed, county: '331004', township: '开发区' })).toBeNull()
    expect(sameEnterprise(listed, { ...listed, name: '台州乙机械厂' })).toBeNull()
  })
})
