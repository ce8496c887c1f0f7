// Rules of the honourees.

import { linkProblems, personProblems } from './person.ts'
import { error, numberOf, type Rule } from './rule.ts'

export const honoureeRule: Rule = (values, context) => {
  const problems = [...personProblems(values, context), ...linkProblems(values, context, { unit: ['unit', '单位'] })]
  const year = numberOf(values, 'year')
  if (year !== null && year > Number(context.today.slice(0, 4))) problems.push(error('year', '授予年度晚于今年，请核对。', 'future-date'))
  return problems
}
