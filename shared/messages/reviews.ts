// Words about matches and decisions that several screens and the command line say: what decided, and why a decision does not hold any more.
import type { MatchOutcome, MatchPass } from '../matching/result.ts'
import type { Overtaking } from '../matching/standing.ts'
import type { Language } from './errors.ts'

type Words<K extends string> = Readonly<Record<K, Readonly<Record<Language, string>>>>

const passes: Words<MatchPass> = {
  code: { zh: '信用代码', en: 'credit code' },
  'organisation-code': { zh: '组织机构代码', en: 'organisation code' },
  name: { zh: '名称', en: 'name' },
  weights: { zh: '综合比对', en: 'weights' },
  none: { zh: '没有相近单位', en: 'nothing alike' },
}

const found: Words<MatchOutcome> = {
  matched: { zh: '对上单位', en: 'matched' },
  unmatched: { zh: '没有对应单位', en: 'not on the roster' },
  review: { zh: '待复核', en: 'to be verified' },
}

const overtakings: Words<Overtaking> = {
  'code-changed': { zh: '名单上的信用代码变了，可能已经是另一家企业', en: 'the list gives another credit code now; it may be another enterprise' },
  'code-contradicts': { zh: '名单补上了信用代码，与认定的单位不同', en: 'the list now gives a credit code, and the unit has another one' },
  'name-changed': { zh: '名单上的名称变了，又没有信用代码可以确认是同一家', en: 'the list gives another name now, and no credit code holds the two together' },
  'new-candidate': { zh: '名册里新出现了更相近的单位', en: 'a unit that is more alike has come to the roster' },
  'newly-found': { zh: '名册里新登记了这家单位，已自动对上', en: 'the unit has come to the roster and was matched' },
  'unit-gone': { zh: '认定的单位已被删除', en: 'the unit was deleted' },
  'basis-gone': { zh: '所沿用的决定已不再适用', en: 'the decision that it follows does not hold any more' },
}

/** What decided. */
export function passLabel(pass: MatchPass, language: Language = 'zh'): string {
  return passes[pass][language]
}

export function matchOutcomeLabel(outcome: MatchOutcome, language: Language = 'zh'): string {
  return found[outcome][language]
}

/** Without a full stop. */
export function overtakingSentence(overtaking: Overtaking, language: Language = 'zh'): string {
  return overtakings[overtaking][language]
}
