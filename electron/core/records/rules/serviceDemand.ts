// Rules of what workers asked for.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, isAfter, type Rule, textOf, warning } from './rule.ts'

export const serviceDemandRule: Rule = (values, context) => {
  const problems = brokenLinks(registers.serviceDemand, values, context)
  const [date, served, state] = [textOf(values, 'date'), textOf(values, 'servedOn'), textOf(values, 'state')]
  if (isAfter(date, context.today)) problems.push(error('date', '点单日期晚于今天，请核对。', 'future-date'))
  if (isAfter(date, served)) problems.push(error('servedOn', '服务日期早于点单日期，请核对。', 'date-order'))
  if (state === '已完成' && isAfter(served, context.today)) problems.push(error('servedOn', '已完成的服务，日期不能晚于今天。', 'future-date'))
  if (state === '已完成' && served === null) problems.push(warning('servedOn', '已完成的点单没有填写服务日期。', 'required-here'))
  if (textOf(values, 'satisfaction') !== null && state !== null && state !== '已完成')
    problems.push(warning('satisfaction', '服务还没有完成，已经有满意度，请核对。', 'state-conflict'))
  return problems
}
