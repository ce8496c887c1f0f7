// The XML of a sheet of plain rows: what stands before them, a row, what stands behind them. Pure text, so that a million rows cost a million concatenations and no objects.
import { columnName } from '#shared/importing/sheet.ts'
import { attribute, escapedText, xmlHead } from './xmlText.ts'

export type CellValue = string | number | null

export interface SheetColumn {
  readonly heading: string
  readonly kind: 'number' | 'text'
  /** In Excel's unit, digits of the standard font. */
  readonly width: number
}

/** Numbers of the formats in `stylesXml`. */
const GENERAL = 0
const TEXT = 1
const HEADING = 2
const BOLD = 3

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const styleOf = ({ kind }: SheetColumn) => (kind === 'text' ? TEXT : GENERAL)

/** A line above the heading: what the table is, sums over their columns. */
export interface LineAbove {
  readonly cells: readonly CellValue[]
  readonly bold?: boolean
}

/** Up to the first row: the heading, and what stands above it, stays in sight, one page wide in landscape. */
export function sheetHead(columns: readonly SheetColumn[], above: readonly LineAbove[]): string {
  const widths = columns.map((column, index) => {
    const style = styleOf(column) === GENERAL ? '' : ` style="${styleOf(column)}"`
    return `<col min="${index + 1}" max="${index + 1}" width="${column.width}"${style} customWidth="1"/>`
  })
  return `${xmlHead}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${above.length + 1}" topLeftCell="A${above.length + 2}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`
}

/** @param rows with the heading and what stands above it */
export function sheetTail(columns: readonly SheetColumn[], rows: number, above: readonly LineAbove[]): string {
  const heading = above.length + 1
  const filter = rows > heading ? `<autoFilter ref="A${heading}:${columnName(columns.length - 1)}${rows}"/>` : ''
  return `</sheetData>${filter}<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`
}

/** Texts that many cells of a column have are written once for all of them. @returns undefined: this one is not among them, and stands in its cell */
export type SharedTexts = (column: number, text: string) => number | undefined

/** @returns the XML of a row by its number, 1-based; nothing of one without cells */
export function rowWriter(columns: readonly SheetColumn[], shared: SharedTexts): (number: number, cells: readonly CellValue[]) => string {
  const names = columns.map((_, index) => columnName(index))
  const begin = names.map((name) => `<c r="${name}`)
  const styles = columns.map((column) => (styleOf(column) === GENERAL ? '' : ` s="${styleOf(column)}"`))
  return (number, cells) => {
    let xml = ''
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column] ?? null
      if (cell === null || cell === '') continue
      xml += `${begin[column]}${number}"${styles[column]}`
      if (typeof cell === 'number') {
        xml += `><v>${cell}</v></c>`
        continue
      }
      const place = shared(column, cell)
      xml += place === undefined ? ` t="inlineStr"><is>${textXml(cell)}</is></c>` : ` t="s"><v>${place}</v></c>`
    }
    return xml === '' ? '' : `<row r="${number}">${xml}</row>`
  }
}

/** @returns the lines above it, too */
export function headingRows(columns: readonly SheetColumn[], above: readonly LineAbove[]): string {
  const number = above.length + 1
  const cells = columns.map(({ heading }, index) => `<c r="${columnName(index)}${number}" s="${HEADING}" t="inlineStr"><is>${textXml(heading)}</is></c>`)
  return `${above.map((line, index) => lineAbove(line, index + 1)).join('')}<row r="${number}">${cells.join('')}</row>`
}

/** Texts run on over the empty cells beside them. */
function lineAbove({ cells, bold }: LineAbove, number: number): string {
  const xml = cells.map((cell, index) => {
    if (cell === null || cell === '') return ''
    const begin = `<c r="${columnName(index)}${number}"`
    if (typeof cell === 'number') return `${begin} s="${bold ? BOLD : GENERAL}"><v>${cell}</v></c>`
    return `${begin} s="${bold ? BOLD : TEXT}" t="inlineStr"><is>${textXml(cell)}</is></c>`
  })
  return `<row r="${number}">${xml.join('')}</row>`
}

/** Readers may drop what is blank at either end unless they are told not to. */
function textXml(text: string): string {
  const isPlain = text.charCodeAt(0) > 0x20 && text.charCodeAt(text.length - 1) > 0x20
  return `${isPlain ? '<t>' : '<t xml:space="preserve">'}${escapedText(text)}</t>`
}

/** General, text that stays text when somebody edits the cell, headings, and what stands out above them. */
export const stylesXml = `${xmlHead}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/><charset val="134"/></font><font><b/><sz val="11"/><name val="宋体"/><charset val="134"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

export interface SheetSize {
  readonly name: string
  /** With the heading and what stands above it. */
  readonly rows: number
}

/** The sheets with what Excel wants named: the filter's area, and the heading as what each printed page begins with. */
export function workbookXml(columns: readonly SheetColumn[], sheets: readonly SheetSize[], above: readonly LineAbove[]): string {
  const heading = above.length + 1
  const entries = sheets.map(({ name }, index) => `<sheet name="${attribute(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  const names = sheets.map(({ name, rows }, index) => {
    const sheet = escapedText(`'${name.replaceAll("'", "''")}'!`)
    const area = `$A$${heading}:$${columnName(columns.length - 1)}$${rows}`
    const filter = rows > heading ? `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">${sheet}${area}</definedName>` : ''
    return `${filter}<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sheet}$${heading}:$${heading}</definedName>`
  })
  return `${xmlHead}<workbook xmlns="${main}" xmlns:r="${offices}"><sheets>${entries.join('')}</sheets><definedNames>${names.join('')}</definedNames></workbook>`
}

/** Every part that a workbook of so many sheets holds, by its path. */
export function packageParts(sheets: number): Readonly<Record<'[Content_Types].xml' | '_rels/.rels' | 'xl/_rels/workbook.xml.rels', string>> {
  const each = (text: (sheet: number) => string) => Array.from({ length: sheets }, (_, index) => text(index + 1)).join('')
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const override = (part: string, kind: string) => `<Override PartName="/xl/${part}" ContentType="${type}.${kind}+xml"/>`
  const relation = (id: number, kind: string, target: string) => `<Relationship Id="rId${id}" Type="${offices}/${kind}" Target="${target}"/>`
  return {
    '[Content_Types].xml': `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${each((sheet) => override(`worksheets/sheet${sheet}.xml`, 'worksheet'))}${override('styles.xml', 'styles')}${override('sharedStrings.xml', 'sharedStrings')}</Types>`,
    '_rels/.rels': `${xmlHead}<Relationships xmlns="${relations}">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/_rels/workbook.xml.rels': `${xmlHead}<Relationships xmlns="${relations}">${each((sheet) => relation(sheet, 'worksheet', `worksheets/sheet${sheet}.xml`))}${relation(sheets + 1, 'styles', 'styles.xml')}${relation(sheets + 2, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
  }
}

/** @param uses how many cells show one of the texts */
export function sharedStringsXml(texts: readonly string[], uses: number): string {
  return `${xmlHead}<sst xmlns="${main}" count="${uses}" uniqueCount="${texts.length}">${texts.map((text) => `<si>${textXml(text)}</si>`).join('')}</sst>`
}

const offices = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
