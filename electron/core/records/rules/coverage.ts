// Rules of the coverage links.
import { error, isAfter, numberOf, type Rule, type RuleProblem, textOf } from './rule.ts'

export const coverageRule: Rule = (values, context) => {
  const problems: RuleProblem[] = []
  const [union, unit] = [numberOf(values, 'union'), numberOf(values, 'unit')]
  if (union !== null && !context.exists('union', union)) problems.push(error('union', '所选的工会不存在或已删除。', 'broken-link'))
  if (unit !== null && !context.exists('unit', unit)) problems.push(error('unit', '所选的单位不存在或已删除。', 'broken-link'))
  const until = textOf(values, 'coveredTo')
  if (isAfter(textOf(values, 'coveredFrom'), until)) problems.push(error('coveredTo', '覆盖终止日期早于起始日期，请核对。', 'date-order'))
  if (union !== null && unit !== null && until === null && context.activeLinks(union, unit).some((id) => id !== context.id)) {
    problems.push(error('unit', '该工会已经覆盖这家单位，不能重复登记。', 'linked-twice'))
  }
  return problems
}
