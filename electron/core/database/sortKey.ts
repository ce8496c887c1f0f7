// SQLite orders Chinese by code point; clerks expect pinyin. The key is stored beside names (name_sort) and computed on the fly for other texts.
import { pinyin } from 'pinyin-pro'

/** Characters repeat: an office of 26,353 units uses about 2,000 of them. */
const syllables = new Map<string, string>()

/** Syllable with tone per Chinese character, other characters in lower case; the text itself settles ties. The separator puts 台州 before 台州市. */
export function sortKey(text: string): string {
  let key = ''
  for (const character of text) key += `${syllableOf(character)} `
  return `${key}\u0001${text}`
}

function syllableOf(character: string): string {
  let syllable = syllables.get(character)
  if (syllable === undefined) {
    syllable = pinyin(character, { toneType: 'num' }).toLowerCase()
    syllables.set(character, syllable)
  }
  return syllable
}
