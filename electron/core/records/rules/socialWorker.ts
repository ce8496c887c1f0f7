// Rules of the register of social union workers.

import { personProblems } from './person.ts'
import { error, isAfter, placeProblems, type Rule, textOf } from './rule.ts'

export const socialWorkerRule: Rule = (values, context) => {
  const problems = [...personProblems(values, context), ...placeProblems(values, context)]
  const from = textOf(values, 'contractFrom')
  if (isAfter(from, textOf(values, 'contractTo'))) problems.push(error('contractTo', '合同终止日期早于起始日期，请核对。', 'date-order'))
  if (isAfter(from, textOf(values, 'leftOn'))) problems.push(error('leftOn', '离职日期早于合同起始日期，请核对。', 'date-order'))
  return problems
}
