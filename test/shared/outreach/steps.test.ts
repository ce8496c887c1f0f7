import { describe, expect, test } from 'vitest'
import { stepLabels, stepRefusalSentence } from '#shared/messages/outreach.ts'
import { caseStates, mayFollow } from '#shared/outreach/states.ts'
import {
  type CaseStep,
  caseSteps,
  disagreement,
  refusalOf,
  type StandingCase,
  type StepValues,
  stateByResult,
  stepRules,
  stepsFrom,
  valuesAfter,
} from '#shared/outreach/steps.ts'

const found = (change: Partial<StandingCase> = {}): StandingCase => ({
  state: 'issued',
  verificationResult: null,
  issuedOn: '2019-04-01',
  dueOn: '2019-06-30',
  extendedTo: null,
  responsible: '椒江区总工会',
  evidence: null,
  resultingUnion: null,
  ...change,
})
const options = { today: '2019-06-28', extensionDays: 90 }
const refused = (step: CaseStep, change: Partial<StandingCase>, values: StepValues, why?: string) => refusalOf(step, found(change), values, { ...options, why })

/** What lets each step through, where its state does. */
const enough: Readonly<Record<CaseStep, StepValues>> = {
  issue: { issuedOn: '2019-06-28', dueOn: '2019-08-27' },
  'hand-on': { responsible: '海门街道总工会' },
  verify: {},
  confirm: { verifiedOn: '2019-06-20' },
  'rule-out': { verificationResult: 'shell', verifiedOn: '2019-06-20' },
  extend: { extendedTo: '2019-08-31', extensionReason: '企业搬迁' },
  close: { evidence: '实地走访记录', closedOn: '2019-06-28' },
  reopen: {},
  found: { foundedOn: '2019-06-20' },
}

test('each step is taken from its states, with what it needs, and refused from all others', () => {
  for (const step of caseSteps) {
    for (const state of caseStates) {
      const result = state === 'not-eligible' || (step === 'close' && state !== 'to-issue' && state !== 'founded') ? 'shell' : null
      const refusal = refused(step, { state, verificationResult: result }, enough[step], '企业重新开工')
      expect(refusal?.code ?? null, `${step} from ${state}`).toBe(stepRules[step].from.includes(state) ? null : 'state')
      expect(stepsFrom({ state, resultingUnion: null }).includes(step), `${step} from ${state}`).toBe(stepRules[step].from.includes(state))
    }
  }
})

test('every step but reopening leads to a state that may be written there', () => {
  for (const step of caseSteps) {
    const { from, to } = stepRules[step]
    for (const state of from) expect(to === null || mayFollow(state, to), `${step}: ${state} → ${to}`).toBe(step !== 'reopen')
  }
})

test('what a step needs is asked for, field by field', () => {
  for (const step of caseSteps) {
    const state = stepRules[step].from[0] ?? null
    for (const field of stepRules[step].needs) {
      const { [field]: _, ...others } = enough[step]
      expect(
        refused(step, { state, responsible: null, verificationResult: 'shell' }, { responsible: '椒江区总工会', ...others, [field]: ' ' }, '理由'),
        `${step} ${field}`,
      ).toEqual({
        code: 'needs',
        field,
      })
    }
  }
})

describe('what does not go together', () => {
  test('a due date before the day of issue', () => {
    expect(refused('issue', { state: 'to-issue' }, { issuedOn: '2019-06-28', dueOn: '2019-06-27' })).toMatchObject({ code: 'due-before-issue' })
  })
  test('ruling out what is confirmed', () => {
    expect(refused('rule-out', {}, { verificationResult: 'confirmed', verifiedOn: '2019-06-20' })).toMatchObject({ code: 'result' })
  })
  test('an extension that is none, or longer than the office allows', () => {
    const extend = (extendedTo: string) => refused('extend', {}, { extendedTo, extensionReason: '企业搬迁' })
    expect(extend('2019-06-30')).toMatchObject({ code: 'extended-too-little', params: { deadline: '2019-06-30' } })
    expect(extend('2019-09-28')).toBeNull()
    expect(extend('2019-09-29')).toMatchObject({ code: 'extended-too-far', params: { latest: '2019-09-28', days: 90 } })
  })
  test('closing before anybody knows the result, or with a union still to be founded', () => {
    expect(refused('close', {}, enough.close)).toMatchObject({ code: 'result-first' })
    expect(refused('close', { state: 'founding', verificationResult: 'confirmed' }, enough.close)).toMatchObject({ code: 'union-first' })
    expect(refused('close', { state: 'to-issue' }, enough.close)).toBeNull()
  })
  test('days that are still to come, or before the case was issued', () => {
    expect(refused('confirm', {}, { verifiedOn: '2019-06-29' })).toEqual({ code: 'future-date', field: 'verifiedOn' })
    expect(refused('confirm', {}, { verifiedOn: '2019-03-31' })).toMatchObject({ code: 'before-issue', field: 'verifiedOn' })
  })
  test('reopening without a reason, or what has its union on record', () => {
    expect(refused('reopen', { state: 'closed' }, {})).toEqual({ code: 'reason' })
    expect(refused('reopen', { state: 'founded', resultingUnion: 3 }, {}, '弄错了')).toEqual({ code: 'has-union' })
    expect(stepsFrom({ state: 'founded', resultingUnion: 3 })).toEqual(['close'])
  })
})

test('a step writes what was said and what follows', () => {
  expect(valuesAfter('issue', found({ state: 'to-issue' }), { ...enough.issue, responsible: ' 椒江区总工会 ' })).toEqual({
    issuedOn: '2019-06-28',
    dueOn: '2019-08-27',
    responsible: '椒江区总工会',
    state: 'issued',
  })
  expect(valuesAfter('rule-out', found(), enough['rule-out'])).toMatchObject({ state: 'not-eligible', verificationResult: 'shell', closedOn: '2019-06-20' })
  expect(valuesAfter('reopen', found({ state: 'closed' }), {})).toMatchObject({ state: 'verifying', verificationResult: null, closedOn: null })
  expect(valuesAfter('reopen', found({ state: 'closed', issuedOn: null }), {})).toMatchObject({ state: 'to-issue' })
  expect(valuesAfter('hand-on', found(), enough['hand-on'])).toEqual({ responsible: '海门街道总工会' })
})

test('a result says which state follows where nobody wrote one', () => {
  expect([stateByResult('issued', 'confirmed'), stateByResult('extended', 'shell'), stateByResult('founding', 'shell'), stateByResult('issued', null)]).toEqual(
    ['founding', 'not-eligible', null, null],
  )
})

test('state and result may disagree', () => {
  expect(disagreement('not-eligible', 'confirmed')).toBe('ruled-out-though-confirmed')
  expect(disagreement('founding', 'shell')).toBe('founding-though-ruled-out')
  expect(disagreement('founded', 'confirmed')).toBeNull()
  expect(disagreement('closed', 'shell')).toBeNull()
})

test('every refusal is a whole sentence in both languages', () => {
  const codes = [
    'state',
    'needs',
    'result',
    'due-before-issue',
    'extended-too-little',
    'extended-too-far',
    'future-date',
    'before-issue',
    'reason',
    'result-first',
    'union-first',
    'has-union',
  ] as const
  const params = { deadline: '2019-06-30', latest: '2019-09-28', days: 90, issuedOn: '2019-04-01' }
  for (const code of codes) {
    const zh = stepRefusalSentence({ code, params }, { step: stepLabels.close, state: '已办结', field: '核查日期' })
    expect(zh).toMatch(/^[^{}]+。$/)
    expect(zh).not.toContain('undefined')
    expect(stepRefusalSentence({ code, params }, { step: 'close', state: 'closed', field: 'verified on' }, 'en')).toMatch(/^[A-Za-z].*\.$/)
  }
})
