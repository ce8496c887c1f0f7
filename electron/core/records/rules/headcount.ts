// Rules of the headcounts by source.
import { error, exceeds, isAfter, numberOf, type Rule, type RuleProblem, textOf, warning } from './rule.ts'

export const headcountRule: Rule = (values, context) => {
  const problems: RuleProblem[] = []
  const unit = numberOf(values, 'unit')
  if (unit !== null && !context.exists('unit', unit)) problems.push(error('unit', '所选的单位不存在或已删除。', 'broken-link'))
  if (isAfter(textOf(values, 'asOf'), context.today)) problems.push(warning('asOf', '截止日期晚于今天，请核对。', 'future-date'))
  if (exceeds(values, 'women', 'employees')) problems.push(error('women', '女职工数多于人数，请核对。', 'part-exceeds-whole'))
  if (exceeds(values, 'migrantWorkers', 'employees')) problems.push(warning('migrantWorkers', '农民工数多于人数，请核对。', 'part-exceeds-whole'))
  return problems
}
