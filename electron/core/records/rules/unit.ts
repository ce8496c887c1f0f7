// Rules of the unit register.
import { error, exceeds, isAfter, placeProblems, type Rule, type RuleProblem, textOf, warning } from './rule.ts'
import { unitCodeProblems } from './unitCode.ts'

export const unitRule: Rule = (values, context) => {
  const { today } = context
  const problems: RuleProblem[] = [...placeProblems(values, context), ...unitCodeProblems(values)]
  if (isAfter(textOf(values, 'foundedOn'), today)) problems.push(error('foundedOn', '成立日期晚于今天，请核对。', 'future-date'))
  if (exceeds(values, 'womenEmployees', 'employees')) problems.push(error('womenEmployees', '女职工数多于职工人数，请核对。', 'part-exceeds-whole'))
  if (exceeds(values, 'migrantWorkers', 'employees')) problems.push(warning('migrantWorkers', '农民工数多于职工人数，请核对。', 'part-exceeds-whole'))
  return problems
}
