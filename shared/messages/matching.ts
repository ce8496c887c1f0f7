// One plain sentence per reason of a match, without a full stop, since several stand in one line. Exhaustive: a new reason does not compile without its sentence.
import type { MatchReason, MatchReasonCode } from '../matching/result.ts'
import type { Language } from './errors.ts'

interface Told {
  /** “…” with the param's text; nothing where there is none. */
  quoted(key: string): string
  param(key: string): string
  /** As `quoted`, or 无 and none. */
  side(key: 'entry' | 'unit'): string
  /** How many, or 几 and several. */
  count(key: string, otherwise: string): string
}
type Sentence = (told: Told) => string
type Sentences = Readonly<Record<MatchReasonCode, Sentence>>

/** Params: `code`; of what differs `entry` (on the list) and `unit` (on the roster), as written; of the rest what the sentence asks for. */
const zh: Sentences = {
  'same-code': () => '统一社会信用代码相同',
  'code-repaired': (t) => `代码${t.quoted('from')}中形近的字母改回数字后，与单位的代码${t.quoted('to')}相同`,
  'same-failing-code': () => '两边代码写得一样，但都通不过校验',
  'same-organisation-code': (t) => `组织机构代码${t.quoted('code')}相同`,
  'code-similar': (t) => `代码只差一处：名单为${t.side('entry')}，单位为${t.side('unit')}`,
  'codes-differ': () => '两边都有有效的代码，但不相同',
  'codes-differ-failing': () => '两边的代码不相同，其中有的通不过校验',
  'code-not-in-roster': () => '名单上的代码有效，但单位名册里没有这个代码',
  'code-of-several-units': (t) => `单位名册里有${t.count('count', '几')}家单位是这个代码`,
  'code-unusable': (t) => `名单上的代码${t.quoted('code')}不能用来比对`,
  'same-name': () => '名称相同',
  'same-former-name': (t) => `与曾用名${t.quoted('name')}相同`,
  'same-core-name': () => '除地名和公司形式外，名称相同',
  'brand-same': (t) => `字号${t.quoted('brand')}相同${t.param('units') === '' ? '' : `，名册里有 ${t.param('units')} 家用它`}`,
  'brand-similar': (t) => `字号相近：名单为${t.side('entry')}，单位为${t.side('unit')}`,
  'brand-differs': (t) => `字号不同：名单为${t.side('entry')}，单位为${t.side('unit')}`,
  'place-same': (t) => `名称里的地名${t.quoted('place')}相同`,
  'place-missing': (t) => `地名${t.quoted('place')}只有一边写了`,
  'place-differs': (t) => `名称里的地名不同：名单为${t.side('entry')}，单位为${t.side('unit')}`,
  'trade-same': (t) => `行业用词${t.quoted('trade')}相同`,
  'trade-similar': (t) => `行业用词相近：名单为${t.side('entry')}，单位为${t.side('unit')}`,
  'trade-differs': (t) => `行业用词不同：名单为${t.side('entry')}，单位为${t.side('unit')}`,
  'legal-form-same': (t) => `公司形式${t.quoted('form')}相同`,
  'legal-form-differs': (t) => `公司形式不同：名单为${t.side('entry')}，单位为${t.side('unit')}`,
  branch: (t) => `只有一边是分支机构${t.quoted('word')}，分支机构不等于它的总机构`,
  'branches-differ': (t) => `不同的分支机构：名单为${t.side('entry')}，单位为${t.side('unit')}`,
  'group-or-not': () => '一边是集团，另一边不是',
  'number-differs': (t) => `名称里的序号不同：名单为${t.side('entry')}，单位为${t.side('unit')}`,
  'county-same': () => '同一区县',
  'county-differs': () => '区县不同',
  'township-same': () => '同一乡镇（街道）',
  'township-differs': () => '乡镇（街道）不同',
  'address-similar': () => '地址相近',
  'address-differs': () => '地址不同',
  'phone-same': () => '联系电话相同',
  'legal-representative-same': () => '法定代表人相同',
  'legal-representative-differs': () => '法定代表人不同',
  'headcount-close': (t) => `人数相近：名单 ${t.param('entry')} 人，单位 ${t.param('unit')} 人`,
  'headcount-far': (t) => `人数相差很大：名单 ${t.param('entry')} 人，单位 ${t.param('unit')} 人`,
  'name-of-another': () => '代码是这家单位的，名称却是名册里另一家单位的',
  contradicted: () => '只凭名称不足以认定，法定代表人或乡镇（街道）又对不上',
  'several-units-fit': (t) => `有${t.count('count', '几')}家单位都相符，分不出是哪一家`,
  'duplicate-units': (t) => `名册里有${t.count('count', '几')}条记录像是同一家单位，取了有工会覆盖的一条`,
  'too-uncertain': () => '相符之处不足以自动认定，请人工核对',
  'no-candidate': () => '单位名册里没有相近的单位',
  unlikely: () => '相近的单位里没有一家像是同一家',
}

const en: Sentences = {
  'same-code': () => 'the same credit code',
  'code-repaired': (t) => `the code ${t.quoted('from')}, letters read as the digits they look like, is the unit’s ${t.quoted('to')}`,
  'same-failing-code': () => 'the same code on both sides, which fails its check',
  'same-organisation-code': (t) => `the same organisation code ${t.quoted('code')}`,
  'code-similar': (t) => `codes but for one slip the same: ${t.side('entry')} on the list, ${t.side('unit')} on the roster`,
  'codes-differ': () => 'both sides have a valid code, and they differ',
  'codes-differ-failing': () => 'the codes differ, and not both pass their check',
  'code-not-in-roster': () => 'the list gives a valid code that no unit of the roster has',
  'code-of-several-units': (t) => `${t.count('count', 'several')} units of the roster have this code`,
  'code-unusable': (t) => `the list’s code ${t.quoted('code')} cannot be compared`,
  'same-name': () => 'the same name',
  'same-former-name': (t) => `the same as the former name ${t.quoted('name')}`,
  'same-core-name': () => 'the same name but for place and legal form',
  'brand-same': (t) => `the same brand ${t.quoted('brand')}${t.param('units') === '' ? '' : `, which ${t.param('units')} units of the roster use`}`,
  'brand-similar': (t) => `similar brands: ${t.side('entry')} on the list, ${t.side('unit')} on the roster`,
  'brand-differs': (t) => `different brands: ${t.side('entry')} on the list, ${t.side('unit')} on the roster`,
  'place-same': (t) => `the same place ${t.quoted('place')} in the name`,
  'place-missing': (t) => `only one side names the place ${t.quoted('place')}`,
  'place-differs': (t) => `different places in the name: ${t.side('entry')} on the list, ${t.side('unit')} on the roster`,
  'trade-same': (t) => `the same trade ${t.quoted('trade')}`,
  'trade-similar': (t) => `similar trades: ${t.side('entry')} on the list, ${t.side('unit')} on the roster`,
  'trade-differs': (t) => `different trades: ${t.side('entry')} on the list, ${t.side('unit')} on the roster`,
  'legal-form-same': (t) => `the same legal form ${t.quoted('form')}`,
  'legal-form-differs': (t) => `different legal forms: ${t.side('entry')} on the list, ${t.side('unit')} on the roster`,
  branch: (t) => `only one side is a branch ${t.quoted('word')}; a branch is not its head office`,
  'branches-differ': (t) => `different branches: ${t.side('entry')} on the list, ${t.side('unit')} on the roster`,
  'group-or-not': () => 'one side is a group of companies, the other is not',
  'number-differs': (t) => `different numbers in the name: ${t.side('entry')} on the list, ${t.side('unit')} on the roster`,
  'county-same': () => 'the same county',
  'county-differs': () => 'different counties',
  'township-same': () => 'the same township',
  'township-differs': () => 'different townships',
  'address-similar': () => 'similar addresses',
  'address-differs': () => 'different addresses',
  'phone-same': () => 'the same telephone number',
  'legal-representative-same': () => 'the same legal representative',
  'legal-representative-differs': () => 'different legal representatives',
  'headcount-close': (t) => `similar headcounts: ${t.param('entry')} on the list, ${t.param('unit')} on the roster`,
  'headcount-far': (t) => `very different headcounts: ${t.param('entry')} on the list, ${t.param('unit')} on the roster`,
  'name-of-another': () => 'the code is this unit’s, the name that of another one on the roster',
  contradicted: () => 'the name alone does not settle it, and legal representative or township differ',
  'several-units-fit': (t) => `${t.count('count', 'several')} units fit, and nothing tells which`,
  'duplicate-units': (t) => `${t.count('count', 'several')} records of the roster look like one unit; the one that a union covers was taken`,
  'too-uncertain': () => 'not enough agrees to decide by itself; please check',
  'no-candidate': () => 'no unit of the roster resembles it',
  unlikely: () => 'none of the units that resemble it is likely to be it',
}

/** Without a full stop; the weight, where there is one, is the reader's to show. */
export function matchReasonSentence(reason: MatchReason, language: Language = 'zh'): string {
  const param = (key: string) => String(reason.params?.[key] ?? '')
  const quote = (text: string) => (language === 'zh' ? `“${text}”` : `‘${text}’`)
  const none = language === 'zh' ? '无' : 'none'
  const told: Told = {
    param,
    side: (key) => (param(key) === '' ? none : quote(param(key))),
    quoted: (key) => (param(key) === '' ? '' : quote(param(key))),
    count: (key, otherwise) => (param(key) === '' ? otherwise : language === 'zh' ? ` ${param(key)} ` : param(key)),
  }
  return (language === 'zh' ? zh : en)[reason.code](told).replace(/ {2,}/g, ' ')
}
