// Rules of the activities.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, isAfter, placeProblems, type Rule, textOf, warning } from './rule.ts'

/** One or two a month are expected. */
const forumsExpected = 2

export const activityRule: Rule = (values, context) => {
  const problems = [...placeProblems(values, context), ...brokenLinks(registers.activity, values, context)]
  const [date, kind] = [textOf(values, 'date'), textOf(values, 'kind')]
  if (isAfter(date, textOf(values, 'endsOn'))) problems.push(error('endsOn', '活动结束日期早于活动日期，请核对。', 'date-order'))
  if (kind === '工匠论坛') {
    if (textOf(values, 'speaker') === null) problems.push(warning('speaker', '工匠论坛没有填写主讲人。', 'required-here'))
    const month = date !== null && date.length >= 7 ? date.slice(0, 7) : null
    const others = month === null ? 0 : context.otherForums(month, textOf(values, 'county'))
    if (others >= forumsExpected) problems.push(warning('date', `${month}已登记${others}场工匠论坛，一般每月1至2场，请核对是否重复。`, 'too-often'))
  }
  return problems
}
