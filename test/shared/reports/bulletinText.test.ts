import { describe, expect, test } from 'vitest'
import { type BulletinInput, bulletinTable, noBulletinCounts } from '#shared/reports/bulletin.ts'
import { bulletinFields, templateNames } from '#shared/reports/bulletinFields.ts'
import { bulletinText } from '#shared/reports/bulletinText.ts'
import { parsePeriod } from '#shared/reports/period.ts'

const place = (key: string, label: string, counts: object) => ({ key, label, kind: 'region' as const, counts: { ...noBulletinCounts(), ...counts } })
// 椒江 6 of 10 (60.0 %), 黄岩 4 of 5 (80.0), 路桥 0 of 3 (0.0), 温岭 1 of 2 (50.0): 11 of 20 = 55.0 %.
const rows = [
  place('331002', '椒江区', { issued: 12, verified: 12, founded: 6, single: 4, joint: 2, foundedNow: 1, foundedYear: 3, notEligible: 2, open: 4, overdue: 1 }),
  place('331003', '黄岩区', { issued: 5, verified: 5, founded: 4, single: 4, foundedNow: 2, foundedYear: 2, open: 1 }),
  place('331004', '路桥区', { issued: 3, verified: 1, open: 3, overdue: 2 }),
  place('331081', '温岭市', { issued: 2, verified: 2, founded: 1, joint: 1, open: 1 }),
]
const before = { ...noBulletinCounts(), issued: 20, verified: 10, founded: 8, single: 6, joint: 2, open: 12, overdue: 5 }
const report = (extra: Partial<BulletinInput> = {}) =>
  bulletinTable({
    period: parsePeriod('2019-05'),
    scope: { code: '331000', name: '台州市' },
    places: '县（市、区）',
    rows,
    total: true,
    compared: [{ key: 'before', label: '上月', counts: before }],
    shouldFound: 'issued',
    today: '2019-07-03',
    ...extra,
  })
const said = (extra: Partial<BulletinInput> = {}) =>
  Object.fromEntries(bulletinText(report(extra)).sections.map(({ heading, paragraphs }) => [heading.slice(2), paragraphs]))

describe('the bulletin in words', () => {
  test('tells the overall figures, those of the month and of the year', () => {
    expect(bulletinText(report())).toMatchObject({
      title: '关于2019年5月台州市未建会企业核查建会情况的通报',
      addressee: '各县（市、区）总工会：',
      opening: '现将截至2019年5月31日全市未建会企业核查和建会情况通报如下：',
    })
    expect(said().总体情况).toEqual([
      '全市累计下发未建会核查企业22家，已核查20家，核查率90.9%。应建会20家，已建会11家，其中单独建会8家、联合建会3家，建会率55.0%。',
      '本月新建会3家，本年累计建会5家；不符合建会条件的2家，未办结的9家（其中逾期3家）。',
    ])
  })

  test('of a year tells once what was founded in it, in words and to a template', () => {
    const year = { period: parsePeriod('2019') }
    expect(said(year).总体情况?.[1]).toBe('本年新建会3家；不符合建会条件的2家，未办结的9家（其中逾期3家）。')
    const { 合计行: [total] = [] } = bulletinFields(report(year), { office: '台州市总工会' }, '2020-01-05') as { readonly 合计行?: readonly unknown[] }
    expect(total).toMatchObject({ 本期建会: '3', 本年建会: '3' })
    // One that was issued with both columns says what it said.
    const issued = bulletinText({ ...report(year), columns: report().columns })
    expect(issued.sections[0]?.paragraphs[1]).toContain('本年新建会3家，本年累计建会5家；')
  })

  test('holds them against the month before, by the printed rates', () => {
    expect(said().与上期比较).toEqual(['与上月相比，建会率提高15.0个百分点，核查率提高40.9个百分点，已建会增加3家，逾期减少2家。'])
    expect(said({ compared: [] }).与上期比较).toBeUndefined()
  })

  test('names who leads and who lags, who is below the average and who founded none', () => {
    expect(said().各地进度).toEqual(['建会率居前的是黄岩区（80.0%）、椒江区（60.0%）、温岭市（50.0%）。路桥区还没有建会。温岭市本月没有新建会。'])
  })

  test('names what is late, the most first, and asks for what is wanting', () => {
    expect(said().逾期情况).toEqual(['截至期末，全市逾期未办结的企业3家，涉及2个地方：路桥区2家、椒江区1家。'])
    expect(said().工作要求).toEqual([
      '（一）对逾期未办结的3家企业，要逐家列出原因、明确责任人和办结时间，确需延期的按规定办理延期。',
      '（二）对尚未核查的2家企业，要抓紧上门核查，路桥区要尽快完成。',
      '（三）建会率低于全市平均水平的路桥区、温岭市，要查找原因，加大力度。',
      '（四）对核定为不符合条件的企业，要留存依据，防止应建未建。',
    ])
  })

  test('of a single township names no others, and of nothing says so', () => {
    const one = {
      rows: [place('331002001', '海门街道', { issued: 2, verified: 2, founded: 2, single: 2 })],
      total: false,
      compared: [],
      scope: { code: '331002001', name: '海门街道' },
    }
    const text = bulletinText(report(one))
    expect(text.addressee).toBe('各有关单位：')
    expect(text.sections.map(({ heading }) => heading)).toEqual(['一、总体情况'])
    expect(said({ rows: [], compared: [] }).总体情况).toEqual(['全市没有下发的未建会核查企业。'])
  })

  test('gives a template every name that it may use, and no other', () => {
    const found = new Set<string>()
    const walk = (fields: ReturnType<typeof bulletinFields>): void => {
      for (const [name, value] of Object.entries(fields)) {
        found.add(name)
        if (typeof value !== 'string') value.forEach(walk)
      }
    }
    walk(bulletinFields(report(), { office: '台州市总工会' }, '2019-06-05'))
    expect([...found].sort()).toEqual([...new Set(templateNames.map(({ name }) => name))].sort())
  })
})
