import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/importing/sheet.ts'
import { maskDigits, maskPhone, parsePhone, phonesIn } from '#shared/values/phone.ts'

const s = (value: string): Cell => ({ type: 's', value })

describe('a telephone number', () => {
  it.each([
    ['13933815291', '13933815291'],
    ['150 0671 1475', '15006711475'],
    ['139-2591-0719', '13925910719'],
    ['１３９８３１４１３６４', '13983141364'],
    ['+86 13933815291', '13933815291'],
    ['13543272580 张', '13543272580'],
    ['13885650938（短号66938）', '13885650938'],
    ['17766787041(妻)', '17766787041'],
    ['0576-86950200', '0576-86950200'],
    ['0576－81052919', '0576-81052919'],
    ['(0576)86950200', '0576-86950200'],
    ['057686950200', '0576-86950200'],
    ['0576-89139787（办公室）', '0576-89139787'],
    ['0576-89139787-801', '0576-89139787-801'],
    ['010-62345678', '010-62345678'],
    ['86950200', '86950200'],
  ])('%s is %s', (text, phone) => {
    expect(parsePhone(s(text))).toMatchObject({ value: phone, problems: [] })
  })

  it('as a number cell is the same number', () => {
    expect(parsePhone({ type: 'n', value: 13933815291 })).toEqual({ value: '13933815291', problems: [] })
  })

  it('beside others is the first, and that is said without any of them', () => {
    for (const text of ['13546632176/13846632183', '18720071014；13820071021', '17740265417、13840265424', '13546632176\n0576-86950200']) {
      const parsed = parsePhone(s(text))
      expect(parsed.value).toBe(phonesIn(text)[0])
      expect(parsed.problems).toEqual([{ code: 'several-phones', level: 'info', params: { count: 2 } }])
    }
  })

  it('in scientific notation has lost its digits', () => {
    for (const cell of [s('1.58624E+10'), { type: 'n', value: 1.3912345678e15 } as const])
      expect(parsePhone(cell)).toMatchObject({ value: null, problems: [{ code: 'number-destroyed', level: 'error' }] })
  })

  it('that is none is refused and not repeated in full', () => {
    expect(parsePhone(s('1393381529'))).toMatchObject({ value: null, raw: '1393381529', problems: [{ code: 'invalid-value', params: { text: '13******29' } }] })
    expect(parsePhone(s('无'))).toEqual({ value: null, problems: [] })
  })

  it('is shown without its middle', () => {
    expect(maskPhone('13933815291')).toBe('139****5291')
    expect(maskPhone('0576-86950200')).toBe('0576-****0200')
    expect(maskPhone('0576-86950200-801')).toBe('0576-****0200-801')
    expect(maskPhone('86950200')).toBe('****0200')
    expect(maskDigits('本人 13933815291，房号 301')).toBe('本人 13*******91，房号 301')
  })
})
