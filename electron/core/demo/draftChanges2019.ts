// The half-year after the facts: some unions that stood on the last day of 2018 are revoked, as many of the same size are founded in other counties.
// The city's totals stay, the counties' move: a count that ignores the days comes out wrong in every county.
import { type Covering, type Drafting, draftJoint, draftUnionOf } from './draftCovering.ts'
import { besides } from './facts.ts'

const revokedIn = ['331002', '331003', '331022']
const foundedIn = ['331081', '331083', '331023']

export function draftChanges2019(drafting: Drafting, single: readonly Covering[], joint: readonly Covering[]): void {
  const { random, unitDrafter, unionDrafter, places } = drafting
  const [singles, joints] = besides.changed2019
  const place = (index: number) => places.in(foundedIn[index % foundedIn.length] ?? '')
  chosen(single, singles).forEach((covering, index) => {
    revoke(covering)
    const unit = unitDrafter.enterprise(place(index), covering.union.employees, '2018-09-01')
    draftUnionOf(drafting, unit, unionDrafter.day('2019-01-08', '2019-06-14'), covering.union.members)
  })
  chosen(joint, joints).forEach((covering, index) => {
    revoke(covering)
    draftJoint(drafting, place(index), covering.links.length, ['2019-01-08', '2019-06-14'], covering.links)
  })

  function revoke({ union, links }: Covering): void {
    union.status = 'revoked'
    union.endedOn = unionDrafter.day('2019-01-10', '2019-06-12')
    for (const link of links) link.to = union.endedOn
  }
  function chosen(from: readonly Covering[], count: number): Covering[] {
    return random.shuffled(from.filter(({ union }) => revokedIn.includes(union.place.county) && union.employees < 400)).slice(0, count)
  }
}
