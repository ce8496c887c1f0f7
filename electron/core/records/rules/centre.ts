// Rules of the activity centres.
import { numberOf, placeProblems, positionProblems, type Rule, warning } from './rule.ts'

export const centreRule: Rule = (values, context) => {
  const problems = [...placeProblems(values, context), ...positionProblems(values)]
  const stars = numberOf(values, 'starRating')
  if (stars !== null && stars > 5) problems.push(warning('starRating', `星级一般为1至5星，现为${stars}星，请核对。`, 'out-of-range'))
  return problems
}
