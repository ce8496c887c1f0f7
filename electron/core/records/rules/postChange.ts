// Rules of the changes of post of social union workers.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, isAfter, numberOf, type Rule, textOf, warning } from './rule.ts'

export const postChangeRule: Rule = (values, context) => {
  const problems = brokenLinks(registers.postChange, values, context)
  const [date, worker] = [textOf(values, 'date'), numberOf(values, 'worker')]
  if (isAfter(date, textOf(values, 'endsOn'))) problems.push(error('endsOn', '截止日期早于变动日期，请核对。', 'date-order'))
  const [before, after] = [textOf(values, 'fromPost'), textOf(values, 'toPost')]
  if (textOf(values, 'kind') === '轮岗' && before !== null && before === after)
    problems.push(warning('toPost', '轮岗前后的岗位相同，请核对。', 'state-conflict'))
  const left = worker === null ? null : context.valueOf('socialWorker', worker, 'leftOn')
  if (typeof left === 'string' && isAfter(date, left)) problems.push(error('date', `变动日期晚于该工作者的离职日期（${left}），请核对。`, 'link-conflict'))
  return problems
}
