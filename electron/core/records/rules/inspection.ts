// Rules of the inspections of pilots.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, isAfter, type Rule, textOf, warning } from './rule.ts'

export const inspectionRule: Rule = (values, context) => {
  const problems = brokenLinks(registers.inspection, values, context)
  const [date, findings] = [textOf(values, 'date'), textOf(values, 'findings')]
  const [until, corrected] = [textOf(values, 'correctBy'), textOf(values, 'correctedOn')]
  if (isAfter(date, context.today)) problems.push(error('date', '回头看日期晚于今天，请核对。', 'future-date'))
  if (isAfter(date, until)) problems.push(error('correctBy', '整改期限早于回头看日期，请核对。', 'date-order'))
  if (isAfter(date, corrected)) problems.push(error('correctedOn', '整改完成日期早于发现问题的日期，请核对。', 'date-order'))
  if (isAfter(corrected, context.today)) problems.push(error('correctedOn', '整改完成日期晚于今天，请核对。', 'future-date'))
  if (findings !== null && until === null && corrected === null) problems.push(warning('correctBy', '发现了问题，还没有定整改期限。', 'required-here'))
  if (findings === null && corrected !== null) problems.push(warning('findings', '填了整改完成日期，没有写发现的问题。', 'required-here'))
  if (isAfter(corrected, until)) problems.push(warning('correctedOn', '整改完成日期超过了整改期限。', 'overdue'))
  if (corrected === null && isAfter(context.today, until)) problems.push(warning('correctBy', '整改期限已过，还没有整改完成。', 'overdue'))
  return problems
}
