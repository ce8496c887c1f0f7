// Rules of the outreach cases. What a step needs is asked where the step is taken (core/outreach); here stands what must hold however a case is written.
import { isOpen, mayFollow } from '#shared/outreach/states.ts'
import { disagreement } from '#shared/outreach/steps.ts'
import { linkProblems } from './person.ts'
import { error, isAfter, numberOf, type Rule, type RuleContext, type RuleProblem, textOf, warning } from './rule.ts'

export const outreachRule: Rule = (values, context) => {
  const problems = linkProblems(values, context, { unit: ['unit', '单位'], resultingUnion: ['union', '工会'] })
  const issuedOn = textOf(values, 'issuedOn')
  const before = (field: string, label: string) => {
    if (isAfter(issuedOn, textOf(values, field))) problems.push(error(field, `${label}早于下发日期，请核对。`, 'date-order'))
  }
  before('dueOn', '办结期限')
  before('verifiedOn', '核查日期')
  before('closedOn', '办结日期')
  if (isAfter(textOf(values, 'dueOn'), textOf(values, 'extendedTo')))
    problems.push(error('extendedTo', '延期后的期限早于原来的办结期限，请核对。', 'date-order'))
  return [...problems, ...numberProblems(values, context), ...orderProblems(values, context), ...stateProblems(values)]
}

/** Lists that went out find their case again by its number. */
function numberProblems(values: Parameters<Rule>[0], context: RuleContext): RuleProblem[] {
  if (!context.editing || context.correcting || context.puttingBack) return []
  const number = textOf(values, 'caseNumber')
  if (context.id === null) return number !== null && /^HC\d+/.test(number) ? [error('caseNumber', '案件编号由系统编定，请留空。', 'state-conflict')] : []
  return number === context.valueOf('outreach', context.id, 'caseNumber') ? [] : [error('caseNumber', '案件编号由系统编定，不能修改。', 'state-conflict')]
}

/** Written by hand, a state only moves on. */
function orderProblems(values: Parameters<Rule>[0], context: RuleContext): RuleProblem[] {
  if (!context.editing || context.id === null || context.correcting || context.puttingBack) return []
  const [from, to] = [context.valueOf('outreach', context.id, 'state'), textOf(values, 'state')]
  if (typeof from !== 'string' || mayFollow(from, to)) return []
  const way = isOpen(from) ? '已经走过的环节不能退回；刚刚改错的，请用撤销。' : '已经了结的案件请在“核查工作”里重新打开，并写明理由。'
  return [error('state', way, 'state-conflict')]
}

function stateProblems(values: Parameters<Rule>[0]): RuleProblem[] {
  const problems: RuleProblem[] = []
  const state = textOf(values, 'state')
  const missing = (field: string, message: string) => {
    if ((values[field] ?? null) === null) problems.push(warning(field, message, 'required-here'))
  }
  if (state !== null && state !== 'to-issue') {
    missing('issuedOn', '已经下发的案件没有写下发日期。')
    missing('dueOn', '已经下发的案件没有写办结期限。')
  }
  if (state === 'not-eligible') missing('verificationResult', '状态是“不符合条件”，请写明核查结果。')
  if (state === 'extended') missing('extendedTo', '状态是“延期”，请写明延期到哪一天。')
  if (state === 'founded') missing('resultingUnion', '状态是“已建会”，还没有登记建成的工会；请登记建会。')
  const differ = disagreement(state, textOf(values, 'verificationResult'))
  if (differ === 'ruled-out-though-confirmed') problems.push(warning('state', '核查结果是“符合建会条件”，状态却是“不符合条件”，请核对。', 'state-conflict'))
  if (differ === 'founding-though-ruled-out')
    problems.push(warning('verificationResult', '状态是建会中或已建会，核查结果却不是“符合建会条件”，请核对。', 'state-conflict'))
  if (state !== null && isOpen(state) && numberOf(values, 'resultingUnion') !== null)
    problems.push(warning('state', '已经登记了建成的工会，状态却还没有了结，请核对。', 'state-conflict'))
  return problems
}
