import { describe, expect, test } from 'vitest'
import { headerBands } from '#shared/reports/headerBands.ts'
import { noCounts, organisationColumns, organisationTable } from '#shared/reports/organisation.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { renderReportHtml } from '#shared/reports/renderHtml.ts'
import type { Report } from '#shared/reports/report.ts'

function report(label = '椒江区'): Report {
  const counts = { ...noCounts(), unions: 3, single: 2, joint: 1, employees: 200, members: 150 }
  const row = { key: '331002', label, kind: 'region', counts } as const
  return organisationTable({
    period: parsePeriod('2018Q3'),
    scope: { code: '331000', name: '台州市' },
    places: '县（市、区）',
    rows: [row],
    total: true,
    compared: [],
    today: '2019-07-03',
  })
}

describe('the header', () => {
  test('has bands over their columns and single headings over both lines', () => {
    const [top = [], bottom = []] = headerBands(organisationColumns('县（市、区）'))
    expect(top.map((cell) => [cell.text, cell.column, cell.columns, cell.lines])).toEqual([
      ['县（市、区）', 0, 1, 2],
      ['基层工会（个）', 1, 3, 1],
      ['覆盖单位（个）', 4, 1, 2],
      ['职工（人）', 5, 2, 1],
      ['会员（人）', 7, 3, 1],
      ['入会率（%）', 10, 1, 2],
    ])
    expect(bottom.map((cell) => cell.text)).toEqual(['合计', '单独建会', '联合建会', '合计', '其中：女', '合计', '其中：女', '其中：农民工'])
  })

  test('keeps bands apart that are called the same under different bands, and bands that are not neighbours', () => {
    const column = (key: string, ...path: string[]) => ({ key, path, kind: 'count' }) as const
    const bands = headerBands([column('a', 'X', 'Y', '1'), column('b', 'X', 'Y', '2'), column('c', 'Z', 'Y', '3'), column('d', 'X', 'Y', '4')])
    expect(bands[0]?.map((cell) => [cell.text, cell.columns])).toEqual([
      ['X', 2],
      ['Z', 1],
      ['X', 1],
    ])
    expect(bands[1]?.map((cell) => [cell.text, cell.columns])).toEqual([
      ['Y', 2],
      ['Y', 1],
      ['Y', 1],
    ])
  })
})

describe('the printed report', () => {
  test('escapes every text that comes from the office', () => {
    const html = renderReportHtml(report('<img src=x onerror="1">&\''), { office: '"><script>alert(1)</script>', preparedBy: '<b>王伟</b>' })
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<script')
    expect(html).not.toContain('<b>')
    expect(html).toContain('&lt;img src=x onerror=&quot;1&quot;&gt;&amp;&#39;')
    expect(html).toContain('填报人：&lt;b&gt;王伟&lt;/b&gt;')
  })

  test('holds title, period, reporting office, units, figures as plain digits and the lines to sign', () => {
    const html = renderReportHtml(report(), { office: '台州市总工会' })
    for (const text of ['>附件<', '台州市基层工会组织情况', '2018年第三季度（截至2018年9月30日）', '填报单位：台州市总工会', '（单位：个、人、%）'])
      expect(html).toContain(text)
    for (const text of ['填报单位（盖章）：', '单位负责人（签字）：', '填报人：', '联系电话：', '填报日期：']) expect(html).toContain(text)
    expect(html).toContain('<tr class="total"><th scope="row">合计</th><td class="figure">3</td><td class="figure">2</td><td class="figure">1</td>')
    expect(html).toContain('<td class="figure">75.0</td>')
  })

  test('is A4 landscape with numbered pages and a header on each, and fetches nothing', () => {
    const html = renderReportHtml(report(), { office: '台州市总工会' })
    expect(html).toContain('size: A4 landscape')
    expect(html).toContain('counter(page)')
    expect(html).toContain('counter(pages)')
    expect(html).toContain('table-header-group')
    expect(html).not.toMatch(/<(script|link|img|iframe)|url\(|https?:/i)
  })

  test('prints — where there is no rate', () => {
    const rows = [{ key: 'own', label: '市本级', kind: 'own', counts: noCounts() } as const]
    const empty = organisationTable({
      period: parsePeriod('2018'),
      scope: { code: '1', name: '甲' },
      places: '地区',
      rows,
      total: false,
      compared: [],
      today: '2019-01-01',
    })
    expect(renderReportHtml(empty, { office: '甲' })).toContain('<td class="figure none">—</td>')
  })
})
