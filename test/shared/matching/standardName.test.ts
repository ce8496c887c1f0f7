import { describe, expect, test } from 'vitest'
import { simplify } from '#core/simplify.ts'
import { createPlaceBook } from '#shared/matching/placeBook.ts'
import { createNameReader } from '#shared/matching/standardName.ts'
import { createTradeBook } from '#shared/matching/tradeBook.ts'
import { knowledge } from '#test/support/knowledge.ts'

const places = createPlaceBook(knowledge.regions, simplify)
const trades = createTradeBook()
const reader = createNameReader(places, trades, simplify)
const parts = (name: string) => {
  const { placeText, brand, trade, form, group, number, branch } = reader.read(name, null).name
  return [placeText, brand, trade, form, ...(group ? ['集团'] : []), ...(number === '' ? [] : [number]), ...(branch === '' ? [] : [branch])].join('·')
}

describe('a name taken apart', () => {
  test.each([
    ['浙江省台州市德昱汽车配件有限公司', '浙江省台州市·德昱·汽车配件·有限公司'],
    ['台州市黄岩德昱模具有限责任公司', '台州市黄岩·德昱·模具·有限公司'],
    ['玉环市德昱泓泵业股份有限公司', '玉环市·德昱泓·泵业·股份有限公司'],
    ['德昱（台州）新材料有限公司', '(台州)·德昱·新材料·有限公司'],
    ['浙江德昱新能源（临海）有限公司', '浙江(临海)·德昱·新能源·有限公司'],
    ['臺州市德昱機械廠', '台州市·德昱·机械·厂'],
    ['椒江区德昱机械制造厂', '椒江区·德昱·机械制造·厂'],
    ['三门县德昱水产养殖专业合作社', '三门县·德昱·水产养殖·专业合作社'],
    ['台州市德昱集团有限公司', '台州市·德昱··有限公司·集团'],
    ['台州市德昱第二塑料有限公司', '台州市·德昱·塑料·有限公司·2'],
    ['台州市德昱机械十二厂', '台州市·德昱·机械·厂·12'],
    ['上海德昱投资中心（有限合伙）', '上海·德昱·投资中心·合伙企业'],
    ['台州市德昱餐饮有限公司（筹）', '台州市·德昱·餐饮·有限公司'],
  ])('%s', (name, expected) => {
    expect(parts(name)).toBe(expected)
  })

  test('a branch is told by what follows its head office', () => {
    expect(parts('台州市德昱模具有限公司临海第一分公司')).toBe('台州市·德昱·模具·有限公司·临海第一分公司')
    expect(parts('德昱（台州）模具有限公司营业部')).toBe('(台州)·德昱·模具·有限公司·营业部')
    expect(parts('台州市德昱机械厂第二分厂')).toBe('台州市·德昱·机械·厂·第二分厂')
    // A sole trader's 经营部 and an agency of the government are no branches.
    expect(reader.read('椒江区德昱五金经营部', null).name).toMatchObject({ branch: '', form: '经营部' })
    expect(reader.read('台州市椒江区海门街道办事处', null).name.branch).toBe('')
  })

  test('other names stand in brackets, behind the name, or in the record, and the one in use goes first', () => {
    const names = (name: string, former: string | null = null) => {
      const read = reader.read(name, former)
      return [read.name.key, ...read.others.map(({ key }) => key)]
    }
    expect(names('台州市甲德有限公司（原名：台州市乙昱厂）')).toEqual(['台州市甲德有限公司', '台州市乙昱厂'])
    expect(names('台州市乙昱厂（现更名为甲德（台州）有限公司）')).toEqual(['甲德台州有限公司', '台州市乙昱厂'])
    expect(names('台州市甲德有限公司', '台州市乙昱厂、曾用名：台州市丙泓厂')).toEqual(['台州市甲德有限公司', '台州市乙昱厂', '台州市丙泓厂'])
    expect(names('台州市甲德（原野）有限公司')).toEqual(['台州市甲德原野有限公司'])
  })

  test('names that are written alike but for brackets, blanks, width and case have one key', () => {
    const keys = ['Ａｂ德昱（台州）有限公司', 'AB德昱(台州)有限公司', 'ab 德昱［台州］　有限公司'].map((name) => reader.read(name, null).name.key)
    expect(new Set(keys).size).toBe(1)
  })
})

describe('a trade that no table has', () => {
  test('is learnt where many brands stand before it, and a brand of its own is not cut', () => {
    const book = createTradeBook()
    const brands = ['德昱', '岳泓', '霖祺', '舜翰', '崇珩', '彦晟']
    for (const brand of brands) book.learn(`${brand}古琴斫制`)
    book.learn('德昱岳泓')
    expect(book.tradeOf('清涵古琴斫制')).toBe('')
    book.settle()
    expect(book.tradeOf('清涵古琴斫制')).toBe('古琴斫制')
    expect(book.tradeOf('德昱岳泓')).toBe('')
    expect(book.tradeOf('德昱岳泓机械')).toBe('机械')
  })
})
