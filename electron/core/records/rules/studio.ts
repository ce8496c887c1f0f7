// Rules of the studios.

import { registers } from '#shared/registers/index.ts'
import { foldName } from '#shared/values/name.ts'
import { brokenLinks, error, isAfter, numberOf, placeProblems, type Rule, textOf, warning } from './rule.ts'

export const studioRule: Rule = (values, context) => {
  const problems = [...placeProblems(values, context), ...brokenLinks(registers.studio, values, context)]
  if (isAfter(textOf(values, 'namedOn'), context.today)) problems.push(error('namedOn', '命名时间晚于今天，请核对。', 'future-date'))
  const [leader, honouree] = [textOf(values, 'leader'), numberOf(values, 'honouree')]
  const honoured = honouree === null ? null : context.valueOf('honouree', honouree, 'name')
  if (leader !== null && typeof honoured === 'string' && foldName(honoured) !== foldName(leader)) {
    problems.push(warning('honouree', `所选的劳模工匠是${honoured}，领衔人是${leader}，请核对。`, 'link-conflict'))
  }
  return problems
}
