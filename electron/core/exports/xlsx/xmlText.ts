// Text as it may stand in a workbook's XML.

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const special = /[&<>_\u0000-\u001f\ufffe\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/**
 * What XML cannot hold is left out, and every line break is one line feed, as any reader of XML would make it. What looks like one of the format's own escapes (`_x000D_`)
 * gets its underscore escaped, or readers would take it for the character.
 */
export function escapedText(text: string): string {
  if (!special.test(text)) return text
  return text
    .replace(impossible, '')
    .replace(/\r\n?/g, '\n')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

export function attribute(text: string): string {
  return escapedText(text).replaceAll('"', '&quot;')
}
