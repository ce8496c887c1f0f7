// Rules of the yearly reviews of social union workers.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, numberOf, type Rule, warning, yearOf } from './rule.ts'

export const workerReviewRule: Rule = (values, context) => {
  const problems = brokenLinks(registers.workerReview, values, context)
  const [year, score, worker] = [numberOf(values, 'year'), numberOf(values, 'score'), numberOf(values, 'worker')]
  if (year !== null && year > yearOf(context.today)) problems.push(error('year', '考核年度晚于今年，请核对。', 'future-date'))
  if (score !== null && score > 100) problems.push(warning('score', '考核得分一般不超过100分，请核对。', 'out-of-range'))
  const from = worker === null ? null : context.valueOf('socialWorker', worker, 'contractFrom')
  if (year !== null && typeof from === 'string' && year < yearOf(from))
    problems.push(warning('year', `考核年度早于该工作者的合同起始日期（${from}），请核对。`, 'link-conflict'))
  return problems
}
