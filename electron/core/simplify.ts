// One script to compare and to search in: what other offices and old papers write in traditional characters is found under its simplified ones.
import { ConverterFactory } from 'opencc-js/core'
import characters from 'opencc-js/dict/TSCharacters'

// Characters only, no phrases: a part of a text must become the same part of what the text becomes, or a search for it would miss.
const changing = new Set<number>()
for (const entry of characters.split('|')) {
  const [from, to] = entry.split(' ')
  if (from !== undefined && from !== to) changing.add(from.charCodeAt(0))
}
let convert: ((text: string) => string) | undefined

/**
 * Traditional characters → simplified, each by itself, by OpenCC's table (opencc-js, MIT and Apache-2.0): 臺州 → 台州. Everything else stays, also in its place, unless a character
 * beyond the basic plane becomes one within it. For comparing and searching, never for showing: 乾 becomes 干 in 乾坤 too.
 */
export function simplify(text: string): string {
  for (let index = 0; index < text.length; index += 1) {
    if (!changing.has(text.charCodeAt(index))) continue
    convert ??= ConverterFactory([[characters]])
    return convert(text)
  }
  return text
}
