import { expect, test } from 'vitest'
import { type ErrorCode, errorCodes } from '#shared/api/errors.ts'
import { errorSentence } from '#shared/messages/errors.ts'

const codes = Object.keys(errorCodes) as ErrorCode[]

test.each(codes)('%s is one plain sentence in both languages, with and without its details', (code) => {
  const details = {
    file: '台账.xlsx',
    register: 'union',
    label: '基层工会',
    id: 7,
    field: 'members',
    value: 'x',
    reference: 'ab12',
    folder: 'D:\\数据',
    limit: 512,
    period: '2018Q9',
  }
  for (const params of [{}, details]) {
    const zh = errorSentence(code, params)
    expect(zh).toMatch(/^[^\n]{4,}[。？]$|^用法/)
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    const en = errorSentence(code, params, 'en')
    expect(en).toMatch(/^[A-Z“][^\n]{4,}\.$/)
    expect(zh + en).not.toMatch(/undefined|null|\[object/)
  }
})

test('a refusal of values says every mistake in the clerk’s words', () => {
  expect(errorSentence('value-invalid', { field: 'members', message: '“会员数”要填0或正整数。' })).toBe('“会员数”要填0或正整数。')
})
