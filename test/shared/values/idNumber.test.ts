import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/importing/sheet.ts'
import { idBirthDate, idCheckCharacter, idNumbersAgree, idSex, isValidIdNumber, maskIdNumber, parseIdNumber, upgradeIdNumber } from '#shared/values/idNumber.ts'

const s = (value: string): Cell => ({ type: 's', value })
const body = '33100219850312789'
const valid = body + idCheckCharacter(body)

describe('a number of an identity card', () => {
  it('has the check character of the standard', () => {
    // The examples of GB 11643-1999.
    expect(idCheckCharacter('11010519491231002')).toBe('X')
    expect(idCheckCharacter('44052418800101001')).toBe('4')
    expect(isValidIdNumber('11010519491231002X')).toBe(true)
    expect(isValidIdNumber('110105194912310021')).toBe(false)
    expect(isValidIdNumber(`33100219850230001${idCheckCharacter('33100219850230001')}`)).toBe(false)
  })

  it('says birth date and sex', () => {
    expect([idBirthDate('11010519491231002X'), idSex('11010519491231002X')]).toEqual(['1949-12-31', 'female'])
    expect([idBirthDate(valid), idSex(valid)]).toEqual(['1985-03-12', 'male'])
  })

  it('is read without apostrophes, blanks, full-width forms and lower case', () => {
    for (const text of ["'11010519491231002x", '１１０１０５１９４９１２３１００２Ｘ', ' 110105 19491231 002X '])
      expect(parseIdNumber(s(text))).toMatchObject({ value: '11010519491231002X', problems: [], also: { documentType: '居民身份证' } })
  })

  it('of 15 digits becomes one of 18, and says so', () => {
    const parsed = parseIdNumber(s('110105491231002'))
    expect(parsed).toMatchObject({ value: '11010519491231002X', raw: '110105491231002' })
    expect(parsed.problems.map((problem) => problem.code)).toEqual(['id-15-digits'])
    expect(upgradeIdNumber('110105491331002')).toBeNull()
  })

  it('that lost its last digits is refused, as a number and as text', () => {
    for (const cell of [{ type: 'n', value: 331002198503127000 } as const, s('3.31002E+17')]) {
      const parsed = parseIdNumber(cell)
      expect(parsed.value).toBeNull()
      expect(parsed.problems.map((problem) => problem.code)).toEqual(['number-destroyed'])
    }
  })

  it('that is masked stays masked; one that fails or has another length is kept and flagged', () => {
    const read = (text: string) => [parseIdNumber(s(text)).value, ...parseIdNumber(s(text)).problems.map((problem) => problem.code)]
    expect(read('331002********7894')).toEqual(['331002********7894', 'masked'])
    expect(read('110105194912310021')).toEqual(['110105194912310021', 'checksum'])
    expect(read('1101051949123100')).toEqual(['1101051949123100', 'id-length'])
    expect(read('E12345678')).toEqual(['E12345678'])
    expect(read('已收')).toEqual([null, 'invalid-value'])
  })

  it('never travels in a finding', () => {
    for (const text of ['110105194912310021', '1101051949123100', '331002********7894', '甲110105194912310021'])
      expect(JSON.stringify(parseIdNumber(s(text)).problems)).not.toMatch(/\d{6}/)
  })

  it('is shown with its middle left out, once and not twice', () => {
    expect(maskIdNumber('331002198503127894')).toBe('331002********7894')
    expect(maskIdNumber('331002********7894')).toBe('331002********7894')
    expect(maskIdNumber('E12345678')).toBe('E1*****78')
  })

  it('may be that of a masked one, unless what is left of it differs', () => {
    expect(idNumbersAgree('331002********7894', '331002198503127894')).toBe(true)
    expect(idNumbersAgree('331002********7895', '331002198503127894')).toBe(false)
    expect(idNumbersAgree('331003********7894', '331002198503127894')).toBe(false)
  })
})
