// Bytes of XML as characters: attributes by local name, entities, and the escapes that spreadsheets add to them.

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** Entities resolved, line ends as XML reads them; an entity nobody defined is left as it stands. */
function unescapeXml(text: string): string {
  let plain = text
  if (plain.includes('\r')) plain = plain.replace(/\r\n?/g, '\n')
  if (!plain.includes('&')) return plain
  return plain.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return named[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0x10ffff ? whole : String.fromCodePoint(code)
    },
  )
}

/** `_x000D_` and its kind, which stand for characters that XML cannot hold; `_x005F_` guards an underscore. */
export function unescapeCharacters(text: string): string {
  return text.includes('_x') ? text.replace(/_x([\da-fA-F]{4})_/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text
}

export function readText(bytes: Buffer, start: number, end: number, cdata: boolean): string {
  const text = bytes.toString('utf8', start, end)
  return cdata ? text : unescapeXml(text)
}

/** Of an element whose name ends at `from`: local name → value, entities resolved. For elements that are rare; cells have a faster way. */
export function readAttributes(bytes: Buffer, from: number, to: number): Map<string, string> {
  const found = new Map<string, string>()
  const text = bytes.toString('utf8', from, to)
  for (const match of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const name = match[1] ?? ''
    // `xmlns:x` and `r:id` are told apart from `id` by the caller, who may ask for either.
    const value = unescapeXml(match[2] ?? match[3] ?? '')
    found.set(name, value)
    const local = name.slice(name.indexOf(':') + 1)
    if (local !== name && !name.startsWith('xmlns:') && !found.has(local)) found.set(local, value)
  }
  return found
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
