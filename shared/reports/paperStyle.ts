// The look of a printed report, after GB/T 9704 habits: fonts by name only, each with what Windows, WPS and Linux have in its place.
import type { Report } from './report.ts'

export type PaperSize = Report['paper']

/** Millimetres of a page that lies on its side, and what its margins leave of it. */
export const pageSizes: Readonly<Record<PaperSize, { readonly width: number; readonly height: number }>> = {
  A4: { width: 297, height: 210 },
  A3: { width: 420, height: 297 },
}
export const pageMargins = { side: 15, top: 14 } as const

export function printedWidth(size: PaperSize): number {
  return pageSizes[size].width - 2 * pageMargins.side
}

export function printedHeight(size: PaperSize): number {
  return pageSizes[size].height - 2 * pageMargins.top
}

/** Points: 五号, and the smallest that a table of very many columns is printed in. */
export const tableFontSize = { usual: 10.5, least: 6 } as const
/** Points: label, 2号 title, 五号, 小五 notes; `compared` is a share of the table's own. */
export const textSizes = { label: 12, title: 22, text: 10.5, notes: 9, compared: 0.9 } as const

const songti = `'宋体', SimSun, 'Noto Serif CJK SC', 'Source Han Serif SC', serif`
const tableFont = `'仿宋', FangSong, '仿宋_GB2312', FangSong_GB2312, STFangsong, ${songti}`

/** What stands at the foot of each page of one report. */
export interface PageFoot {
  readonly left: string
  readonly right: string
  /** Of the report, where it is known and stands among others. */
  readonly pages: number | null
}

/**
 * One foot: pages are numbered from the first to the last. Several: each report numbers its own, and a sheet says at its right what it belongs to.
 * Notes and signatures never stand on a page without the rows above them. What each report has of room between its lines, its section says in variables (pageRoom.ts).
 */
export const paperStyle = (size: PaperSize, feet: readonly PageFoot[], mark = 0) => `
/* 小标宋 is heavy by itself: taken for its own bold, nothing makes it fatter; 宋体 in its place is made bold. */
@font-face { font-family: report-title; font-weight: bold; src: local('方正小标宋简体'), local('方正小标宋_GBK'), local('FZXiaoBiaoSong-B05S'), local('FZXBSJW--GB1-0'), local('FZXBSK--GBK1-0'); }
@page { size: ${size} landscape; margin: ${pageMargins.top}mm ${pageMargins.side}mm; }
${feet.length > 1 ? feet.map((foot, index) => footOfOne(foot, index) + (index % 2 === 1 && mark > 0 ? widerPages(size, index, mark) : '')).join('\n') : feet.map(footOfAll).join('')}
* { box-sizing: border-box; }
html { background: #fff; color: #000; }
body { margin: 0; font: ${textSizes.text}pt/1.3 ${tableFont}; }
.paper { line-height: var(--line); }
.label { text-align: left; font-size: ${textSizes.label}pt; }
h1 { margin: var(--title-above) 0 var(--title-below); text-align: center; font: bold ${textSizes.title}pt/var(--title-line) report-title, ${songti}; }
.period { margin: 0 0 var(--period-below); text-align: center; }
.above { display: flex; justify-content: space-between; margin: 0 0 var(--table-above); }
/* Half of the outer border lies outside the table, and what lies outside the page is cut off. */
table { width: calc(100% - 1pt); border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; break-inside: avoid; }
tr { break-inside: avoid; }
tbody.end { break-inside: avoid; }
tbody.end tr.notes > td { border: 0; padding: 0; text-align: left; }
th, td { border: 0.75pt solid #000; padding: var(--cell) 0.5mm; text-align: center; vertical-align: middle; overflow-wrap: anywhere; }
th { padding-left: 0.2mm; padding-right: 0.2mm; font-weight: bold; }
thead th { word-break: keep-all; }
tbody th { font-weight: normal; }
th .bracket { white-space: nowrap; }
td.figure { text-align: right; padding-right: 1.2mm; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.text { text-align: left; padding-left: 1mm; padding-right: 1mm; }
td.none { text-align: center; padding-right: 0.5mm; }
tr.record > th { text-align: left; padding-left: 1mm; padding-right: 1mm; }
tr.total > * { font-weight: bold; }
tr.compare > * { padding-top: var(--compared); padding-bottom: var(--compared); font-size: ${textSizes.compared}em; }
.annex { margin-top: 6mm; }
.annex.short { break-inside: avoid; }
h2 { margin: 0 0 2mm; text-align: left; font: bold 12pt/1.35 ${tableFont}; break-after: avoid; }
.footers li { break-inside: avoid; }
.footers { margin: var(--notes-above) 0 0; padding: 0; font-size: ${textSizes.notes}pt; line-height: var(--notes-line); list-style: none; }
.signatures { display: flex; flex-wrap: wrap; gap: 3mm 8mm; margin: var(--signatures-above) 0 0; font-size: ${textSizes.text}pt; break-inside: avoid; }
.signatures span { flex: 1 1 auto; white-space: nowrap; }
@media screen {
  body { width: ${printedWidth(size)}mm; margin: 0 auto; padding: 14mm 0; }
  .paper + .paper { margin-top: 14mm; }
}
${previewStyle(size)}`

function pageNumber(own: string, all: string): string {
  return `@bottom-center { content: "第 " counter(${own}) " 页${all}"; font: 9pt ${tableFont}; }`
}

function margin(side: 'left' | 'right', text: string): string {
  return `@bottom-${side} { content: ${cssText(text)}; font: 9pt ${tableFont}; }`
}

function footOfAll({ left, right }: PageFoot): string {
  return `@page { ${margin('left', left)} ${pageNumber('page', ' 共 " counter(pages) " 页')} ${margin('right', right)} }
@page :first { @bottom-right { content: none; } }`
}

/** Counters that no element resets: each counts the pages of its own name alone. */
function footOfOne({ left, right, pages }: PageFoot, index: number): string {
  const name = `report-${index}`
  const all = pages === null ? '' : ` 共 ${pages} 页`
  return `@page ${name} { counter-increment: page ${name}; ${margin('left', left)} ${pageNumber(name, all)} ${margin('right', right)} }
.${name} { page: ${name}; }`
}

/** The margin takes up what the page is wider, so that nothing else moves. */
function widerPages(size: PaperSize, index: number, mark: number): string {
  const { width, height } = pageSizes[size]
  return `@page report-${index} { size: ${width + mark}mm ${height}mm; margin-right: ${pageMargins.side + mark}mm; }`
}

/** As it may stand in a style sheet within a document: nothing ends the text, the sheet or its element. */
function cssText(text: string): string {
  return `"${text.replace(/["\\<>&\p{Cc}]/gu, (character) => `\\${character.charCodeAt(0).toString(16)} `)}"`
}

/** Millimetres between two sheets on the screen. */
export const betweenSheets = 8

/**
 * Pages before they are printed, one below the other: columns of a page's height are broken by the same rules as pages are. Whoever shows them gives the root the
 * class `preview` and puts a `.sheet` behind each. A browser that cannot begin a new line of columns shows the pages side by side.
 */
function previewStyle(size: PaperSize): string {
  const gap = 2 * pageMargins.top + betweenSheets
  return `
html.preview { background: none; }
.preview body { position: relative; z-index: 0; width: ${pageSizes[size].width}mm; margin: 0; padding: 0; }
.preview .paper {
  width: ${printedWidth(size)}mm; margin: 0; padding: 0; position: absolute; left: ${pageMargins.side}mm;
  column-width: ${printedWidth(size)}mm; column-gap: ${2 * pageMargins.side + betweenSheets}mm; column-fill: auto; height: ${printedHeight(size)}mm;
}
@supports (column-wrap: wrap) {
  .preview .paper { height: auto; column-height: ${printedHeight(size)}mm; column-wrap: wrap; row-gap: ${gap}mm; }
}
.preview .sheet {
  position: absolute; z-index: -1; width: ${pageSizes[size].width}mm; height: ${pageSizes[size].height}mm;
  background: #fff; box-shadow: 0 0.3mm 1.5mm rgb(0 0 0 / 35%); font-size: 9pt;
}
.preview .sheet span { position: absolute; bottom: 5mm; left: ${pageMargins.side}mm; right: ${pageMargins.side}mm; }
.preview .sheet .page-number { text-align: center; }
.preview .sheet .page-right { text-align: right; }
`
}
