// Rules of the member register.

import type { StoredValues } from '../recordWriter.ts'
import { linkProblems, personProblems } from './person.ts'
import { error, isAfter, type Rule, type RuleContext, type RuleProblem, textOf } from './rule.ts'

export const memberRule: Rule = (values, context) => {
  const problems = [...personProblems(values, context), ...linkProblems(values, context, { union: ['union', '工会'], unit: ['unit', '单位'] })]
  const joined = textOf(values, 'joinedOn')
  if (isAfter(joined, context.today)) problems.push(error('joinedOn', '入会日期晚于今天，请核对。', 'future-date'))
  if (isAfter(textOf(values, 'birthDate'), joined)) problems.push(error('joinedOn', '入会日期早于出生日期，请核对。', 'date-order'))
  return [...problems, ...changedUnion(values, context)]
}

/** Somebody who moves to another union does so by an event. Only what was wrong from the start is corrected in the record, and never against the events. */
function changedUnion(values: StoredValues, context: RuleContext): RuleProblem[] {
  if (context.id === null || !context.editing) return []
  const [before, after] = [context.valueOf('member', context.id, 'union'), values.union ?? null]
  if (before === null || before === after) return []
  if (!context.correcting)
    return [error('union', '会员换工会要用“转会”登记（有日期、有原因）；如果是原来登记错了，请用“更正所属工会”并写明理由。', 'link-conflict')]
  const said = context.unionByEvents(context.id)
  return said === null || said === after ? [] : [error('union', '会籍变化里写明了该会员所在的工会，请更正那一条会籍变化。', 'link-conflict')]
}
