import { describe, expect, it } from 'vitest'
import type { Cell } from '#shared/importing/sheet.ts'
import { parseBoolean } from '#shared/values/boolean.ts'
import { foldName } from '#shared/values/name.ts'
import { parseOrganisation } from '#shared/values/organisation.ts'
import { parsePerson } from '#shared/values/person.ts'
import { parseNote, parseText } from '#shared/values/text.ts'

const s = (value: string): Cell => ({ type: 's', value })

describe('the name of an organisation', () => {
  it('loses line breaks and stray blanks, and keeps its brackets', () => {
    expect(parseOrganisation(s('台州市佳宏\n环保科技厂　')).value).toBe('台州市佳宏环保科技厂')
    expect(parseOrganisation(s(' 浙江 华固域教育咨询（椒江）有限公司\u200b')).value).toBe('浙江华固域教育咨询（椒江）有限公司')
    expect(parseOrganisation(s('台州 ABB  Motion 有限公司')).value).toBe('台州ABB Motion有限公司')
    expect(parseOrganisation(s('/')).value).toBeNull()
  })

  it('beside others in one cell is said to be several', () => {
    expect(parseOrganisation(s('1.甲公司 2.乙公司')).problems).toEqual([{ code: 'several-names', level: 'info' }])
    expect(parseOrganisation(s('浙江1.2光学有限公司')).problems).toEqual([])
  })

  it('is the same organisation with other brackets, blanks, dots or letters', () => {
    expect(foldName('浙江德明（路桥）有限公司')).toBe(foldName('浙江德明 (路桥)有限公司　'))
    expect(foldName('浙江德明〔路桥〕有限公司')).toBe(foldName('浙江德明【路桥】有限公司'))
    expect(foldName('Abc·有限公司')).toBe(foldName('ＡＢＣ•有限公司'))
    expect(foldName('浙江德明有限公司')).not.toBe(foldName('浙江德明（路桥）有限公司'))
  })
})

describe('the name of a person', () => {
  it.each([
    ['王　伟', '王伟'],
    [' 余清福　', '余清福'],
    ['谢  文', '谢文'],
    ['买买提•阿不都', '买买提·阿不都'],
    ['买买提‧阿不都', '买买提·阿不都'],
    ['热依木・吐尔逊', '热依木·吐尔逊'],
    ['古丽．艾力', '古丽·艾力'],
    ['John  Smith', 'John Smith'],
  ])('%s is %s', (text, name) => {
    expect(parsePerson(s(text)).value).toBe(name)
  })
})

describe('text', () => {
  it('is kept, a note with its lines', () => {
    expect(parseText(s('浙政发 〔2018〕\n34号')).value).toBe('浙政发〔2018〕34号')
    expect(parseNote(s('2017年更名\r\n原名 甲厂 ')).value).toBe('2017年更名\n原名甲厂')
    expect(parseText({ type: 'n', value: 331002000012345 }).value).toBe('331002000012345')
  })

  it('that was a long number is refused', () => {
    expect(parseText({ type: 'n', value: 331002198503127000 })).toMatchObject({ value: null, problems: [{ code: 'number-destroyed' }] })
  })
})

describe('yes and no', () => {
  it('are read in the ways of a checklist, and 无 is a no', () => {
    expect(['是', '有', '√', '已建', 'Y'].map((text) => parseBoolean(s(text)).value)).toEqual([true, true, true, true, true])
    expect(['否', '无', '×', '未建', '没有'].map((text) => parseBoolean(s(text)).value)).toEqual([false, false, false, false, false])
    expect([parseBoolean(s('—')).value, parseBoolean({ type: 'b', value: true }).value, parseBoolean({ type: 'n', value: 0 }).value]).toEqual([
      null,
      true,
      false,
    ])
    expect(parseBoolean(s('也许')).problems).toMatchObject([{ code: 'invalid-value' }])
  })
})
