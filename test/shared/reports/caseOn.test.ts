import { describe, expect, test } from 'vitest'
import { caseOn, type RecordedCase } from '#shared/reports/caseOn.ts'

const found = (values: Partial<RecordedCase> = {}): RecordedCase => ({
  state: 'issued',
  verificationResult: null,
  issuedOn: '2019-03-10',
  dueOn: '2019-05-10',
  extendedTo: null,
  verifiedOn: null,
  foundedOn: null,
  closedOn: null,
  unionFoundedOn: null,
  entered: { case: '2019-03-12', state: '2019-06-20', verificationResult: '2019-06-20', extendedTo: '2019-06-20' },
  ...values,
})
/** What the case is on a day, in words. */
const on = (day: string, values: Partial<RecordedCase> = {}) =>
  Object.entries(caseOn(found(values), day))
    .filter(([, value]) => value === true)
    .map(([key]) => key)
    .join(' ')

describe('a case', () => {
  test('counts from the day of its issue, by its month or year where no more is known', () => {
    expect([on('2019-03-09'), on('2019-03-10')]).toEqual(['', 'issued open'])
    expect([on('2019-02-28', { issuedOn: '2019-03' }), on('2019-03-31', { issuedOn: '2019-03' })]).toEqual(['', 'issued open'])
  })

  test('counts from its entry where nobody wrote when it was issued, and not at all while it waits or was dropped before', () => {
    expect([on('2019-03-11', { issuedOn: null }), on('2019-03-12', { issuedOn: null })]).toEqual(['', 'issued open'])
    expect(on('2019-12-31', { issuedOn: null, state: 'to-issue' })).toBe('')
    expect(on('2019-12-31', { issuedOn: null, state: null })).toBe('')
    expect(on('2019-12-31', { issuedOn: null, state: 'closed', closedOn: '2019-04-01' })).toBe('')
  })

  test('is verified from the day that its result names, or from its entry', () => {
    const verified = { state: 'founding', verificationResult: 'confirmed', dueOn: null }
    expect([on('2019-04-04', { ...verified, verifiedOn: '2019-04-05' }), on('2019-04-05', { ...verified, verifiedOn: '2019-04-05' })]).toEqual([
      'issued open',
      'issued verified open',
    ])
    expect([on('2019-06-19', verified), on('2019-06-20', verified)]).toEqual(['issued open', 'issued verified open'])
  })

  test('founded in June is open in the bulletin of May', () => {
    const founded = { state: 'founded', verificationResult: 'confirmed', verifiedOn: '2019-04-05', foundedOn: '2019-06-03' }
    expect(on('2019-05-31', founded)).toBe('issued verified open overdue')
    expect(on('2019-06-30', founded)).toBe('issued verified founded')
    expect(caseOn(found(founded), '2019-06-30').foundedOn).toBe('2019-06-03')
    expect(caseOn(found(founded), '2019-05-31').foundedOn).toBeNull()
  })

  test('takes the founding day from its union where it has none, then from its closing, then from its entry', () => {
    const founded = { state: 'founded', verificationResult: 'confirmed' }
    expect(caseOn(found({ ...founded, unionFoundedOn: '2019-05-02', closedOn: '2019-05-09' }), '2019-12-31').foundedOn).toBe('2019-05-02')
    expect(caseOn(found({ ...founded, closedOn: '2019-05-09' }), '2019-12-31').foundedOn).toBe('2019-05-09')
    expect(caseOn(found(founded), '2019-12-31').foundedOn).toBe('2019-06-20')
  })

  test('ruled out in May and put away in June was not eligible in May', () => {
    const closed = { state: 'closed', verificationResult: 'shell', verifiedOn: '2019-05-05', closedOn: '2019-06-10' }
    expect(on('2019-04-30', closed)).toBe('issued open')
    expect(on('2019-05-31', closed)).toBe('issued verified notEligible')
  })

  test('is overdue after the last day of its deadline, and no longer once it is settled', () => {
    expect([on('2019-05-10'), on('2019-05-11')]).toEqual(['issued open', 'issued open overdue'])
    expect([on('2019-05-31', { dueOn: '2019-05' }), on('2019-06-01', { dueOn: '2019-05' })]).toEqual(['issued open', 'issued open overdue'])
    expect(on('2019-06-30', { state: 'not-eligible', verificationResult: 'below-25', verifiedOn: '2019-06-01' })).toBe('issued verified notEligible')
  })

  test('extended in June was overdue in May all the same', () => {
    const extended = { state: 'extended', extendedTo: '2019-08-08' }
    expect(on('2019-05-31', extended)).toBe('issued open overdue')
    expect(on('2019-06-30', extended)).toBe('issued open')
    expect(on('2019-08-31', extended)).toBe('issued open overdue')
  })

  test('closed without a result is settled as nothing, which the checks of the bulletin find', () => {
    expect(on('2019-05-31', { state: 'closed', closedOn: '2019-05-02' })).toBe('issued')
    expect(on('2019-04-30', { state: 'closed', closedOn: '2019-05-02' })).toBe('issued open')
  })
})
