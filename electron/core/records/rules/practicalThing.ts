// Rules of the ten practical things of a year. More may be done than was promised.
import { numberOf, type Rule, textOf, warning, yearOf } from './rule.ts'

export const practicalThingRule: Rule = (values) => {
  const problems = []
  const [year, number, due] = [numberOf(values, 'year'), numberOf(values, 'number'), textOf(values, 'dueOn')]
  if (numberOf(values, 'target') === 0) problems.push(warning('target', '目标数为0，无法计算完成率。', 'out-of-range'))
  if (number !== null && (number < 1 || number > 10)) problems.push(warning('number', `十件实事一般编为1至10号，现为${number}号，请核对。`, 'out-of-range'))
  if (year !== null && due !== null && yearOf(due) !== year) problems.push(warning('dueOn', '完成时限不在实事的年度内，请核对。', 'out-of-range'))
  return problems
}
