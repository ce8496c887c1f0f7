// Rules of contests, trainings and meetings of social union workers.
import { registers } from '#shared/registers/index.ts'
import { brokenLinks, error, isAfter, numberOf, type Rule, textOf, warning } from './rule.ts'

export const workerTrainingRule: Rule = (values, context) => {
  const problems = brokenLinks(registers.workerTraining, values, context)
  if (isAfter(textOf(values, 'date'), context.today)) problems.push(error('date', '开展日期晚于今天，请核对。', 'future-date'))
  if (values.attended === false && numberOf(values, 'score') !== null) problems.push(warning('score', '没有参加却有成绩，请核对。', 'state-conflict'))
  return problems
}
