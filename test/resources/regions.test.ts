import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { RegionEntry } from '#shared/importing/ledger.ts'
import { createRegionIndex } from '#shared/values/region.ts'

const entries = JSON.parse(readFileSync(new URL('../../resources/regions.json', import.meta.url), 'utf8')) as RegionEntry[]
const index = createRegionIndex(entries)
const children = (parent: string) => entries.filter((entry) => entry.parent === parent && entry.validTo === null && !entry.local)

describe('the regions that an office starts with', () => {
  test('have each code once, a parent that exists and a successor that exists', () => {
    expect(new Set(entries.map((entry) => entry.code)).size).toBe(entries.length)
    const codes = new Set(entries.map((entry) => entry.code))
    for (const { parent, successor, level } of entries) {
      if (level !== 'province') expect(codes).toContain(parent)
      if (successor !== null) expect(codes).toContain(successor)
    }
  })

  test('are the nine counties of Taizhou', () => {
    expect(children('331000').map(({ code, name }) => `${name} ${code}`)).toEqual([
      '椒江区 331002',
      '黄岩区 331003',
      '路桥区 331004',
      '三门县 331022',
      '天台县 331023',
      '仙居县 331024',
      '温岭市 331081',
      '临海市 331082',
      '玉环市 331083',
    ])
  })

  test('hold 44 streets, 61 towns and 24 townships of 2019, and 海虹街道 that came later', () => {
    const townships = children('331000').flatMap(({ code }) => children(code))
    for (const { code, parent } of townships) expect(code).toMatch(new RegExp(`^${parent}\\d{3}$`))
    const administrative = townships.filter(({ code }) => Number(code.slice(6)) < 400)
    const ending = (text: string) => administrative.filter(({ name }) => name.endsWith(text)).length
    expect([ending('街道'), ending('镇'), ending('乡')]).toEqual([44 + 1, 61, 24])
    expect(new Set(administrative.map(({ name, parent }) => name + parent)).size).toBe(130)
  })

  test('lead retired codes to those in force, and none where a region was split', () => {
    expect(index.current('331021')).toBe('331083')
    expect(index.current('332627')).toBe('331083')
    expect(index.current('332600')).toBe('331000')
    expect(index.current('332621')).toBe('331082')
    expect(index.current('332601')).toBe('331002')
    expect(index.current('332622')).toBe('332603')
    expect(index.find('332603')?.successor).toBeNull()
    for (const { code, validTo } of entries) {
      if (validTo !== null && !['332603', '332622'].includes(code)) expect(index.find(index.current(code))).toMatchObject({ validTo: null })
    }
  })

  test('are found under the names that ledgers use', () => {
    for (const [text, code] of [
      ['椒江', '331002'],
      ['黄岩', '331003'],
      ['黄岩区', '331003'],
      ['临海', '331082'],
      ['临海市', '331082'],
      ['临海县', '331082'],
      ['玉环县', '331083'],
      ['台州市温岭市', '331081'],
      ['市本级', '331000L0'],
    ] as const) {
      expect(index.county(text)?.code).toBe(code)
    }
    expect(index.township('龙溪镇', '331083')?.code).toBe('331083107')
    expect(index.township('龙溪', '331023')?.code).toBe('331023203')
  })
})
