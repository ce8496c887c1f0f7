// Where the demo's unions stand: townships of each county with a weight, larger towns more.
import type { RegionEntry } from '#shared/importing/ledger.ts'
import type { Random } from './random.ts'

export interface Place {
  /** Codes as the registers store them. */
  readonly county: string
  readonly township: string
  /** 温岭市; 台州市 for what the city leads itself. */
  readonly countyName: string
  /** 泽国镇; empty for what the city leads itself. */
  readonly townshipName: string
  /** Six digits for credit codes. */
  readonly areaCode: string
}

/** A town or street with a federation of its own. */
export interface Township {
  readonly county: string
  readonly countyName: string
  readonly code: string
  readonly name: string
}

/** All of them that the demo's day knows, in the order of their codes; not what the city leads itself. */
export function townshipsOf(regions: readonly RegionEntry[]): Township[] {
  const byCode = new Map(regions.map((region) => [region.code, region]))
  return regions.flatMap((region) => {
    const county = region.level === 'township' && region.parent !== null ? byCode.get(region.parent) : undefined
    if (county === undefined || county.local || region.local || region.validTo !== null || tooNew.includes(region.code)) return []
    return [{ county: county.code, countyName: county.name, code: region.code, name: region.name }]
  })
}

export interface Gazetteer {
  in(county: string): Place
}

const large = [
  '泽国镇',
  '大溪镇',
  '太平街道',
  '杜桥镇',
  '古城街道',
  '大洋街道',
  '白云街道',
  '海门街道',
  '洪家街道',
  '院桥镇',
  '江口街道',
  '金清镇',
  '路南街道',
  '玉城街道',
  '楚门镇',
]
/** Set up after the day on which the demo stands still. */
const tooNew = ['331002009']

/** @throws Error when the office's regions lack one of the counties' townships. */
export function gazetteer(regions: readonly RegionEntry[], random: Random): Gazetteer {
  const byCounty = new Map<string, [Place, number][]>()
  const byCode = new Map(regions.map((region) => [region.code, region]))
  for (const region of regions) {
    const county = region.level === 'township' && region.parent !== null ? byCode.get(region.parent) : undefined
    const weight = weightOf(region)
    if (county === undefined || weight === 0) continue
    const ofTheCity = county.local
    const place = {
      county: county.code,
      township: region.code,
      countyName: ofTheCity ? '台州市' : county.name,
      townshipName: ofTheCity ? '' : region.name,
      areaCode: county.code.slice(0, 6),
    }
    byCounty.set(county.code, [...(byCounty.get(county.code) ?? []), [place, weight]])
  }
  return {
    in(county) {
      const places = byCounty.get(county)
      if (places === undefined) throw new Error(`no townships in ${county}`)
      return random.weighted(places)
    },
  }
}

function weightOf(region: RegionEntry): number {
  if (region.validTo !== null || tooNew.includes(region.code)) return 0
  if (region.local) return region.name === '市直单位' ? 3 : 1
  if (large.includes(region.name)) return 3.2
  if (Number(region.code.slice(6)) >= 400) return 0
  if (region.name.endsWith('街道')) return 1.6
  return region.name.endsWith('镇') ? 1.2 : 0.3
}
