// The words of 未建会核查 that are not in a code table: steps, urgency, and one sentence for each refusal of a step.
import type { Urgency } from '../outreach/deadlines.ts'
import type { CaseStep, StepRefusal } from '../outreach/steps.ts'
import type { Tier } from '../outreach/tiers.ts'
import type { Language } from './errors.ts'

export const stepLabels: Readonly<Record<CaseStep, string>> = {
  issue: '下发',
  'hand-on': '转办',
  verify: '开始核查',
  confirm: '确认应建会',
  'rule-out': '不符合条件',
  extend: '延期',
  close: '办结',
  reopen: '重新打开',
  found: '登记建会',
}

export const tierLabels: Readonly<Record<Tier, string>> = {
  campaign: '集中行动',
  own: '单独建会',
  split: '从联合工会分出',
  waiting: '投产未满期',
  joint: '并入联合工会',
}

export const urgencyLabels: Readonly<Record<Urgency, string>> = { overdue: '逾期', 'due-soon': '临期' }

type Said = Readonly<Record<string, string>>
type Sentence = (said: Said) => string

const sentences: Readonly<Record<StepRefusal['code'], Readonly<Record<Language, Sentence>>>> = {
  state: {
    zh: (p) => `${p.state}的案件不能${p.step}。`,
    en: (p) => `A case in the state ${p.state} cannot take this step (${p.step}).`,
  },
  needs: { zh: (p) => `请填写${p.field}。`, en: (p) => `Please give ${p.field}.` },
  result: {
    zh: () => '核查结果是“符合建会条件”的，不能作为不符合条件办结。',
    en: () => 'A confirmed result cannot rule a case out.',
  },
  'due-before-issue': { zh: () => '办结期限早于下发日期，请核对。', en: () => 'The due date is before the day of issue.' },
  'extended-too-little': {
    zh: (p) => `延期至的日期应晚于现在的期限（${p.deadline}）和今天。`,
    en: (p) => `The new deadline has to be after the present one (${p.deadline}) and after today.`,
  },
  'extended-too-far': {
    zh: (p) => `一次最多延期 ${p.days} 天，最晚到 ${p.latest}。`,
    en: (p) => `One extension moves the deadline by ${p.days} days at most, to ${p.latest}.`,
  },
  'future-date': { zh: (p) => `${p.field}晚于今天，请核对。`, en: (p) => `${p.field} is after today.` },
  'before-issue': { zh: (p) => `${p.field}早于下发日期（${p.issuedOn}），请核对。`, en: (p) => `${p.field} is before the day of issue (${p.issuedOn}).` },
  reason: { zh: () => '请写明理由。', en: () => 'Please give a reason.' },
  'result-first': { zh: () => '还没有核查结果，不能办结；请先登记核查结果。', en: () => 'There is no result yet; say it before closing the case.' },
  'union-first': {
    zh: () => '符合建会条件、还没有建会的案件不能办结；请先登记建会，或改判为不符合条件。',
    en: () => 'The case is confirmed and has no union yet; found one first, or rule the case out.',
  },
  'has-union': {
    zh: () => '已经建会并登记了工会；如果登记错了，请撤销这次建会。',
    en: () => 'A union is on record for this case; take its founding back if it is wrong.',
  },
}

/** @param words what the step, the state and the field are called */
export function stepRefusalSentence(
  { code, params = {} }: StepRefusal,
  words: { readonly step: string; readonly state: string; readonly field: string },
  language: Language = 'zh',
): string {
  const said = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]))
  const quoted = (text: string) => (language === 'zh' && text !== '' ? `“${text}”` : text)
  return sentences[code][language]({ ...said, step: words.step, state: quoted(words.state), field: quoted(words.field) })
}
