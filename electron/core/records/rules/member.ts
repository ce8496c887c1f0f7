// Rules of the member register.

import { linkProblems, personProblems } from './person.ts'
import { error, isAfter, type Rule, textOf } from './rule.ts'

export const memberRule: Rule = (values, context) => {
  const problems = [...personProblems(values, context), ...linkProblems(values, context, { union: ['union', '工会'], unit: ['unit', '单位'] })]
  const joined = textOf(values, 'joinedOn')
  if (isAfter(joined, context.today)) problems.push(error('joinedOn', '入会日期晚于今天，请核对。', 'future-date'))
  if (isAfter(textOf(values, 'birthDate'), joined)) problems.push(error('joinedOn', '入会日期早于出生日期，请核对。', 'date-order'))
  return problems
}
