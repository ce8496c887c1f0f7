// Rules of the outreach cases.

import { linkProblems } from './person.ts'
import { error, isAfter, type Rule, textOf } from './rule.ts'

export const outreachRule: Rule = (values, context) => {
  const problems = linkProblems(values, context, { unit: ['unit', '单位'], resultingUnion: ['union', '工会'] })
  if (isAfter(textOf(values, 'issuedOn'), textOf(values, 'dueOn'))) problems.push(error('dueOn', '办结期限早于下发日期，请核对。', 'date-order'))
  return problems
}
