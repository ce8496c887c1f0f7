// Rules of the targets of a year.
import { numberOf, type Rule, warning, yearOf } from './rule.ts'

export const yearTargetRule: Rule = (values, context) => {
  const problems = []
  const [year, target] = [numberOf(values, 'year'), numberOf(values, 'target')]
  if (target === 0) problems.push(warning('target', '目标数为0，无法计算完成率。', 'out-of-range'))
  if (year !== null && year > yearOf(context.today) + 1) problems.push(warning('year', '目标年度晚于明年，请核对。', 'out-of-range'))
  return problems
}
