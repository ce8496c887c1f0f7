// Rules of the menu of services.
import { numberOf, placeProblems, type Rule, warning } from './rule.ts'

export const serviceItemRule: Rule = (values, context) => {
  const problems = placeProblems(values, context)
  if (numberOf(values, 'places') === 0) problems.push(warning('places', '名额为0，职工无法点单；不限名额请留空。', 'out-of-range'))
  return problems
}
