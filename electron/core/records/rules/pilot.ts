// Rules of the reform pilots.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, isAfter, numberOf, placeProblems, type Rule, textOf, warning } from './rule.ts'

export const pilotRule: Rule = (values, context) => {
  const problems = [...placeProblems(values, context), ...brokenLinks(registers.pilot, values, context)]
  if (isAfter(textOf(values, 'startedOn'), textOf(values, 'endedOn'))) problems.push(error('endedOn', '试点结束时间早于启动时间，请核对。', 'date-order'))
  if (numberOf(values, 'union') === null) problems.push(warning('union', '没有选择试点工会，挂职、兼职副主席人数无法统计。', 'required-here'))
  return problems
}
