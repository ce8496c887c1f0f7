import { describe, expect, test } from 'vitest'
import { matchReasonCodes } from '#shared/matching/result.ts'
import { matchReasonSentence } from '#shared/messages/matching.ts'

describe('the sentence of a reason', () => {
  test('says what agrees and what does not, in the words of both sides', () => {
    expect(matchReasonSentence({ code: 'same-code' })).toBe('统一社会信用代码相同')
    expect(matchReasonSentence({ code: 'brand-similar', params: { entry: '德明', unit: '德铭' } })).toBe('字号相近：名单为“德明”，单位为“德铭”')
    expect(matchReasonSentence({ code: 'number-differs', params: { entry: '二', unit: '' } })).toBe('名称里的序号不同：名单为“二”，单位为无')
    expect(matchReasonSentence({ code: 'several-units-fit', params: { count: 3 } })).toBe('有 3 家单位都相符，分不出是哪一家')
    expect(matchReasonSentence({ code: 'branch', params: { word: '分公司' } }, 'en')).toBe(
      'only one side is a branch ‘分公司’; a branch is not its head office',
    )
  })

  test('is whole for every reason in both languages, with and without particulars', () => {
    for (const code of matchReasonCodes) {
      for (const language of ['zh', 'en'] as const) {
        const sentence = matchReasonSentence({ code }, language)
        expect(sentence, code).not.toMatch(/undefined|null|NaN|\[object| {2}|[。.]$/)
        expect(sentence.length, code).toBeGreaterThan(3)
      }
    }
  })
})
