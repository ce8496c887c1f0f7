// What is wrong with a credit code that is said to be a unit's: the same in the office's own register and in outside lists.
import { isValidUscc } from '#shared/values/uscc.ts'
import type { StoredValues } from '../recordWriter.ts'
import { error, type RuleProblem, textOf, warning } from './rule.ts'

export function unitCodeProblems(values: StoredValues): RuleProblem[] {
  const code = textOf(values, 'uscc')
  if (code?.startsWith('81')) return [error('uscc', '81开头的是工会的代码，不是单位的代码，请核对。', 'wrong-prefix')]
  return code !== null && !isValidUscc(code) ? [warning('uscc', '统一社会信用代码的校验位不对，请核对。', 'checksum')] : []
}
