// Headings as keys: 统一社会\n信用代码, 县（市、区） and 证件号码(填写18位身份证) have to meet 统一社会信用代码, 县市区 and 证件号码.
import { compact } from '../values/cellText.ts'

/** No blanks, line breaks or punctuation, half-width, upper case. Brackets go, what they hold stays: 县（市、区） → 县市区. */
export function foldHeading(text: string): string {
  if (/^[\u4e00-\u9fff0-9A-Z]*$/.test(text)) return text
  return compact(text)
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .toUpperCase()
}

/** As foldHeading, without what brackets hold: 单位代码（18位） → 单位代码. */
export function foldHeadingWithoutHint(text: string): string {
  return foldHeading(withoutHint(text))
}

/** For the eye: no line breaks and no hint, but 县（市、区） keeps its brackets. */
export function shownHeading(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ ?([（(]) ?/g, '$1')
  const hint = /[（(][^（()）]*(填写|格式|例如|如[:：]|单位[:：]|必填|选填|请)[^（()）]*[)）]/g
  return plain
    .replace(hint, '')
    .replace(/(?<=[^\x20-\x7e]) | (?=[^\x20-\x7e])/g, '')
    .trim()
}

/** What qualifies a heading without changing its sense. */
export function withoutQualifier(folded: string): string {
  return folded.replace(/^(\d{1,2}|其中|所属|所在|现有|本单位|本)+(?=.{2})/, '')
}

function withoutHint(text: string): string {
  const plain = text.normalize('NFKC').replace(/\([^()]*\)|\[[^[\]]*\]|〔[^〔〕]*〕|【[^【】]*】/g, '')
  return foldHeading(plain) === '' ? text : plain
}
