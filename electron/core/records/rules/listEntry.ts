// Rules of the enterprises on outside lists.
import { error, exceeds, isAfter, placeProblems, type Rule, type RuleProblem, textOf } from './rule.ts'
import { unitCodeProblems } from './unitCode.ts'

export const listEntryRule: Rule = (values, context) => {
  const problems: RuleProblem[] = [...placeProblems(values, context), ...unitCodeProblems(values)]
  if (isAfter(textOf(values, 'foundedOn'), context.today)) problems.push(error('foundedOn', '成立日期晚于今天，请核对。', 'future-date'))
  if (exceeds(values, 'womenEmployees', 'headcount')) problems.push(error('womenEmployees', '女职工数多于职工人数，请核对。', 'part-exceeds-whole'))
  return problems
}
