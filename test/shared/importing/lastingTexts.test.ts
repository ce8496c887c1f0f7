import { expect, test } from 'vitest'
import { withLastingTexts } from '#shared/importing/lastingTexts.ts'
import type { Problem } from '#shared/importing/problem.ts'

test('a problem says the same with texts of its own, half characters included', () => {
  const problem: Pick<Problem, 'params' | 'suggest'> = {
    params: { text: `台州市海门街道第一泵业有限公司\ud840"\\`, row: 7, name: '短' },
    suggest: '91331002MA28GTQX32',
  }
  expect(withLastingTexts(problem)).toEqual(problem)
})

test('a problem without texts is left as it is', () => {
  const problem = { code: 'hidden' } as const
  expect(withLastingTexts<Pick<Problem, 'code' | 'params' | 'suggest'>>(problem)).toBe(problem)
})
