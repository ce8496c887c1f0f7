import { describe, expect, it } from 'vitest'
import { problemCodes } from '#shared/importing/problem.ts'
import { problemSentence } from '#shared/messages/problems.ts'

describe('the sentence of a problem', () => {
  it('says where, what is wrong and what was done', () => {
    expect(problemSentence({ row: 5, code: 'checksum', params: { code: '9133…' }, suggest: '91350100M000100Y43' }, '统一社会信用代码', 'zh')).toBe(
      '第5行“统一社会信用代码”校验不通过，已按原样保存，可能应为 91350100M000100Y43。',
    )
    expect(problemSentence({ row: 5, code: 'checksum' }, 'credit code', 'en')).toBe('Row 5: ‘credit code’ fails its check digit; stored as written.')
    expect(problemSentence({ row: 21, code: 'total-mismatch', params: { stated: 495, computed: 485 } }, '会员数', 'zh')).toContain('495')
    expect(problemSentence({ row: null, code: 'hidden', params: { what: 'sheet' } }, null, 'en')).toMatch(/^The whole sheet is hidden/)
    expect(problemSentence({ row: 7, code: 'invalid-date', params: { text: '2018-13-05' } }, '建会时间', 'zh')).toBe(
      '第7行“建会时间”“2018-13-05”不是有效日期，未保存。',
    )
  })

  it('is whole for every code in both languages, with and without particulars', () => {
    for (const code of problemCodes) {
      for (const lang of ['zh', 'en'] as const) {
        for (const label of ['会员数', null]) {
          const sentence = problemSentence({ row: 3, code }, label, lang)
          expect(sentence, code).not.toMatch(/undefined|null|NaN|\[object/)
          expect(sentence.length, code).toBeGreaterThan(8)
          expect(sentence).toMatch(lang === 'zh' ? /^第3行.*。$/ : /^Row 3: .*\.$/)
        }
      }
    }
  })
})
