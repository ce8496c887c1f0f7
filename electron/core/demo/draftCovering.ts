// A union together with the units that it covers: the step that all of the demo's drafting is made of.
import { addDays } from '#shared/values/calendar.ts'
import type { LinkDraft, OfficeDraft, UnionDraft, UnitDraft } from './draft.ts'
import type { UnionDrafter } from './draftUnions.ts'
import type { UnitDrafter } from './draftUnits.ts'
import type { Gazetteer, Place } from './places.ts'
import type { Random } from './random.ts'

/** A union with its links on the facts' day. */
export interface Covering {
  readonly union: UnionDraft
  readonly links: LinkDraft[]
}

/** What the steps of drafting share. */
export interface Drafting {
  readonly random: Random
  readonly places: Gazetteer
  readonly unitDrafter: UnitDrafter
  readonly unionDrafter: UnionDrafter
  readonly office: OfficeDraft
}

/** @param founded first and last day between which it was founded. @param like employees and members of its units, where they are given. */
export function draftJoint(drafting: Drafting, place: Place, unitCount: number, founded: readonly [string, string], like?: readonly LinkDraft[]): Covering {
  const { random, office } = drafting
  const last = addDays(founded[1], -2)
  const union = drafting.unionDrafter.joint(place, drafting.unionDrafter.day(founded[0], last))
  const links: LinkDraft[] = []
  let women = 0
  for (let i = 0; i < unitCount; i++) {
    const model = like?.[i]
    const unit = drafting.unitDrafter.enterprise(place, model?.unit.employees ?? drafting.unitDrafter.smallSize(), addDays(last, -120))
    const earliest = later(union.foundedOn ?? last, addDays(unit.foundedOn, 30))
    const from = earliest === union.foundedOn && random.chance(0.7) ? earliest : drafting.unionDrafter.day(earliest, last)
    const members = model?.members ?? Math.max(1, Math.floor((unit.employees * random.between(55, 92)) / 100))
    links.push({ union, unit, from, to: null, members })
    union.employees += unit.employees
    union.members += members
    women += unit.employees * unit.womenPercent
    office.units.push(unit)
  }
  union.womenPercent = Math.round(women / Math.max(1, union.employees))
  office.unions.push(union)
  office.links.push(...links)
  return { union, links }
}

/** A single union with its unit and the link between them. */
export function draftUnionOf(drafting: Drafting, unit: UnitDraft, foundedOn: string, members: number): Covering {
  const { office } = drafting
  const union = drafting.unionDrafter.single(unit, foundedOn)
  union.members = members
  const link = { union, unit, from: foundedOn, to: null, members }
  office.units.push(unit)
  office.unions.push(union)
  office.links.push(link)
  return { union, links: [link] }
}

export function later(a: string, b: string): string {
  return a > b ? a : b
}
