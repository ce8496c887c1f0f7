// The look of a printed report, after GB/T 9704 habits: fonts by name only, each with what Windows, WPS and Linux have in its place.
import type { Report } from './report.ts'

const titleFont = `'方正小标宋简体', 'FZXiaoBiaoSong-B05S', '方正小标宋_GBK', '宋体', SimSun, 'Noto Serif CJK SC', 'Source Han Serif SC', serif`
const tableFont = `'仿宋', FangSong, '仿宋_GB2312', FangSong_GB2312, STFangsong, '宋体', SimSun, 'Noto Serif CJK SC', 'Source Han Serif SC', serif`

/** @param mark printed at the left of each page's number; must hold neither quotes nor backslashes. Sizes: 2号 = 22pt title, 五号 = 10.5pt table, 小五 = 9pt page numbers. A4 landscape, page x of y by margin boxes; notes and signatures never stand on a page without the total. */
export const paperStyle = (paper: Report['paper'], mark: string) => `
@page {
  size: ${paper} landscape;
  margin: 14mm 15mm 14mm;
  @bottom-left { content: "${mark}"; font: 9pt ${tableFont}; }
  @bottom-center { content: "第 " counter(page) " 页 共 " counter(pages) " 页"; font: 9pt ${tableFont}; }
}
* { box-sizing: border-box; }
html { background: #fff; color: #000; }
body { margin: 0; font: 10.5pt/1.3 ${tableFont}; }
.label { text-align: left; font-size: 12pt; }
h1 { margin: 2mm 0 1mm; text-align: center; font: bold 22pt/1.35 ${titleFont}; }
.period { margin: 0 0 3mm; text-align: center; }
.above { display: flex; justify-content: space-between; margin: 0 0 1.5mm; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
tbody.end { break-inside: avoid; }
tbody.end tr.notes > td { border: 0; padding: 0; text-align: left; }
th, td { border: 0.75pt solid #000; padding: 1mm 0.5mm; text-align: center; vertical-align: middle; overflow-wrap: anywhere; }
th { padding-left: 0.2mm; padding-right: 0.2mm; font-weight: bold; }
tbody th { font-weight: normal; }
td.figure { text-align: right; padding-right: 2mm; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.text { text-align: left; padding-left: 1mm; padding-right: 1mm; }
td.none { text-align: center; padding-right: 1mm; }
tr.total > * { font-weight: bold; }
tr.compare > * { padding-top: 0.5mm; padding-bottom: 0.5mm; font-size: 9.5pt; }
.annex { break-before: page; }
h2 { margin: 0 0 2mm; text-align: left; font: bold 12pt/1.35 ${tableFont}; }
.footers { margin: 3mm 0 0; padding: 0; font-size: 9pt; line-height: 1.35; list-style: none; }
.signatures { display: flex; flex-wrap: wrap; gap: 3mm 8mm; margin: 5mm 0 0; break-inside: avoid; }
.signatures span { flex: 1 1 auto; white-space: nowrap; }
@media screen {
  body { width: ${paper === 'A3' ? 390 : 267}mm; margin: 0 auto; padding: 14mm 0; }
}
`
