// Names as keys of comparison: one office writes 浙江德明（路桥）有限公司 with full-width brackets, the next without, a third with a blank.
import { isHan, normalise } from './cellText.ts'

const openings = /[[{〔【〈《「『〖]/g
const closings = /[\]}〕】〉》」』〗]/g
const middleDots = /[\u00b7\u2022\u2027\u2219\u22c5\u30fb\u2024\u0387]/g

/** 买买提．吐尔逊: typed with the full stop of the keyboard. */
const dotBetweenHan = /(?<=\p{Script=Han})[.\uff0e](?=\p{Script=Han})/gu

/** Two names are the same organisation's or person's if their folds are equal: NFKC, one kind of bracket, one middle dot, no blanks, one case. Never shown. */
export function foldName(name: string): string {
  if (isFolded(name)) return name
  return normalise(name)
    .replace(/\s+/g, '')
    .replace(openings, '(')
    .replace(closings, ')')
    .replace(middleDots, '\u00b7')
    .replace(dotBetweenHan, '\u00b7')
    .toUpperCase()
}

/** Chinese characters, digits and capitals are their own fold. */
function isFolded(name: string): boolean {
  for (let index = 0; index < name.length; index += 1) {
    const unit = name.charCodeAt(index)
    if (!((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a))) return false
  }
  return true
}

/** All middle dots as U+00B7; the half-width katakana dot of old files too. */
export function unifyMiddleDots(text: string): string {
  if (isHan(text)) return text
  return text
    .replace(middleDots, '\u00b7')
    .replace(/\uff65/g, '\u00b7')
    .replace(dotBetweenHan, '\u00b7')
}
