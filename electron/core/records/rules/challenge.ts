// Rules of the technical challenges.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, isAfter, numberOf, type Rule, textOf, warning, yearOf } from './rule.ts'

export const challengeRule: Rule = (values, context) => {
  const problems = brokenLinks(registers.challenge, values, context)
  const [collected, solved, state] = [textOf(values, 'collectedOn'), textOf(values, 'solvedOn'), textOf(values, 'state')]
  const year = numberOf(values, 'year')
  if (isAfter(collected, solved)) problems.push(error('solvedOn', '解决日期早于征集日期，请核对。', 'date-order'))
  if (isAfter(solved, context.today)) problems.push(error('solvedOn', '解决日期晚于今天，请核对。', 'future-date'))
  if (year !== null && collected !== null && yearOf(collected) > year) problems.push(warning('collectedOn', '征集日期晚于难题的年度，请核对。', 'date-order'))
  if (state === '已解决' && textOf(values, 'result') === null) problems.push(warning('result', '已解决的难题没有填写攻关成果。', 'required-here'))
  if (solved !== null && state !== null && state !== '已解决')
    problems.push(warning('state', '填了解决日期，攻关状态还不是“已解决”，请核对。', 'state-conflict'))
  return problems
}
