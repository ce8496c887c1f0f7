// Names as keys of comparison: one office writes 浙江德明（路桥）有限公司 with full-width brackets, the next without, a third with a blank.
import { normalise } from './cellText.ts'

const openings = /[[{〔【〈《「『〖]/g
const closings = /[\]}〕】〉》」』〗]/g
const middleDots = /[\u00b7\u2022\u2027\u2219\u22c5\u30fb\u2024\u0387]/g

/** 买买提．吐尔逊: typed with the full stop of the keyboard. */
const dotBetweenHan = /(?<=\p{Script=Han})[.\uff0e](?=\p{Script=Han})/gu

/** Two names are the same organisation's or person's if their folds are equal: NFKC, one kind of bracket, one middle dot, no blanks, one case. Never shown. */
export function foldName(name: string): string {
  return normalise(name)
    .replace(/\s+/g, '')
    .replace(openings, '(')
    .replace(closings, ')')
    .replace(middleDots, '\u00b7')
    .replace(dotBetweenHan, '\u00b7')
    .toUpperCase()
}

/** All middle dots as U+00B7; the half-width katakana dot of old files too. */
export function unifyMiddleDots(text: string): string {
  return text
    .replace(middleDots, '\u00b7')
    .replace(/\uff65/g, '\u00b7')
    .replace(dotBetweenHan, '\u00b7')
}
