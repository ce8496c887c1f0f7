// What holds of persons in any register: the document number says sex and birth date too.
import { idBirthDate, idSex, isValidIdNumber } from '#shared/values/idNumber.ts'
import type { StoredValues } from '../recordWriter.ts'
import { error, isAfter, type RuleContext, type RuleProblem, textOf, warning } from './rule.ts'

export function personProblems(values: StoredValues, context: RuleContext): RuleProblem[] {
  const problems: RuleProblem[] = []
  const birth = textOf(values, 'birthDate')
  if (isAfter(birth, context.today)) problems.push(error('birthDate', '出生日期晚于今天，请核对。', 'future-date'))
  const number = textOf(values, 'documentNumber')
  if (number === null || (textOf(values, 'documentType') ?? '居民身份证') !== '居民身份证') return problems
  if (!isValidIdNumber(number)) {
    if (/^\d{17}[\dX]$/.test(number)) problems.push(warning('documentNumber', '身份证号的校验位不对，请核对。', 'checksum'))
    return problems
  }
  const sex = textOf(values, 'sex')
  if (sex !== null && sex !== idSex(number)) problems.push(warning('sex', '性别与身份证号不一致，请核对。', 'id-conflict'))
  if (birth !== null && idBirthDate(number)?.startsWith(birth) === false)
    problems.push(warning('birthDate', '出生日期与身份证号不一致，请核对。', 'id-conflict'))
  return problems
}

/** A link must lead to a record outside the recycle bin. */
export function linkProblems(
  values: StoredValues,
  context: RuleContext,
  links: Readonly<Record<string, readonly [register: string, label: string]>>,
): RuleProblem[] {
  return Object.entries(links).flatMap(([key, [register, label]]) => {
    const id = values[key]
    return typeof id === 'number' && !context.exists(register, id) ? [error(key, `所选的${label}不存在或已删除。`, 'broken-link')] : []
  })
}
