// Rules of the union register.

import { lastDay } from '#shared/outreach/deadlines.ts'
import { addYears, dayNumber } from '#shared/values/calendar.ts'
import { isValidUscc } from '#shared/values/uscc.ts'
import type { StoredValues } from '../recordWriter.ts'
import { error, exceeds, isAfter, numberOf, placeProblems, positionProblems, type Rule, type RuleProblem, textOf, warning } from './rule.ts'

export const unionRule: Rule = (values, context) => {
  const { today } = context
  const problems: RuleProblem[] = [...placeProblems(values, context), ...positionProblems(values)]
  const name = textOf(values, 'name')
  const founded = textOf(values, 'foundedOn')
  if (isAfter(founded, today)) problems.push(error('foundedOn', '建会时间晚于今天，请核对。', 'future-date'))
  if (isAfter(founded, textOf(values, 'endedOn'))) problems.push(error('endedOn', '撤并日期早于建会时间，请核对。', 'date-order'))
  if (isAfter(textOf(values, 'termFrom'), textOf(values, 'termEndsOn')))
    problems.push(error('termEndsOn', '本届届满时间早于本届起始日期，请核对。', 'date-order'))
  problems.push(...extensionProblems(values))
  if (isAfter(textOf(values, 'certificateFrom'), textOf(values, 'certificateTo')))
    problems.push(error('certificateTo', '证书有效期止早于有效期起，请核对。', 'date-order'))
  if (exceeds(values, 'womenEmployees', 'employees')) problems.push(error('womenEmployees', '女职工数多于职工人数，请核对。', 'part-exceeds-whole'))
  if (exceeds(values, 'womenMembers', 'members')) problems.push(error('womenMembers', '女会员数多于会员数，请核对。', 'part-exceeds-whole'))
  if (exceeds(values, 'migrantMembers', 'members')) problems.push(warning('migrantMembers', '农民工会员数多于会员数，请核对。', 'part-exceeds-whole'))
  if (exceeds(values, 'members', 'employees')) problems.push(warning('members', '会员数多于职工人数，请核对。', 'part-exceeds-whole'))
  // 工会法 and 基层工会选举条例: three or five years.
  const years = numberOf(values, 'termYears')
  if (years !== null && years !== 3 && years !== 5) problems.push(warning('termYears', `任期一般为3年或5年，现为${years}年，请核对。`, 'term-length'))
  problems.push(...codeProblems(textOf(values, 'uscc')))
  if (name !== null && /工会联合会/.test(name)) problems.push(warning('name', '工会联合会以工会为成员，不是基层工会；登记在这里会重复计算会员。', 'federation'))
  return problems
}

/** 工会基层组织选举工作条例: put off with the approval of the union above, by half a year at most. */
function extensionProblems(values: StoredValues): RuleProblem[] {
  const [until, ends] = [textOf(values, 'termExtendedTo'), termEndOf(values)]
  if (until === null) return []
  const problems: RuleProblem[] = []
  if (isAfter(ends, until)) problems.push(error('termExtendedTo', '换届延期至的日期早于本届届满时间，请核对；已经换届的，请清空。', 'date-order'))
  if (ends !== null && dayNumber(lastDay(until)) - dayNumber(lastDay(ends)) > halfYear)
    problems.push(warning('termExtendedTo', '延期换届一般不超过半年，请核对。', 'term-length'))
  if (textOf(values, 'termExtensionApproval') === null)
    problems.push(warning('termExtensionApproval', '延期换届要经上级工会批准，请写明批准文号。', 'required-here'))
  return problems
}

const halfYear = 184

/** As written; else, as it is shown, from its beginning and its years. */
function termEndOf(values: StoredValues): string | null {
  const [written, from, years] = [textOf(values, 'termEndsOn'), textOf(values, 'termFrom'), numberOf(values, 'termYears')]
  return written ?? (from !== null && years !== null && years > 0 ? addYears(from, years) : null)
}

/** The trade unions' own prefix is 81 (basic level) or 89 (others); a company's 91 here means two columns changed places. */
function codeProblems(code: string | null): RuleProblem[] {
  if (code === null) return []
  if (!/^8[19]/.test(code)) return [error('uscc', '工会的统一社会信用代码以81开头；这像是单位的代码，请核对。', 'wrong-prefix')]
  return isValidUscc(code) ? [] : [warning('uscc', '工会统一社会信用代码的校验位不对，请核对。', 'checksum')]
}
