import { expect, test } from 'vitest'
import { EXACT, INSIDE, PREFIX } from '#core/records/search/score.ts'
import { spellingOf } from '#core/records/search/spelling.ts'
import { Texts } from '#core/records/search/texts.ts'

const texts = new Texts()
function score(typed: string, name: string): number {
  const number = texts.numberOf(name)
  const spelling = spellingOf(typed)
  return spelling ? (texts.spelled(spelling)[number] ?? 0) : -1
}

test.each([
  ['wangwei', '王伟', EXACT],
  ['wang wei', '王伟', EXACT],
  ['ＷＡＮＧＷＥＩ', '王伟', EXACT],
  ["wang'wei", '王伟', EXACT],
  ['ww', '王伟', EXACT],
  ['w w', '王伟', EXACT],
  ['wang', '王伟', PREFIX],
  ['wangw', '王伟', INSIDE],
  ['王wei', '王伟', EXACT],
  ['王w', '王伟', EXACT],
  ['weiqiang', '王伟强', INSIDE],
  ['zhangsan', '张三', EXACT],
  ['zhs', '张三', EXACT],
  ['zs', '张三', EXACT],
  ['zhang sa', '张三', PREFIX],
  ['shanxiong', '单雄信', PREFIX],
  ['qiuying', '仇英', EXACT],
  ['lvbu', '吕布', EXACT],
  ['lübu', '吕布', EXACT],
  ['lubu', '吕布', EXACT],
  ['moqi', '万俟咏', PREFIX],
  ['chongqing', '重庆机电有限公司', PREFIX],
  ['zhongxing', '台州重型机械厂', INSIDE],
  ['zjdm', '浙江德明有限公司', PREFIX],
  ['abb', '厦门ABB开关有限公司', INSIDE],
])('%s finds %s', (typed, name, expected) => {
  expect(score(typed, name)).toBe(expected)
})

test.each([
  ['wangwei', '王大强'],
  ['ww', '王大伟'],
  ['wangwe i', '王伟'],
  ['xian', '张三'],
  ['xi an', '先锋厂'],
  ['li', '王伟'],
])('%s does not find %s', (typed, name) => {
  expect(score(typed, name)).toBe(0)
})

test('a text without Latin letters is not spelled, nor is one that nobody would type', () => {
  expect(spellingOf('王伟')).toBeNull()
  expect(spellingOf('0576-1234')).toBeNull()
  expect(spellingOf('a'.repeat(31))).toBeNull()
})

test('a text is found by any part of it, however many stand beside it, and never across two of them', () => {
  const many = new Texts()
  const names = ['王伟', '李伟', '伟', '大伟强']
  const numbers = names.map((name) => many.numberOf(name))
  const marks = () => numbers.map((number) => many.holding('伟')[number])
  expect(marks()).toEqual([INSIDE, INSIDE, EXACT, INSIDE])
  numbers.push(many.numberOf('伟大'))
  expect(marks()).toEqual([INSIDE, INSIDE, EXACT, INSIDE, PREFIX])
  expect(many.numberOf('李伟')).toBe(numbers[1])
  expect([...many.holding('伟李')].every((mark) => mark === 0)).toBe(true)
  expect([...many.holding('')].every((mark) => mark === 0)).toBe(true)
  expect([...many.holding('\n')].every((mark) => mark === 0)).toBe(true)
})
