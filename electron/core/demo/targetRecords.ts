// What the city asked of each county for 2018 and 2019, a little above what became of it.
import type { Filling, Scene } from './scene.ts'

/** Of each county by its unions: so many new unions and covered units a year; members are a share of the new unions. */
const kinds = [
  ['新建工会数', 0.004],
  ['新增覆盖单位数', 0.012],
  ['新发展会员数', 0.3],
] as const

export function* fillTargets({ choice, counties, office }: Scene): Filling {
  for (const year of [2018, 2019]) {
    for (const { code } of [...counties, { code: '331000L0' }]) {
      const unions = office.unions.filter(({ place, status }) => place.county === code && status === 'active').length
      for (const [kind, share] of kinds) {
        yield ['yearTarget', { year, county: code, kind: choice('targetKind', kind), target: Math.max(1, Math.ceil(unions * share)) }]
      }
    }
  }
}
