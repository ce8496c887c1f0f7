// What the city asked of each county for 2018 and 2019, a little above what became of it.
import type { Filling, Scene } from './scene.ts'

/** Of the unions that a county founded in the year so far: what it was to found in the whole of it. */
const asked = { 2018: 1.05, 2019: 2.2 } as const

export function* fillTargets({ choice, counties, office }: Scene): Filling {
  for (const year of [2018, 2019] as const) {
    for (const { code } of [...counties, { code: '331000L0' }]) {
      const founded = office.unions.filter(({ place, foundedOn }) => place.county === code && foundedOn?.startsWith(String(year))).length
      const unions = Math.ceil(founded * asked[year]) + 2
      const targets = { 新建工会数: unions, 新增覆盖单位数: unions * 3, 新发展会员数: unions * 60 }
      for (const [kind, target] of Object.entries(targets)) yield ['yearTarget', { year, county: code, kind: choice('targetKind', kind), target }]
    }
  }
}
