// What happened to members of the demo office: who moved, rested or came back, and in the sample who left.
import { addDays, dayNumber, dayText } from '#shared/values/calendar.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import { demoToday } from './facts.ts'
import type { Scene, StandingUnion } from './scene.ts'

/** The first unit that a union covers. */
export type UnitOf = (union: StandingUnion) => number | null

/** What happened to somebody who is a member today. Of a thousand six came from another union, four rested or left and came back; of the newest every tenth has his joining noted. */
export function history(
  { random, choice, flaw }: Scene,
  union: StandingUnion,
  unions: readonly StandingUnion[],
  unitOf: UnitOf,
  member: number,
  { joinedOn: joined, unit }: StoredValues,
): StoredValues[] {
  const joinedOn = String(joined)
  const chance = random.between(0, 999)
  const kind = (label: string) => choice('membershipEventKind', label)
  const { id } = union
  if (chance < 6) {
    const before = random.pick(unions)
    if (before === union) return []
    return [
      {
        member,
        kind: kind('转入'),
        date: joinedOn,
        fromUnion: before.id,
        toUnion: id,
        fromUnit: unitOf(before),
        toUnit: unit ?? null,
        reason: random.pick(['工作调动', '企业并购', '换到新单位']),
      },
    ]
  }
  if (chance < 10) {
    const date = addDays(joinedOn, random.between(60, 300))
    const back = addDays(date, random.between(90, 400))
    if (back >= demoToday) return []
    const rests = chance < 8
    const reason = rests ? '离岗待业' : flaw('leavingWithoutReason') ? null : '本人申请'
    return [
      { member, kind: kind(rests ? '保留会籍' : '退会'), date, fromUnion: id, reason },
      { member, kind: kind('入会'), date: back, toUnion: id, reason: '重新就业' },
    ]
  }
  return joinedOn >= '2018-07-01' && chance < 110 ? [{ member, kind: kind('入会'), date: joinedOn, toUnion: id }] : []
}

/** The last that happened to somebody who is no member any more. */
export function leaving(
  { random, choice }: Scene,
  union: StandingUnion,
  unions: readonly StandingUnion[],
  unitOf: UnitOf,
  member: number,
  { joinedOn: joined, unit }: StoredValues,
): StoredValues {
  const joinedOn = String(joined)
  const [label, reason] = random.pick([
    ['退会', '本人申请'],
    ['转出', '工作调动'],
    ['转出', '离开台州'],
    ['保留会籍', '离岗待业'],
    ['除名', '长期不履行会员义务'],
  ] as const)
  const last = dayNumber(demoToday)
  const date = dayText(random.between(dayNumber(joinedOn), last))
  const next = label === '转出' && reason === '工作调动' ? random.pick(unions) : union
  const there = next === union ? {} : { toUnion: next.id, toUnit: unitOf(next) }
  return { member, kind: choice('membershipEventKind', label), date, fromUnion: union.id, toUnion: null, fromUnit: unit ?? null, ...there, reason }
}
