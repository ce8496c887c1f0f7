// Standardisation: a name of an enterprise taken apart into place · brand · trade · legal form, so that each part is compared by its own measure.
import { foldName } from '../values/name.ts'
import { branchWords, formerMark, headEnding, laterMark, legalForms, noteInBrackets, sureBranchWord } from './nameWords.ts'
import type { KnownPlace, PlaceBook } from './placeBook.ts'
import type { TradeBook } from './tradeBook.ts'

export interface StandardName {
  /** Folded, without brackets: names with equal keys are written alike. */
  readonly key: string
  /** Codes of the places in the name, narrowest last; each once. */
  readonly places: readonly string[]
  /** The same in one text that also says which stood in brackets. */
  readonly placeKey: string
  /** As the name has them. */
  readonly placeText: string
  readonly brand: string
  readonly trade: string
  /** As compared (有限责任公司 is 有限公司); '' without one. */
  readonly form: string
  readonly group: boolean
  /** 第二, 二厂, 2号 as `2`; several joined by a comma; '' without one. */
  readonly number: string
  /** What follows the head office's name, e.g. 临海第一分公司; '' where the name is no branch's. All other parts are those of the head office then. */
  readonly branch: string
}

export interface StandardNames {
  readonly name: StandardName
  /** Under which it goes too: in brackets, behind the name, or in the record. */
  readonly others: readonly StandardName[]
}

export interface NameReader {
  read(name: string, formerNames: string | null): StandardNames
}

export function createNameReader(places: PlaceBook, trades: TradeBook, simplify: (text: string) => string): NameReader {
  const fold = (text: string) => simplify(foldName(text)).replace(/[·"'“”‘’,。．.]/g, '')
  const take = (text: string) => takeApart(text, places, trades)
  return {
    read: (written, formerNames) => {
      const { name, others } = namesIn(fold(written))
      const former = formerNames === null ? [] : formerNames.split(/[、,，;；/\n]+/).map((text) => fold(text).replace(formerMark, '').replace(laterMark, ''))
      const more = [...new Set([...others, ...former])].filter((text) => text.length > 1 && text !== name)
      return { name: take(name), others: more.map(take) }
    },
  }
}

/** 甲公司(原乙公司), 甲公司(现更名为乙公司), 甲公司原名乙公司 → 甲公司 and 乙公司; the one in use now goes first. */
function namesIn(text: string): { readonly name: string; readonly others: readonly string[] } {
  const bracket = closingBracket(text)
  const behind = bracket < 0 ? /^(.{3,}?(?:公司|厂|店|部|社))((?:原名|曾用名|现更名为|已更名为|更名为).+)$/.exec(text) : null
  const [name, note] = bracket < 0 ? [behind?.[1], behind?.[2]] : [text.slice(0, bracket), text.slice(bracket + 1, -1)]
  if (name === undefined || note === undefined || name.length < 3) return { name: text, others: [] }
  if (laterMark.test(note)) return { name: note.replace(laterMark, ''), others: [name] }
  const former = note.replace(formerMark, '')
  // 原 may begin a place or a brand: a former name is a name, and those are long.
  if (former !== note && former.length >= 4) return { name, others: [former] }
  return { name: text, others: [] }
}

/** Where the bracket opens that the text ends with; -1 without one. */
function closingBracket(text: string): number {
  if (!text.endsWith(')')) return -1
  let open = 0
  for (let at = text.length - 1; at > 0; at -= 1) {
    if (text[at] === ')') open += 1
    else if (text[at] === '(' && --open === 0) return at
  }
  return -1
}

function takeApart(text: string, book: PlaceBook, trades: TradeBook): StandardName {
  const branch = branchOf(text)
  const bracketed: KnownPlace[] = []
  let rest = branch.head.replace(/\(([^()]*)\)/g, (whole, inside: string) => {
    if (/合伙$/.test(inside)) return whole
    if (noteInBrackets.test(inside)) return ''
    const inner: KnownPlace[] = []
    let index = 0
    for (let place = book.at(inside, 0); place; place = book.at(inside, index)) {
      inner.push(place)
      index += place.text.length
    }
    if (index < inside.length || inside === '') return inside
    bracketed.push(...inner)
    return ''
  })
  const leading: KnownPlace[] = []
  let start = 0
  for (let place = book.at(rest, 0); place && start + place.text.length < rest.length; place = book.at(rest, start)) {
    leading.push(place)
    start += place.text.length
  }
  rest = rest.slice(start)

  const form = legalForms.find(([written]) => rest.endsWith(written) && rest.length > written.length)
  if (form) rest = rest.slice(0, rest.length - form[0].length)
  const group = /集团(?:总|控股)?$/.test(rest) || (rest.includes('集团') && rest.length > 4)
  if (group) rest = rest.replace(/集团(?:总|控股)?$/, '').replace('集团', '')
  const numbered = numbersOf(rest.replace(/[()]/g, ''), form?.[1] ?? '')
  const core = numbered.rest
  const trade = trades.tradeOf(core)
  return {
    key: text.replace(/[()]/g, ''),
    ...placesOf(leading, bracketed),
    brand: core.slice(0, core.length - trade.length),
    trade,
    form: form?.[1] ?? '',
    group,
    number: numbered.number,
    branch: branch.tail,
  }
}

/** 台州市甲公司 and 甲（台州）公司 are two names of the same place. */
function placesOf(leading: readonly KnownPlace[], bracketed: readonly KnownPlace[]): Pick<StandardName, 'places' | 'placeKey' | 'placeText'> {
  const codesOf = (places: readonly KnownPlace[]) => [...new Set([...places].sort((a, b) => a.depth - b.depth).map(({ code }) => code))]
  const textOf = (places: readonly KnownPlace[]) => places.map(({ text }) => text).join('')
  const [before, inside] = [codesOf(leading), codesOf(bracketed)]
  if (bracketed.length === 0) return { places: before, placeKey: before.join(), placeText: textOf(leading) }
  return { places: codesOf([...leading, ...bracketed]), placeKey: `${before.join()}(${inside.join()}`, placeText: `${textOf(leading)}(${textOf(bracketed)})` }
}

/** 甲公司临海第一分公司 → 甲公司 · 临海第一分公司. */
function branchOf(text: string): { readonly head: string; readonly tail: string } {
  const word = branchWords.find((candidate) => text.endsWith(candidate) && text.length > candidate.length + 2)
  if (word === undefined || text.endsWith('街道办事处')) return { head: text, tail: '' }
  const before = text.slice(0, text.length - word.length)
  // The last legal form in the first part of the name ends the head office's name; at most 14 characters say which branch it is.
  for (let end = before.length; end >= Math.max(4, before.length - 14); end -= 1) {
    const head = before.slice(0, end)
    if (headEnding.test(head)) return { head, tail: text.slice(end) }
  }
  if (!sureBranchWord.test(word)) return { head: text, tail: '' }
  const own = /(?:第?[一二三四五六七八九十\d]+)?$/.exec(before)?.[0] ?? ''
  return { head: before.slice(0, before.length - own.length), tail: own + word }
}

const digits: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }

/** 十二 → 12. */
function numeral(text: string): string {
  if (/^\d+$/.test(text)) return String(Number(text))
  const tens = text.indexOf('十')
  if (tens < 0) return String([...text].reduce((sum, digit) => sum * 10 + (digits[digit] ?? 0), 0))
  return String((tens === 0 ? 1 : (digits[text.charAt(tens - 1)] ?? 1)) * 10 + (digits[text.charAt(tens + 1)] ?? 0))
}

/** @param form as compared: before 厂, 店 and the like a bare numeral counts (机械二厂), before a company's form only with 第, 号 or as digits. */
function numbersOf(text: string, form: string): { readonly rest: string; readonly number: string } {
  if (!/[第\d一二三四五六七八九十]/.test(text)) return { rest: text, number: '' }
  const numbers: string[] = []
  const note = (_: string, figure: string) => {
    numbers.push(numeral(figure))
    return ''
  }
  let rest = text.replace(/第([一二三四五六七八九十]+|\d+)/g, note).replace(/(\d+)号?/g, note)
  if (/^(?:厂|店|药店|商店|经营部|服务部|幼儿园|学校|医院|中心|加工点)$/.test(form)) rest = rest.replace(/([一二三四五六七八九十]{1,2})$/, note)
  return rest.length === 0 ? { rest: text, number: '' } : { rest, number: numbers.sort().join(',') }
}
