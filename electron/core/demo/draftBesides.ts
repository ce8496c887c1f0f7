// What stands beside the facts and must not count on their day: unions in preparation, merged or revoked, links that ended, units without a union.
import { addDays } from '#shared/values/calendar.ts'
import { type Covering, type Drafting, draftJoint, draftUnionOf, later } from './draftCovering.ts'
import { besides, demoFacts, unionsByCounty } from './facts.ts'

export function* draftBesides(drafting: Drafting, single: readonly Covering[], joint: readonly Covering[]): Generator<number, void> {
  const { random, office } = drafting
  const standingSingle = single.filter(({ union }) => union.status === 'active')
  const standingJoint = joint.filter(({ union }) => union.status === 'active')
  const covered = random.shuffled(standingJoint.flatMap(({ links }) => links))
  draftLeavers(drafting, standingSingle, standingJoint)
  coverTwice(drafting, covered, standingJoint)
  draftMerged(drafting, covered.slice(besides.coveredTwice))
  yield office.units.length
  draftRevoked(drafting)
  draftPreparing(drafting)
  for (const link of covered.slice(-besides.unitsWithoutCode)) link.unit.lacks = 'uscc'
  const gapped = random.shuffled(standingSingle)
  for (const { union } of gapped.slice(-besides.unionsWithoutTownship)) union.lacks = 'township'
  for (let i = 0; i < besides.unitsWithoutUnion; i++) {
    const size = random.chance(0.65) ? drafting.unitDrafter.smallSize() : drafting.unitDrafter.size()
    office.units.push(drafting.unitDrafter.enterprise(anywhere(drafting), size, '2019-01-01'))
    if (i % 400 === 0) yield office.units.length
  }
}

function anywhere({ random, places }: Drafting) {
  return places.in(random.weighted(unionsByCounty.map(([county, singles]) => [county, singles])))
}

/** Units that a joint union covered until they founded their own. */
function draftLeavers({ random, office }: Drafting, single: readonly Covering[], joint: readonly Covering[]): void {
  let left: number = besides.left
  for (const { union, links } of random.shuffled(single)) {
    if (left === 0) break
    const unit = links[0]?.unit
    const before = joint.find((other) => other.union.place.township === union.place.township && (other.union.foundedOn ?? '') < (union.foundedOn ?? ''))
    if (unit === undefined || before === undefined || union.foundedOn === null) continue
    const from = later(before.union.foundedOn ?? '', addDays(unit.foundedOn, 30))
    if (addDays(from, 180) >= union.foundedOn) continue
    office.links.push({ union: before.union, unit, from, to: union.foundedOn, members: Math.min(10, unit.employees) })
    left--
  }
}

/**
 * Units in the union of their area and in that of their trade, which is right, and a few in two of the same kind, which is not. A unit's members are counted where the
 * first link counts them.
 */
function coverTwice({ random, office }: Drafting, links: readonly Covering['links'][number][], joint: readonly Covering[]): void {
  const right = links.filter(({ union }) => union.kind === '区域').slice(0, besides.coveredTwice - besides.coveredTwiceWrongly)
  const wrong = links.filter(({ union }) => union.kind === '村社').slice(0, besides.coveredTwiceWrongly)
  for (const link of [...right, ...wrong]) {
    const kind = link.union.kind === '区域' ? '行业' : '村社'
    const others = joint.filter(({ union }) => union.kind === kind && union.place.county === link.union.place.county && union !== link.union)
    const other = random.pick(others).union
    office.links.push({ union: other, unit: link.unit, from: later(other.foundedOn ?? '', link.from), to: null, members: 0 })
  }
}

/** A single union that went into the joint union which covers its unit since. */
function draftMerged(drafting: Drafting, links: readonly Covering['links'][number][]): void {
  let left: number = besides.merged
  for (const link of links) {
    if (left === 0) break
    const earliest = addDays(link.unit.foundedOn, 90)
    if (addDays(earliest, 800) > link.from || link.from > '2018-11-30') continue
    const union = drafting.unionDrafter.single(link.unit, drafting.unionDrafter.day(earliest, addDays(link.from, -300)))
    union.status = 'merged'
    union.endedOn = link.from
    union.members = link.members
    drafting.office.unions.push(union)
    drafting.office.links.push({ union, unit: link.unit, from: union.foundedOn ?? earliest, to: link.from, members: link.members })
    left--
  }
}

function draftRevoked(drafting: Drafting): void {
  const { random, unitDrafter, unionDrafter } = drafting
  for (let i = 0; i < besides.revoked; i++) {
    const unit = unitDrafter.enterprise(anywhere(drafting), unitDrafter.size(), '2012-06-01')
    if (i % 3 !== 0) unit.status = 'deregistered'
    const foundedOn = unionDrafter.day(addDays(unit.foundedOn, 90), '2013-06-30')
    end(draftUnionOf(drafting, unit, foundedOn, Math.floor(unit.employees * 0.8)))
  }
  for (let i = 0; i < besides.revokedJoint; i++) end(draftJoint(drafting, anywhere(drafting), random.between(6, 14), ['1998-01-01', '2012-12-31']))

  function end({ union, links }: Covering): void {
    union.status = 'revoked'
    union.endedOn = unionDrafter.day('2013-09-01', addDays(demoFacts.asOf, -30))
    for (const link of links) link.to = union.endedOn
  }
}

/** Without founding day and without links: nothing is covered before the union exists. */
function draftPreparing(drafting: Drafting): void {
  const { unitDrafter, unionDrafter, office } = drafting
  for (let i = 0; i < besides.preparing; i++) {
    const unit = unitDrafter.enterprise(anywhere(drafting), unitDrafter.size(), '2018-03-01')
    const union = unionDrafter.single(unit, null)
    union.status = 'preparing'
    union.preparingOn = unionDrafter.day('2018-09-10', '2019-06-20')
    office.units.push(unit)
    office.unions.push(union)
  }
}
