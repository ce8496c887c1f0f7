// Rules of the progress of tasks.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, isAfter, numberOf, type Rule, textOf } from './rule.ts'

export const taskProgressRule: Rule = (values, context) => {
  const problems = brokenLinks(registers.taskProgress, values, context)
  const share = numberOf(values, 'share')
  if (isAfter(textOf(values, 'date'), context.today)) problems.push(error('date', '填报日期晚于今天，请核对。', 'future-date'))
  if (share !== null && share > 100) problems.push(error('share', '完成比例不能超过100%，请核对。', 'out-of-range'))
  return problems
}
