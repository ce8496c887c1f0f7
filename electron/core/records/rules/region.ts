// Rules of the regions, on which every place in the office hangs.
import { error, isAfter, positionProblems, type Rule, type RuleProblem, textOf } from './rule.ts'

export const regionRule: Rule = (values, context) => {
  const problems: RuleProblem[] = positionProblems(values)
  const [code, name, parent, successor] = ['code', 'name', 'parent', 'successor'].map((key) => textOf(values, key))
  if (!code) problems.push(error('code', '请填写区划代码。', 'required-here'))
  else if (![null, context.id].includes(context.regionId(code))) problems.push(error('code', `代码 ${code} 已经有一个区划在用。`, 'same-code'))
  if (!name) problems.push(error('name', '请填写区划名称。', 'required-here'))
  if (parent && (parent === code || !context.regionExists(parent)))
    problems.push(error('parent', `上级代码 ${parent} 不存在，请先登记上级区划。`, 'broken-link'))
  if (successor && (successor === code || !context.regionExists(successor))) problems.push(error('successor', `现行代码 ${successor} 不存在。`, 'broken-link'))
  if (isAfter(textOf(values, 'validFrom'), textOf(values, 'validTo'))) problems.push(error('validTo', '停用日期早于启用日期，请核对。', 'date-order'))
  return problems
}
