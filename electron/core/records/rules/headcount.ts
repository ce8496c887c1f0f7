// Rules of the headcounts by source.
import type { FieldProblem } from '#shared/api/types.ts'
import { error, exceeds, isAfter, numberOf, type Rule, textOf, warning } from './rule.ts'

export const headcountRule: Rule = (values, context) => {
  const problems: FieldProblem[] = []
  const unit = numberOf(values, 'unit')
  if (unit !== null && !context.exists('unit', unit)) problems.push(error('unit', '所选的单位不存在或已删除。'))
  if (isAfter(textOf(values, 'asOf'), context.today)) problems.push(warning('asOf', '截止日期晚于今天，请核对。'))
  if (exceeds(values, 'women', 'employees')) problems.push(error('women', '女职工数多于人数，请核对。'))
  if (exceeds(values, 'migrantWorkers', 'employees')) problems.push(warning('migrantWorkers', '农民工数多于人数，请核对。'))
  return problems
}
