// Rules of the appraisals of federations.
import { error, exceeds, numberOf, type Rule, type RuleProblem, textOf, warning, yearOf } from './rule.ts'

/** The items of one appraisal weigh this much together. */
const wholeWeight = 100

export const appraisalRule: Rule = (values, context) => {
  const problems: RuleProblem[] = []
  const [year, weight, score] = [numberOf(values, 'year'), numberOf(values, 'weight'), numberOf(values, 'score')]
  const federation = textOf(values, 'federation')
  if (year !== null && year > yearOf(context.today)) problems.push(error('year', '考评年度晚于今年，请核对。', 'future-date'))
  if (weight !== null && weight > wholeWeight) problems.push(error('weight', `权重不能超过${wholeWeight}，请核对。`, 'out-of-range'))
  else if (weight !== null && federation !== null && year !== null) {
    const sum = Math.round((context.otherWeights(federation, year, textOf(values, 'period')) + weight) * 1e4) / 1e4
    if (sum > wholeWeight) problems.push(warning('weight', `${federation}本次考评各项权重合计${sum}，超过${wholeWeight}，请核对。`, 'part-exceeds-whole'))
  }
  if (exceeds(values, 'selfScore', 'weight')) problems.push(warning('selfScore', '自评分高于该项权重，请核对。', 'part-exceeds-whole'))
  if (exceeds(values, 'score', 'weight')) problems.push(warning('score', '考评得分高于该项权重，请核对。', 'part-exceeds-whole'))
  if (weight !== null && score !== null && score < weight && textOf(values, 'reason') === null)
    problems.push(warning('reason', '得分低于权重，应写明扣分原因。', 'required-here'))
  return problems
}
