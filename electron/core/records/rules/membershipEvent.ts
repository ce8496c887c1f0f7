// Rules of what happens to memberships.
import { registers } from '#shared/registers/index.ts'
import type { StoredValues } from '../recordWriter.ts'
import { brokenLinks, error, isAfter, numberOf, type Rule, type RuleContext, type RuleProblem, textOf, warning } from './rule.ts'

export const membershipEventRule: Rule = (values, context) => {
  const problems = brokenLinks(registers.membershipEvent, values, context)
  const [kind, date] = [textOf(values, 'kind'), textOf(values, 'date')]
  const [from, to] = [numberOf(values, 'fromUnion'), numberOf(values, 'toUnion')]
  const [fromUnit, toUnit] = [numberOf(values, 'fromUnit'), numberOf(values, 'toUnit')]
  if (isAfter(date, context.today)) problems.push(error('date', '变化日期晚于今天，请核对。', 'future-date'))
  if (from !== null && from === to) problems.push(error('toUnion', '原工会与现工会是同一个工会，请核对。', 'state-conflict'))
  if (fromUnit !== null && fromUnit === toUnit) problems.push(warning('toUnit', '原单位与现单位是同一个单位，请核对。', 'state-conflict'))
  if ((kind === '除名' || kind === '退会') && textOf(values, 'reason') === null) problems.push(warning('reason', `${kind}应写明原因。`, 'required-here'))
  return [...problems, ...againstMember(values, context)]
}

/** What the event says and what stands in the member's own record, and in his other events: of a move of years ago not where he is today. */
function againstMember(values: StoredValues, context: RuleContext): RuleProblem[] {
  const member = numberOf(values, 'member')
  if (member === null || !context.exists('member', member)) return []
  const problems: RuleProblem[] = []
  const [kind, date] = [textOf(values, 'kind'), textOf(values, 'date')]
  const joined = context.valueOf('member', member, 'joinedOn')
  if (kind !== '入会' && kind !== '转入' && typeof joined === 'string' && isAfter(joined, date)) {
    problems.push(error('date', `变化日期早于该会员的入会日期（${joined}），请核对。`, 'link-conflict'))
  }
  const [from, to] = [numberOf(values, 'fromUnion'), numberOf(values, 'toUnion')]
  const before = kind === '转出' && from !== null ? context.unionBefore(member, date) : null
  if (before !== null && from !== before) problems.push(warning('fromUnion', '原工会不是该会员登记的所属工会，请核对。', 'link-conflict'))
  const now = kind === '转入' && to !== null && !context.movedSince(member, date) ? context.valueOf('member', member, 'union') : null
  if (now !== null && to !== now)
    problems.push(warning('toUnion', '现工会不是该会员登记的所属工会；保存后，该会员的所属工会以最近一次转入为准。', 'link-conflict'))
  return problems
}
