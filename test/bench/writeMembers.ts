// A roster of a million members as a large office's Excel would save it: shared texts, one sheet, written as a stream so that making it costs little memory.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { crc32, createDeflateRaw } from 'node:zlib'
import { idCheckCharacter } from '#shared/values/idNumber.ts'

export const memberColumns = ['序号', '姓名', '性别', '证件号码', '出生日期', '手机号码', '工作单位', '所属工会', '入会日期', '文化程度', '民族', '是否农民工']

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国梅文辉'
const trades = ['泵业', '阀门', '模具', '橡胶', '服饰', '鞋业', '五金', '塑料', '眼镜']
const education = ['初中', '高中', '大专', '本科', '硕士研究生']
const nations = ['汉族', '汉族', '汉族', '回族', '土家族']

/** Members per unit. */
const perUnit = 50

/** One member, fictional, as the cells of his row. */
function memberRow(index: number): (string | number)[] {
  const year = 1960 + (index % 40)
  const month = String(1 + (index % 12)).padStart(2, '0')
  const day = String(1 + (index % 28)).padStart(2, '0')
  const body = `331${String(1 + (index % 9)).padStart(3, '0')}${year}${month}${day}${String(Math.floor(index / 2520) % 1000).padStart(3, '0')}`
  const unit = Math.floor(index / perUnit)
  const company = `台州市第${unit}${trades[unit % trades.length]}有限公司`
  return [
    index + 1,
    `${surnames[index % surnames.length]}${given[Math.floor(index / 20) % given.length]}${given[Math.floor(index / 640) % given.length]}`,
    Number(body.at(-1)) % 2 === 1 ? '男' : '女',
    body + idCheckCharacter(body),
    `${year}-${month}-${day}`,
    13_000_000_000 + index * 37,
    company,
    `${company}工会`,
    `20${String(index % 19).padStart(2, '0')}-0${1 + (index % 9)}-15`,
    education[index % education.length] ?? '',
    nations[index % nations.length] ?? '',
    index % 3 === 0 ? '是' : '否',
  ]
}

/** The mobile number of the last of them. */
export function lastNumber(members: number): string {
  return String(memberRow(members - 1)[5])
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const offices = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The same rows as text. */
export function writeMembersCsv(path: string, members: number): void {
  const file = openSync(path, 'w')
  let piece = `${memberColumns.join()}\n`
  for (let index = 0; index < members; index += 1) {
    piece += `${memberRow(index).join()}\n`
    if (piece.length > 1_000_000) {
      writeSync(file, piece)
      piece = ''
    }
  }
  writeFileSync(file, piece)
  closeSync(file)
}

/** Writes an .xlsx of so many members below one row of headings. */
export async function writeMembers(path: string, members: number): Promise<void> {
  const file = openSync(path, 'w')
  const texts = new Map<string, number>()
  const entries: { name: string; offset: number; packed: number; size: number; crc: number }[] = []
  let offset = 0
  const put = (bytes: Buffer): void => {
    writeSync(file, bytes)
    offset += bytes.length
  }

  async function part(name: string, pieces: Iterable<string>): Promise<void> {
    const entry = { name, offset, packed: 0, size: 0, crc: 0 }
    put(localHeader(name))
    const deflater = createDeflateRaw({ level: 1 })
    const done = new Promise((resolve) => deflater.on('end', resolve))
    deflater.on('data', (bytes: Buffer) => {
      put(bytes)
      entry.packed += bytes.length
    })
    for (const piece of pieces) {
      const bytes = Buffer.from(piece)
      entry.size += bytes.length
      entry.crc = crc32(bytes, entry.crc)
      if (!deflater.write(bytes)) await new Promise((resolve) => deflater.once('drain', resolve))
    }
    deflater.end()
    await done
    const descriptor = Buffer.alloc(16)
    descriptor.writeUInt32LE(0x08074b50, 0)
    descriptor.writeUInt32LE(entry.crc, 4)
    descriptor.writeUInt32LE(entry.packed, 8)
    descriptor.writeUInt32LE(entry.size, 12)
    put(descriptor)
    entries.push(entry)
  }

  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  await part('[Content_Types].xml', [
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${types}.sharedStrings+xml"/></Types>`,
  ])
  await part('_rels/.rels', [
    `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${offices}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ])
  await part('xl/workbook.xml', [
    `${head}<workbook xmlns="${main}" xmlns:r="${offices}"><sheets><sheet name="会员" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ])
  await part('xl/_rels/workbook.xml.rels', [
    `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${offices}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${offices}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  ])
  await part('xl/worksheets/sheet1.xml', sheetXml(members, texts))
  await part('xl/sharedStrings.xml', textsXml(texts))
  const begin = offset
  for (const entry of entries) put(directoryEntry(entry))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(offset - begin, 12)
  end.writeUInt32LE(begin, 16)
  put(end)
  closeSync(file)
}

function* sheetXml(members: number, texts: Map<string, number>): Generator<string> {
  yield `${head}<worksheet xmlns="${main}"><sheetData>`
  let piece = rowXml(1, memberColumns, texts)
  for (let index = 0; index < members; index += 1) {
    piece += rowXml(index + 2, memberRow(index), texts)
    if (piece.length > 65_536) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}</sheetData></worksheet>`
}

function rowXml(row: number, values: readonly (string | number)[], texts: Map<string, number>): string {
  let xml = `<row r="${row}">`
  for (const [column, value] of values.entries()) {
    const place = `${String.fromCharCode(65 + column)}${row}`
    if (typeof value === 'number') xml += `<c r="${place}"><v>${value}</v></c>`
    else {
      const index = texts.get(value) ?? texts.size
      if (index === texts.size) texts.set(value, index)
      xml += `<c r="${place}" t="s"><v>${index}</v></c>`
    }
  }
  return `${xml}</row>`
}

function* textsXml(texts: ReadonlyMap<string, number>): Generator<string> {
  yield `${head}<sst xmlns="${main}" count="${texts.size}" uniqueCount="${texts.size}">`
  let piece = ''
  for (const text of texts.keys()) {
    piece += `<si><t>${text}</t></si>`
    if (piece.length > 65_536) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}</sst>`
}

function localHeader(name: string): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(8, 6)
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, Buffer.from(name)])
}

function directoryEntry({ name, offset, packed, size, crc }: { name: string; offset: number; packed: number; size: number; crc: number }): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(8, 8)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packed, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(offset, 42)
  return Buffer.concat([entry, Buffer.from(name)])
}
