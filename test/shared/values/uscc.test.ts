import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/importing/sheet.ts'
import { isValidOrganisationCode, organisationCodeIn, parseOrganisationCode } from '#shared/values/organisationCode.ts'
import { isValidUscc, parseUscc, suggestUscc, usccCheckCharacter } from '#shared/values/uscc.ts'

const s = (value: string): Cell => ({ type: 's', value })
const codes = (cell: Cell, holder: 'unit' | 'union' = 'unit') => parseUscc(cell, holder).problems.map((problem) => problem.code)

describe('a unified social credit code', () => {
  it('is valid by the check character of GB 32100-2015', () => {
    expect(isValidUscc('91350100M000100Y43')).toBe(true)
    expect(isValidUscc('91350100M000100Y44')).toBe(false)
    expect(usccCheckCharacter('91350100M000100Y4')).toBe('3')
    expect(usccCheckCharacter('91350100I000100Y4')).toBeNull()
  })

  it('is read through full-width characters, blanks and lower case', () => {
    for (const text of [
      '９１３５０１００Ｍ０００１００Ｙ４３',
      '91350100 M000 100Y43',
      '91350100m000100y43',
      '\t91350100M000100Y43\n',
      '‘91350100M000100Y43'.replace('‘', "'"),
    ]) {
      expect(parseUscc(s(text), 'unit')).toEqual({ value: '91350100M000100Y43', raw: text, problems: [] })
    }
  })

  it('that fails is kept as written, with the digit that a forbidden letter looks like as a repair', () => {
    expect(parseUscc(s('9135OI00M000100Y43'), 'unit')).toMatchObject({
      value: '9135OI00M000100Y43',
      problems: [{ code: 'checksum', level: 'warning', suggest: '91350100M000100Y43' }],
    })
    const wrong = parseUscc(s('91350100M000100Y44'), 'unit')
    expect(wrong.value).toBe('91350100M000100Y44')
    expect(wrong.problems[0]).not.toHaveProperty('suggest')
    expect(suggestUscc('9135O100M000100Y44')).toBeUndefined()
  })

  it('of 17 or 19 characters is kept and flagged', () => {
    expect(parseUscc(s('91350100M000100Y4'), 'unit')).toMatchObject({ value: '91350100M000100Y4', problems: [{ code: 'checksum' }] })
  })

  it('gives way to an organisation code, which goes to its own field', () => {
    expect(parseUscc(s('70471234-5'), 'unit')).toEqual({
      value: null,
      raw: '70471234-5',
      problems: [{ code: 'organisation-code', level: 'warning', params: { code: '704712345' }, suggest: '704712345' }],
      also: { organisationCode: '704712345' },
    })
  })

  it('of 15 digits is a business registration number', () => {
    expect(parseUscc(s('331002000012345'), 'unit')).toMatchObject({
      value: null,
      also: { registrationNumber: '331002000012345' },
      problems: [{ code: 'invalid-value' }],
    })
  })

  it('whose digits Excel has destroyed is never stored', () => {
    expect(parseUscc(s('9.1331E+17'), 'unit')).toMatchObject({ value: null, problems: [{ code: 'number-destroyed', level: 'error' }] })
    expect(codes({ type: 'n', value: 913310021234567000 })).toEqual(['number-destroyed'])
  })

  it("of a company in a union's place, or the other way round, is refused", () => {
    expect(parseUscc(s('91350100M000100Y43'), 'union')).toMatchObject({
      value: null,
      raw: '91350100M000100Y43',
      problems: [{ code: 'union-code-is-company-code' }],
    })
    const union = `81331002K8L9Q4717${usccCheckCharacter('81331002K8L9Q4717')}`
    expect(parseUscc(s(union), 'union')).toEqual({ value: union, problems: [] })
    expect(codes(s(union), 'unit')).toEqual(['unit-code-is-union-code'])
  })

  it('still being applied for is empty, and said', () => {
    for (const text of ['（筹）', '筹办中', '正在办理中'])
      expect(parseUscc(s(text), 'union')).toMatchObject({ value: null, problems: [{ code: 'preparing', level: 'info' }] })
    for (const text of ['—', '/', '无', ' ', '－']) expect(parseUscc(s(text), 'union')).toEqual({ value: null, problems: [] })
    expect(codes(s('见附件'))).toEqual(['invalid-value'])
  })
})

describe('an organisation code', () => {
  it('has the check character of GB 11714-1997', () => {
    expect(isValidOrganisationCode('D2143569X')).toBe(true)
    expect(isValidOrganisationCode('D21435690')).toBe(false)
    expect(organisationCodeIn('Ｄ2143569－X')).toBe('D2143569X')
    expect(organisationCodeIn('12345678')).toBeNull()
  })

  it('that fails is kept and flagged', () => {
    expect(parseOrganisationCode(s('D2143569-0'))).toMatchObject({ value: 'D21435690', problems: [{ code: 'checksum' }] })
    expect(parseOrganisationCode({ type: 'n', value: 123 })).toMatchObject({ value: null, problems: [{ code: 'invalid-value' }] })
  })
})
