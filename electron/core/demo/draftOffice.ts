// Who covers whom in the demo office, so that its figures come out as facts.ts says. No database here: a plan in memory, made in steps.
import type { RegionEntry } from '#shared/importing/ledger.ts'
import { addDays } from '#shared/values/calendar.ts'
import { apportion } from './apportion.ts'
import type { OfficeDraft } from './draft.ts'
import { draftBesides } from './draftBesides.ts'
import { draftChanges2019 } from './draftChanges2019.ts'
import { type Covering, type Drafting, draftJoint, draftUnionOf, later } from './draftCovering.ts'
import { unionDrafter } from './draftUnions.ts'
import { unitDrafter } from './draftUnits.ts'
import { demoFacts, unionsByCounty } from './facts.ts'
import type { NameMint } from './names.ts'
import { gazetteer, type Place } from './places.ts'
import type { Random } from './random.ts'

/** Yields the number of units drafted so far, often enough that the caller can let others work in between. */
export function* draftOffice(regions: readonly RegionEntry[], random: Random, names: NameMint): Generator<number, OfficeDraft> {
  const office: OfficeDraft = { units: [], unions: [], links: [] }
  const drafting: Drafting = {
    random,
    places: gazetteer(regions, random),
    unitDrafter: unitDrafter(random, names),
    unionDrafter: unionDrafter(random, names),
    office,
  }
  const joint: Covering[] = []
  const single: Covering[] = []
  const sizes = apportion(
    demoFacts.unitsCovered - demoFacts.single,
    Array.from({ length: demoFacts.joint }, () => random.between(6, 34)),
    5,
  )
  for (const [county, singles, joints] of unionsByCounty) {
    for (let i = 0; i < joints; i++) {
      joint.push(draftJoint(drafting, drafting.places.in(county), sizes[joint.length] ?? 0, ['1996-03-01', demoFacts.asOf]))
      if (i % 20 === 0) yield office.units.length
    }
    for (let i = 0; i < singles; i++) {
      single.push(draftSingle(drafting, drafting.places.in(county)))
      if (i % 300 === 0) yield office.units.length
    }
  }
  settleMembers(drafting, single, demoFacts.members - joint.reduce((sum, { union }) => sum + union.members, 0))
  draftChanges2019(drafting, single, joint)
  yield office.units.length
  yield* draftBesides(drafting, single, joint)
  const order = new Map(unionsByCounty.map(([county], index) => [county, index]))
  const rank = (place: Place): number => order.get(place.county) ?? order.size
  office.units.sort((a, b) => rank(a.place) - rank(b.place))
  office.unions.sort((a, b) => rank(a.place) - rank(b.place))
  return office
}

function draftSingle(drafting: Drafting, place: Place): Covering {
  const { random, unitDrafter } = drafting
  const institution = random.chance(place.townshipName === '' ? 0.6 : 0.09)
  const unit = institution ? unitDrafter.institution(place, unitDrafter.size(), '2018-09-01') : unitDrafter.enterprise(place, unitDrafter.size(), '2018-09-01')
  const members = Math.floor((unit.employees * (institution ? random.between(90, 100) : random.between(62, 98))) / 100)
  return draftUnionOf(drafting, unit, drafting.unionDrafter.day(later('1985-01-01', addDays(unit.foundedOn, 90)), demoFacts.asOf), members)
}

/** Scales the single unions so that their members add up to exactly `target`, never more members than employees. */
function settleMembers({ random }: Drafting, single: readonly Covering[], target: number): void {
  const factor = target / single.reduce((sum, { union }) => sum + union.members, 0)
  let left = target
  for (const { union } of single) {
    union.members = Math.max(3, Math.floor(union.members * factor))
    union.employees = Math.max(union.members, Math.round(union.employees * factor))
    left -= union.members
  }
  while (left !== 0) {
    for (const { union } of random.shuffled(single)) {
      if (left === 0) break
      if (left < 0 && union.members <= 3) continue
      union.members += Math.sign(left)
      union.employees = Math.max(union.employees, union.members)
      left -= Math.sign(left)
    }
  }
  for (const { union, links } of single) {
    for (const link of links) {
      link.members = union.members
      link.unit.employees = union.employees
    }
  }
}
