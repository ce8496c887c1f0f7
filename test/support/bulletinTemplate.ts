// The bulletin's Word template that ships, written by hand in WordprocessingML (ECMA-376) after the format of official documents (GB/T 9704-2012): A4, margins 37/35/28/26 mm,
// title 2号, text 3号 with 28 pt lines, page number — 1 —; the table on a landscape page of its own.
import { strToU8, zipSync } from 'fflate'

const space =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

interface Look {
  readonly font?: string
  /** Half points. */
  readonly size?: number
  readonly bold?: true
}

const body: Look = { font: '仿宋', size: 32 }
const heading: Look = { font: '黑体', size: 32 }
const small: Look = { font: '仿宋', size: 18 }

function run(text: string, { font = '仿宋', size = 32, bold }: Look): string {
  const fonts = `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}"/>`
  return `<w:r><w:rPr>${fonts}${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

function paragraph(text: string, look: Look, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${run(text, look)}</w:p>`
}

const lines = '<w:spacing w:line="560" w:lineRule="exact"/>'
const indented = `${lines}<w:ind w:firstLineChars="200" w:firstLine="640"/>`
const right = `${lines}<w:jc w:val="right"/>`

/** Twentieths of a point; the first one is the place's name. */
const widths = [1500, ...Array.from({ length: 14 }, () => 880)]

function cell(width: number, text: string, look: Look, { span = 1, merge = '' }: { span?: number; merge?: '' | 'restart' | 'continue' } = {}): string {
  const spanning = span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''
  const merging = merge === '' ? '' : `<w:vMerge${merge === 'restart' ? ' w:val="restart"' : ''}/>`
  const properties = `<w:tcPr><w:tcW w:w="${width * span}" w:type="dxa"/>${spanning}${merging}<w:vAlign w:val="center"/></w:tcPr>`
  return `<w:tc>${properties}${paragraph(text, look, '<w:jc w:val="center"/>')}</w:tc>`
}

function row(cells: string, isHeader = false): string {
  return `<w:tr><w:trPr><w:cantSplit/>${isHeader ? '<w:tblHeader/>' : ''}<w:jc w:val="center"/></w:trPr>${cells}</w:tr>`
}

const names = ['下发', '已核查', '核查率', '应建会', '已建会', '单独建会', '联合建会', '本期建会', '本年建会', '建会率', '不符合条件', '未办结', '逾期', '位次']

function table(): string {
  const head9: Look = { ...small, bold: true }
  const wide = widths[0] ?? 0
  const each = widths[1] ?? 0
  const alone = (text: string, width = each) => cell(width, text, head9, { merge: 'restart' })
  const under = (width = each) => cell(width, '', head9, { merge: 'continue' })
  const first = [
    alone('{地区名称}', wide),
    alone('下发'),
    cell(each, '核查', head9, { span: 2 }),
    alone('应建会'),
    cell(each, '已建会', head9, { span: 5 }),
    alone('建会率（%）'),
    alone('不符合条件'),
    cell(each, '未办结', head9, { span: 2 }),
    alone('位次'),
  ]
  const second = ['已核查', '核查率（%）', '合计', '单独', '联合', '{本期}', '本年累计', '合计', '逾期'].map((text) => cell(each, text, head9))
  const [verified = '', rate = '', ...rest] = second
  const secondRow = [under(wide), under(), verified, rate, under(), ...rest.slice(0, 5), under(), under(), ...rest.slice(5), under()]
  const dataRow = (list: string, look: Look) =>
    row(
      [
        cell(wide, `{#${list}}{地区}`, look),
        ...names.map((name, index) => cell(each, index === names.length - 1 ? `{${name}}{/${list}}` : `{${name}}`, look)),
      ].join(''),
    )
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('')
  const margins = '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
  const properties = `<w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${border}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}</w:tblPr>`
  const grid = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  return `<w:tbl>${properties}${grid}${row(first.join(''), true)}${row(secondRow.join(''), true)}${dataRow('各地', small)}${dataRow('合计行', { ...small, bold: true })}${dataRow('对比行', small)}</w:tbl>`
}

const footer = '<w:footerReference w:type="default" r:id="rId2"/>'
const upright = `<w:sectPr>${footer}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/></w:sectPr>`
const across = `<w:sectPr>${footer}<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="680" w:gutter="0"/></w:sectPr>`

function documentXml(): string {
  const parts = [
    paragraph('{标题}', { font: '方正小标宋简体', size: 44 }, `<w:spacing w:line="640" w:lineRule="exact" w:after="560"/><w:jc w:val="center"/>`),
    paragraph('{主送}', body, lines),
    paragraph('{开头}', body, indented),
    // A list ends in a paragraph of its own, into which each further item is written: no line stays empty between them.
    paragraph('{#各节}{节标题}', heading, `<w:keepNext/>${indented}`),
    paragraph('{#各段}{段}', body, indented),
    paragraph('{/各段}{/各节}', body, `<w:keepNext/>${indented}`),
    paragraph('附件：{表题}', body, indented),
    paragraph('', body, lines),
    paragraph('{单位}', body, `<w:keepNext/>${right}`),
    paragraph('{日期}', body, right),
    `<w:p><w:pPr>${lines}${upright}</w:pPr></w:p>`,
    paragraph('附件', { font: '黑体', size: 32 }),
    paragraph('{表题}', { font: '方正小标宋简体', size: 36 }, '<w:spacing w:after="80"/><w:jc w:val="center"/>'),
    paragraph('{计量}', { font: '仿宋', size: 21 }, '<w:jc w:val="right"/>'),
    table(),
    paragraph('{#各条说明}{说明}', small),
    paragraph('{/各条说明}', small),
  ]
  return `${head}<w:document ${space}><w:body>${parts.join('')}${across}</w:body></w:document>`
}

const footerXml = `${head}<w:ftr ${space}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${run('— ', { font: '宋体', size: 28 })}<w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="28"/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>${run(' —', { font: '宋体', size: 28 })}</w:p></w:ftr>`

const stylesXml = `${head}<w:styles ${space}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋"/><w:sz w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style></w:styles>`

const types = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>`

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const relations = (parts: string) => `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts}</Relationships>`

/** @param change of the document's own XML, for tests that spoil it */
export function bulletinTemplate(change: (xml: string) => string = (xml) => xml): Uint8Array {
  const parts = {
    '[Content_Types].xml': types,
    '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
    'word/document.xml': change(documentXml()),
    'word/_rels/document.xml.rels': relations(`${relation('rId1', 'styles', 'styles.xml')}${relation('rId2', 'footer', 'footer1.xml')}`),
    'word/styles.xml': stylesXml,
    'word/footer1.xml': footerXml,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { mtime: '2019-06-28T00:00:00Z' }]])))
}
