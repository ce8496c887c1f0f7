import { describe, expect, it } from 'vitest'
import type { RegionEntry } from '#shared/importing/ledger.ts'
import { createRegionIndex, parseRegion } from '#shared/values/region.ts'
import { regions } from '#test/support/knowledge.ts'

describe('a region', () => {
  it.each([
    ['椒江', '331002'],
    ['椒江区', '331002'],
    ['台州市椒江区', '331002'],
    ['浙江省台州市椒江区', '331002'],
    [' 椒 江 区 ', '331002'],
    ['331002', '331002'],
    ['玉环', '331083'],
    ['玉环市', '331083'],
    ['玉环县', '331083'],
    ['331021', '331083'],
    ['332627', '331083'],
    ['临海市', '331082'],
  ])('%s is county %s', (text, code) => {
    expect(regions.county(text)?.code).toBe(code)
  })

  it('is not guessed', () => {
    for (const text of ['', '台州', '台州市', '杭州', '东阳市', '椒江区总工会']) expect(regions.county(text)).toBeUndefined()
  })

  it('below the county is found with and without its ending, inside the county', () => {
    const haimen = regions.township('海门街道', '331002')
    expect(haimen).toMatchObject({ name: '海门街道', parent: '331002' })
    expect(regions.township('海门', '331002')?.code).toBe(haimen?.code)
    expect(regions.township('椒江区海门街道', '331002')?.code).toBe(haimen?.code)
    expect(regions.township('海门街道', '331081')).toBeUndefined()
    expect(regions.township('海门街道', null)?.code).toBe(haimen?.code)
  })

  it('of a name that two counties have is found only inside one of them', () => {
    const entry = (code: string, name: string, level: RegionEntry['level'], parent: string | null): RegionEntry => ({
      code,
      name,
      level,
      parent,
      local: true,
      validFrom: null,
      validTo: null,
      successor: null,
    })
    const index = createRegionIndex([
      entry('1', '甲县', 'county', null),
      entry('2', '乙县', 'county', null),
      entry('11', '城关镇', 'township', '1'),
      entry('21', '城关镇', 'township', '2'),
      entry('12', '城东镇', 'township', '1'),
      entry('13', '城东街道', 'township', '1'),
    ])
    expect(index.township('城关镇', null)).toBeUndefined()
    expect(index.township('城关', '2')?.code).toBe('21')
    expect(index.township('城东', '1')).toBeUndefined()
    expect(index.township('城东镇', '1')?.code).toBe('12')
  })

  it('that nobody knows is kept as written and flagged', () => {
    expect(parseRegion({ type: 's', value: '东海街道 ' }, 'township', regions, '331002')).toEqual({
      value: '东海街道',
      raw: '东海街道 ',
      problems: [{ code: 'unknown-value', level: 'warning', params: { text: '东海街道' } }],
    })
    expect(regions.nameOf('东海街道')).toBe('东海街道')
    expect(regions.nameOf('331002')).toBe('椒江区')
  })
})
