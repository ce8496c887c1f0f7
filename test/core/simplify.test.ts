import { describe, expect, test } from 'vitest'
import { simplify } from '#core/simplify.ts'

describe('simplify', () => {
  test('makes traditional characters simplified ones', () => {
    expect(simplify('臺州市黃巖區機械製造廠')).toBe('台州市黄岩区机械制造厂')
    expect(simplify('溫嶺市東風電動車有限公司')).toBe('温岭市东风电动车有限公司')
    expect(simplify('陳國強')).toBe('陈国强')
  })

  test('leaves simplified characters, letters, digits and signs as they are', () => {
    const text = '浙江德明（路桥）科技有限公司 No.3－Ａ 91331004MA2DTEST0X'
    expect(simplify(text)).toBe(text)
    expect(simplify('')).toBe('')
  })

  test('makes of a part what it makes of that part in the whole, so that a search for a part finds it', () => {
    const whole = '一坏乾隆裏瞭望臺後髮發'
    for (let from = 0; from < whole.length; from++)
      for (let to = from + 1; to <= whole.length; to++) expect(simplify(whole)).toContain(simplify(whole.slice(from, to)))
  })

  test('what it has made it leaves alone', () => {
    const once = simplify('臺灣著名瞭望臺與鐘錶廠')
    expect(simplify(once)).toBe(once)
  })

  test('also those beyond the basic plane', () => {
    expect(simplify('𠁞')).toBe('𠀾')
  })
})
