// Rules of the brand projects.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, numberOf, type Rule, yearOf } from './rule.ts'

export const brandProjectRule: Rule = (values, context) => {
  const problems = brokenLinks(registers.brandProject, values, context)
  const year = numberOf(values, 'year')
  if (year !== null && year > yearOf(context.today)) problems.push(error('year', '创建年度晚于今年，请核对。', 'future-date'))
  return problems
}
