// Rules of the unit register.
import { isValidUscc } from '#shared/values/uscc.ts'
import { error, exceeds, isAfter, placeProblems, type Rule, type RuleProblem, textOf, warning } from './rule.ts'

export const unitRule: Rule = (values, context) => {
  const { today } = context
  const problems: RuleProblem[] = placeProblems(values, context)
  const code = textOf(values, 'uscc')
  if (code?.startsWith('81')) problems.push(error('uscc', '81开头的是工会的代码，不是单位的代码，请核对。', 'wrong-prefix'))
  else if (code !== null && !isValidUscc(code)) problems.push(warning('uscc', '统一社会信用代码的校验位不对，请核对。', 'checksum'))
  if (isAfter(textOf(values, 'foundedOn'), today)) problems.push(error('foundedOn', '成立日期晚于今天，请核对。', 'future-date'))
  if (exceeds(values, 'womenEmployees', 'employees')) problems.push(error('womenEmployees', '女职工数多于职工人数，请核对。', 'part-exceeds-whole'))
  if (exceeds(values, 'migrantWorkers', 'employees')) problems.push(warning('migrantWorkers', '农民工数多于职工人数，请核对。', 'part-exceeds-whole'))
  return problems
}
