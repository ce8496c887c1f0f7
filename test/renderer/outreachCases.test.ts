// Which cases are on screen, and what each step asks: pure, held against the rules that the core applies.
import { describe, expect, test } from 'vitest'
import { caseSteps, refusalOf, type StandingCase, stepRules } from '#shared/outreach/steps.ts'
import { type FormStep, fieldsOf, firstDraft, missingIn } from '../../renderer/components/outreach/stepFields.ts'
import { type CaseView, caseQuery, caseTabs, readCaseView, tabCount, writeCaseView } from '../../renderer/features/outreach/caseUrl.ts'

const view: CaseView = { tab: 'all', county: null, township: null, tier: null, search: '', page: 1 }

describe('the address', () => {
  test('gives back what it was made of, and forgets what nobody knows', () => {
    for (const tab of caseTabs) {
      const full: CaseView = { tab, county: '椒江区', township: '海门街道', tier: 'campaign', search: '机械', page: 3 }
      expect(readCaseView(writeCaseView(full))).toEqual(full)
    }
    expect(writeCaseView(view).toString()).toBe('')
    expect(readCaseView(new URLSearchParams('tab=sleeping&tier=huge&page=-1'))).toEqual(view)
  })

  test('asks for the state, for what is late, or for founded ones without a union', () => {
    expect(caseQuery({ ...view, tab: 'issued' }).filters).toEqual([{ field: 'state', op: 'is', value: 'issued' }])
    expect(caseQuery({ ...view, tab: 'overdue', county: '' }).filters).toEqual([
      { field: 'urgency', op: 'is', value: 'overdue' },
      { field: 'county', op: 'blank' },
    ])
    expect(caseQuery({ ...view, tab: 'without-union' }).filters).toHaveLength(2)
    expect(caseQuery(view).filters).toEqual([])
  })

  test('every tab has its count', () => {
    const states = { 'to-issue': 1, issued: 2, verifying: 3, founding: 4, extended: 5, founded: 6, 'not-eligible': 7, closed: 8 }
    const counts = { total: 36, states, overdue: 9, dueSoon: 10, unanswered: 2, withoutUnion: 11 }
    expect(caseTabs.map((tab) => tabCount(counts, tab))).toEqual([36, 1, 2, 3, 4, 5, 9, 10, 11, 6, 7, 8])
  })
})

describe('the form of a step', () => {
  const steps = caseSteps.filter((step): step is FormStep => step !== 'found')
  const settings = { verifyDays: 60, extensionDays: 90 }
  const today = '2019-06-28'

  test('asks for what the step needs and for what it may say', () => {
    for (const step of steps) {
      const fields = fieldsOf(step)
      expect(fields.filter(({ needed }) => needed).map(({ field }) => field)).toEqual(stepRules[step].needs)
      expect(fields).toHaveLength(stepRules[step].needs.length + stepRules[step].may.length)
    }
  })

  test('is complete as it opens where nothing but days is asked, and a complete one is not refused', () => {
    const found: StandingCase = {
      state: 'to-issue',
      verificationResult: null,
      issuedOn: null,
      dueOn: null,
      extendedTo: null,
      responsible: '椒江区总工会',
      evidence: null,
      resultingUnion: null,
    }
    const draft = firstDraft('issue', today, settings)
    expect(draft).toEqual({ issuedOn: '2019-06-28', dueOn: '2019-08-27' })
    expect(missingIn('issue', draft, 'keep', '')).toBe(false)
    expect(refusalOf('issue', found, draft, { today, extensionDays: 90 })).toBeNull()
    expect(steps.filter((step) => missingIn(step, firstDraft(step, today, settings), 'township', ''))).toEqual(['rule-out', 'extend', 'close', 'reopen'])
  })

  test('wants a name where one is to be written, and a reason for opening again', () => {
    expect(missingIn('hand-on', {}, 'name', '')).toBe(true)
    expect(missingIn('hand-on', { responsible: '海门街道总工会' }, 'name', '')).toBe(false)
    expect([missingIn('reopen', {}, 'keep', ' '), missingIn('reopen', {}, 'keep', '企业重新开工')]).toEqual([true, false])
  })
})
