// Rules of the star ratings of centres.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, numberOf, type Rule, textOf, warning, yearOf } from './rule.ts'

export const ratingRule: Rule = (values, context) => {
  const problems = brokenLinks(registers.rating, values, context)
  const [year, stars, centre] = [numberOf(values, 'year'), numberOf(values, 'stars'), numberOf(values, 'centre')]
  const outcome = textOf(values, 'outcome')
  if (year !== null && year > yearOf(context.today)) problems.push(error('year', '评定年度晚于今年，请核对。', 'future-date'))
  if (stars !== null && stars > 5) problems.push(error('stars', `星级为1至5星，现为${stars}星，请核对。`, 'out-of-range'))
  if (stars === 0 && outcome !== null && outcome !== '取消') problems.push(error('stars', '评定结果不是“取消”，星级应为1至5星。', 'out-of-range'))
  if (outcome === '取消' && textOf(values, 'reason') === null) problems.push(warning('reason', '取消星级应写明理由。', 'required-here'))
  const opened = centre === null ? null : context.valueOf('centre', centre, 'openedOn')
  if (year !== null && typeof opened === 'string' && year < yearOf(opened))
    problems.push(warning('year', `评定年度早于阵地启用时间（${opened}），请核对。`, 'link-conflict'))
  return problems
}
