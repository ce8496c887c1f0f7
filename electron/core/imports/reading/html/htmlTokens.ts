// The tags and texts of a web page, as a browser would take them: forgiving, and in one pass whatever the page is.

export interface HtmlHandler {
  /** Names in lower case. */
  open(name: string, attributes: string): void
  close(name: string): void
  /** Raw characters between two tags, entities and all. */
  text(text: string): void
}

/** Elements whose content is no page, and comments. One that is never closed would swallow the rest, and is no such thing. */
const RAW = new Set(['!--', 'script', 'style', 'title', 'xml', 'textarea'])

/** One step for each tag, so that the caller can take turns. */
export function* eachToken(page: string, handler: HtmlHandler): Generator<void> {
  const raw = new Set(RAW)
  let at = 0
  while (at < page.length) {
    const tag = page.indexOf('<', at)
    const end = tag < 0 ? page.length : tag
    if (end > at) handler.text(page.slice(at, end))
    if (tag < 0) return
    at = afterTag(page, tag, handler, raw)
    yield
  }
}

function afterTag(page: string, tag: number, handler: HtmlHandler, raw: Set<string>): number {
  if (raw.has('!--') && page.startsWith('<!--', tag)) {
    const end = page.indexOf('-->', tag + 4)
    if (end >= 0) return end + 3
    raw.delete('!--')
  }
  const second = page.charCodeAt(tag + 1)
  const closing = second === SLASH
  const declaration = second === EXCLAMATION || second === QUESTION
  if (!closing && !declaration && !isLetter(second)) {
    handler.text('<')
    return tag + 1
  }
  const end = endOfTag(page, tag + 1)
  if (end < 0) {
    handler.text('<')
    return tag + 1
  }
  if (declaration) return end + 1
  const inside = page.slice(tag + (closing ? 2 : 1), end)
  // A browser takes all up to a blank for the name; but no element's holds other characters, and broken ones after it take no cell away.
  const name = (/^[a-z][\w:-]*/i.exec(inside)?.[0] ?? '').toLowerCase()
  if (closing) {
    handler.close(name)
    return end + 1
  }
  if (raw.has(name) && !inside.endsWith('/')) {
    const close = new RegExp(`</${name}[\\s>]`, 'gi')
    close.lastIndex = end
    const found = close.exec(page)
    if (found) return found.index
    raw.delete(name)
  }
  handler.open(name, inside.slice(name.length))
  return end + 1
}

const SLASH = 0x2f
const EXCLAMATION = 0x21
const QUESTION = 0x3f
const EQUALS = 0x3d

/** Where the `>` stands that ends the tag; one inside quotes does not, unless the quotes never close before the next tag begins. Negative: it is none. */
function endOfTag(page: string, from: number): number {
  let quote = 0
  let firstEnd = -1
  let before = 0
  for (let at = from; at < page.length; at += 1) {
    const code = page.charCodeAt(at)
    if (code === 0x3c) return firstEnd
    if (code === 0x3e) {
      if (quote === 0) return at
      if (firstEnd < 0) firstEnd = at
    } else if (quote !== 0) {
      if (code === quote) quote = 0
    } else if ((code === 0x22 || code === 0x27) && before === EQUALS) quote = code
    if (code > 0x20) before = code
  }
  return firstEnd
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}

const named: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  hellip: '…',
  times: '×',
  deg: '°',
  yen: '¥',
}

/** Entities resolved; one that nobody defined is left as it stands. */
export function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0x10ffff ? whole : String.fromCodePoint(code)
    },
  )
}
