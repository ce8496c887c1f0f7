// What stands beside what when an entry of a list is compared with units.
import { describe, expect, it } from 'vitest'
import type { CandidateUnit, ReviewedEntry } from '#shared/api/reviewTypes.ts'
import { comparedRows, startingWeight } from '../../renderer/features/outreach/comparedRows.ts'

const nothing = { formerNames: null, uscc: null, organisationCode: null, county: null, township: null, address: null, legalRepresentative: null, phone: null }
const entry: ReviewedEntry = {
  ...nothing,
  id: 1,
  name: '台州甲机械厂',
  headcount: 82,
  source: 'tax',
  sourceNumber: null,
  industry: null,
  unitType: null,
  phone: '139****1234',
}
const unit = (values: Partial<CandidateUnit>): CandidateUnit => ({
  ...nothing,
  name: '甲机械厂',
  headcount: null,
  unitId: 1,
  weight: 1,
  reasons: [],
  phoneAgrees: null,
  coverage: 'none',
  unions: [],
  ...values,
})
const text = (parts: readonly { text: string; same: boolean }[]) => parts.map(({ text: part, same }) => (same ? part : `[${part}]`)).join('')
const shown = (candidates: readonly CandidateUnit[], current = 0) =>
  comparedRows(entry, candidates, current).map((row) => [row.label, text(row.entry), ...row.candidates.map(text)])

describe('the comparison', () => {
  it('marks the entry against the candidate that is looked at, and each candidate against the entry', () => {
    const candidates = [unit({}), unit({ name: '台州甲机械公司', headcount: 82 })]
    expect(shown(candidates)[0]).toEqual(['名称', '[台州]甲机械厂', '甲机械厂', '台州甲机械[公司]'])
    expect(shown(candidates, 1)[0]).toEqual(['名称', '台州甲机械[厂]', '甲机械厂', '台州甲机械[公司]'])
  })

  it('leaves out what nobody says, and marks nothing where one side is silent', () => {
    expect(shown([unit({ address: '海门街道1号' })]).map(([label, ...cells]) => [label, ...cells])).toEqual([
      ['名称', '[台州]甲机械厂', '甲机械厂'],
      ['地址', '', '海门街道1号'],
      ['联系电话', '139****1234', ''],
      ['职工人数', '82', ''],
    ])
  })

  it('marks a phone by what it is and not by its mask, and a headcount as a whole', () => {
    const rows = shown([unit({ phone: '139****1234', phoneAgrees: false, headcount: 83 }), unit({ phone: '0576-****1234', phoneAgrees: true, headcount: 82 })])
    expect(rows.slice(1)).toEqual([
      ['联系电话', '[139****1234]', '[139****1234]', '0576-****1234'],
      ['职工人数', '[82]', '[83]', '82'],
    ])
  })

  it('holds a former name against the name that the list gives', () => {
    expect(shown([unit({ formerNames: '台州甲农机厂' })])[1]).toEqual(['曾用名', '', '台州甲[农]机厂'])
  })

  it('says with what a weight begins, so that all of it adds up', () => {
    const reasons = [{ code: 'same-name', weight: 4.5 }, { code: 'county-differs', weight: -1 }, { code: 'too-uncertain' }] as const
    expect(startingWeight({ weight: -0.5, reasons })).toBe(-4)
    expect(startingWeight({ weight: 3.5, reasons })).toBe(0)
  })
})
