// Rules of the cadre register.

import { linkProblems, personProblems } from './person.ts'
import { error, isAfter, numberOf, type Rule, textOf, warning } from './rule.ts'

export const cadreRule: Rule = (values, context) => {
  const problems = [...personProblems(values, context), ...linkProblems(values, context, { union: ['union', '工会'] })]
  if (isAfter(textOf(values, 'from'), textOf(values, 'to'))) problems.push(error('to', '任期届满早于任期起始，请核对。', 'date-order'))
  if (isAfter(textOf(values, 'secondedFrom'), textOf(values, 'secondedTo')))
    problems.push(error('secondedTo', '挂职结束日期早于起始日期，请核对。', 'date-order'))
  if (textOf(values, 'engagement') === 'seconded' && textOf(values, 'sendingUnit') === null)
    problems.push(warning('sendingUnit', '挂职干部没有填写派出单位。', 'required-here'))
  const [name, union, position] = [textOf(values, 'name'), numberOf(values, 'union'), textOf(values, 'position')]
  if (name !== null && union !== null && position !== null && position !== '委员') {
    const overlaps = context.holdsPost(name, union, position, textOf(values, 'from'), textOf(values, 'to'))
    if (overlaps) problems.push(warning('from', `${name}在这个工会任${position}的任期与另一条记录重叠，请核对。`, 'post-overlap'))
  }
  return problems
}
