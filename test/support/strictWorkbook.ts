// What Excel holds a workbook against before it opens it without offering a repair, and what more lenient readers pass over: ECMA-376 part 1, 18.3 and 18.8.
import { strFromU8, unzipSync } from 'fflate'

/** §18.3.1.99: what may stand in a worksheet, in this order alone. */
const worksheetOrder =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(
    ' ',
  )
/** Excel's own limit for one line at the foot of a page. */
const longestFoot = 255
const longestSheetName = 31

interface Box {
  readonly ref: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** @returns one line for each fault, with the part in which it is; none = strict readers take it as it is */
export function workbookFaults(bytes: Uint8Array): string[] {
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]))
  const styles = parts['xl/styles.xml'] ?? ''
  const formats = countOf(styles, 'cellXfs', 'xf')
  const texts = count(parts['xl/sharedStrings.xml'] ?? '', /<si>|<si /g)
  return [
    ...['fonts/font', 'fills/fill', 'borders/border', 'cellXfs/xf', 'numFmts/numFmt'].flatMap((pair) => miscounted(styles, pair)),
    ...namesOf(parts['xl/workbook.xml'] ?? ''),
    ...Object.entries(parts).flatMap(([name, xml]) =>
      name.startsWith('xl/worksheets/') && name.endsWith('.xml') ? sheetFaults(xml, formats, texts).map((fault) => `${name}: ${fault}`) : [],
    ),
  ]
}

function sheetFaults(xml: string, formats: number, texts: number): string[] {
  const children = childrenOf(xml)
  const places = children.map((name) => worksheetOrder.indexOf(name))
  const merges = [...xml.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, ref = '']) => boxOf(ref))
  const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*)>/g)].map(([, ref = '', rest = '']) => ({ box: boxOf(ref), rest }))
  const dimension = boxOf(/<dimension ref="([^"]+)"/.exec(xml)?.[1] ?? 'A1:XFD1048576')
  const filled = cells.filter(({ rest }) => !rest.endsWith('/'))
  return [
    ...children.flatMap((name, index) =>
      (places[index] ?? -1) <= (index === 0 ? -1 : (places[index - 1] ?? -1)) ? [`<${name}> stands where it may not`] : [],
    ),
    ...merges.flatMap((one, index) =>
      merges.slice(index + 1).flatMap((other) => (overlap(one, other) ? [`${one.ref} and ${other.ref} are merged over each other`] : [])),
    ),
    ...merges.flatMap(({ ref, left, right, top, bottom }) => (left === right && top === bottom ? [`${ref} is one cell, merged`] : [])),
    ...(merges.length === 0 ? [] : miscounted(xml, 'mergeCells/mergeCell')),
    ...cells.flatMap(({ box }, index) => {
      const before = cells[index - 1]?.box
      return before && (box.top < before.top || (box.top === before.top && box.left <= before.left)) ? [`${box.ref} comes after ${before.ref}`] : []
    }),
    ...filled.flatMap(({ box }) =>
      box.left < dimension.left || box.right > dimension.right || box.bottom > dimension.bottom
        ? [`${box.ref} lies outside the dimension ${dimension.ref}`]
        : [],
    ),
    ...cells.flatMap(({ box, rest }) => (Number(/ s="(\d+)"/.exec(rest)?.[1] ?? 0) < formats ? [] : [`${box.ref} has a format that there is not`])),
    ...[...xml.matchAll(/<c r="(\w+)"[^>]* t="s"[^>]*><v>(\d+)<\/v>/g)].flatMap(([, ref = '', text]) =>
      Number(text) < texts ? [] : [`${ref} has a text that there is not`],
    ),
    ...[...xml.matchAll(/<f>([^<]*)<\/f>/g)].flatMap(([, formula = '']) =>
      /[^\x20-\x7e]/.test(formula.replace(/&quot;.*?&quot;|"[^"]*"/g, '')) || formula.startsWith('=') ? [`formula ${formula}`] : [],
    ),
    ...[...xml.matchAll(/<(?:odd|even|first)(?:Header|Footer)>([^<]*)</g)].flatMap(([, foot = '']) =>
      foot.replaceAll('&amp;', '&').length > longestFoot ? ['a foot is too long'] : [],
    ),
  ]
}

/** Names of sheets differ in more than case; what a name stands for lies on a sheet that there is. */
function namesOf(workbook: string): string[] {
  const sheets = [...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) => plain(name))
  const named = [...workbook.matchAll(/<definedName [^>]*name="([^"]*)"[^>]*localSheetId="(\d+)"[^>]*>([^<]*)</g)]
  return [
    ...sheets.flatMap((name) => ([...name].length > longestSheetName || /[\\/?*[\]:]|^'|'$|^$/.test(name) ? [`a sheet may not be called ${name}`] : [])),
    ...(new Set(sheets.map((name) => name.toLowerCase())).size < sheets.length ? ['two sheets of one name'] : []),
    ...named.flatMap(([, name = '', sheet, value = '']) => {
      const wanted = `'${(sheets[Number(sheet)] ?? '').replaceAll("'", "''")}'!`
      const shape = name === '_xlnm.Print_Titles' ? /^\$\d+:\$\d+$/ : /^\$[A-Z]+\$\d+:\$[A-Z]+\$\d+$/
      return plain(value).startsWith(wanted) && shape.test(plain(value).slice(wanted.length)) ? [] : [`${name} is ${value}`]
    }),
  ]
}

/** @param pair element/child: its attribute count says how many children there are */
function miscounted(xml: string, pair: string): string[] {
  const [element = '', child = ''] = pair.split('/')
  const said = new RegExp(`<${element} [^>]*count="(\\d+)"`).exec(xml)?.[1]
  return said === undefined || Number(said) === countOf(xml, element, child) ? [] : [`<${element}> says ${said}`]
}

function countOf(xml: string, element: string, child: string): number {
  return count(new RegExp(`<${element}[ >].*?</${element}>`, 's').exec(xml)?.[0] ?? '', new RegExp(`<${child}[ />]`, 'g'))
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0
}

/** Of the root, by name. */
function childrenOf(xml: string): string[] {
  const names: string[] = []
  let depth = 0
  for (const [, closing, name = '', empty] of xml.replace(/<\?.*?\?>/gs, '').matchAll(/<(\/?)([\w:]+)(?:"[^"]*"|[^">])*?(\/?)>/g)) {
    if (closing) depth--
    else {
      if (depth === 1) names.push(name)
      if (!empty) depth++
    }
  }
  return names
}

function boxOf(ref: string): Box {
  const [first = '', last = first] = ref.split(':')
  const column = (cell: string) => [...cell.replace(/\d/g, '')].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
  const row = (cell: string) => Number(cell.replace(/\D/g, ''))
  return { ref, left: column(first), right: column(last), top: row(first), bottom: row(last) }
}

function overlap(one: Box, other: Box): boolean {
  return one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom
}

function plain(text: string): string {
  return text.replaceAll('&apos;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
