// Zips and .xlsx packages made byte by byte, so that a test can get each detail right or wrong on purpose.
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly content: string | Buffer
  readonly stored?: boolean
  /** Sizes and CRC only after the data, as streaming writers do. */
  readonly descriptor?: boolean
  /** Sizes and offset in the zip64 field. */
  readonly zip64?: boolean
  /** Nonsense in the local header's sizes and name. */
  readonly wrongLocalHeader?: boolean
  /** A CRC that does not fit. */
  readonly wrongCrc?: boolean
  /** Says in the directory that it is encrypted. */
  readonly encrypted?: boolean
  /** The directory points at the data of the part of this name instead. */
  readonly sameDataAs?: string
}

export function writeZip(
  parts: readonly ZipPart[],
  options: { readonly prefix?: Buffer; readonly comment?: string; readonly zip64End?: boolean } = {},
): Buffer {
  const chunks: Buffer[] = options.prefix ? [options.prefix] : []
  const directory: Buffer[] = []
  const base = options.prefix?.length ?? 0
  let offset = 0
  const written = new Map<string, { offset: number; packed: Buffer; size: number; crc: number }>()
  for (const part of parts) {
    const content = Buffer.isBuffer(part.content) ? part.content : Buffer.from(part.content)
    const packed = part.stored ? content : deflateRawSync(content)
    const crc = (crc32(content) ^ (part.wrongCrc ? 1 : 0)) >>> 0
    const place = (part.sameDataAs === undefined ? undefined : written.get(part.sameDataAs)) ?? { offset, packed, size: content.length, crc }
    const name = Buffer.from(part.name)
    if (place.packed === packed) {
      const local = Buffer.alloc(30)
      local.writeUInt32LE(0x04034b50, 0)
      local.writeUInt16LE(part.descriptor ? 8 : 0, 6)
      local.writeUInt16LE(part.stored ? 0 : 8, 8)
      local.writeUInt16LE(name.length, 26)
      if (part.wrongLocalHeader) local.fill(0x77, 10, 26)
      else if (!part.descriptor) {
        local.writeUInt32LE(crc, 14)
        local.writeUInt32LE(packed.length, 18)
        local.writeUInt32LE(content.length, 22)
      }
      const localName = part.wrongLocalHeader ? Buffer.alloc(name.length, 'z') : name
      const trailer = Buffer.alloc(part.descriptor ? 16 : 0)
      if (part.descriptor) {
        trailer.writeUInt32LE(0x08074b50, 0)
        trailer.writeUInt32LE(crc, 4)
        trailer.writeUInt32LE(packed.length, 8)
        trailer.writeUInt32LE(content.length, 12)
      }
      chunks.push(local, localName, packed, trailer)
      written.set(part.name, place)
      offset += 30 + name.length + packed.length + trailer.length
    }
    directory.push(directoryEntry(part, name, place))
  }
  const table = Buffer.concat(directory)
  return Buffer.concat([...chunks, table, ...endRecords(parts.length, table.length, offset, base, options)])
}

function directoryEntry(part: ZipPart, name: Buffer, place: { offset: number; packed: Buffer; size: number; crc: number }): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE((part.encrypted ? 1 : 0) | (part.descriptor ? 8 : 0), 8)
  entry.writeUInt16LE(part.stored ? 0 : 8, 10)
  entry.writeUInt32LE(place.crc, 16)
  entry.writeUInt32LE(part.zip64 ? 0xffffffff : place.packed.length, 20)
  entry.writeUInt32LE(part.zip64 ? 0xffffffff : place.size, 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt16LE(part.zip64 ? 28 : 0, 30)
  entry.writeUInt32LE(part.zip64 ? 0xffffffff : place.offset, 42)
  const extra = Buffer.alloc(part.zip64 ? 28 : 0)
  if (part.zip64) {
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(24, 2)
    extra.writeBigUInt64LE(BigInt(place.size), 4)
    extra.writeBigUInt64LE(BigInt(place.packed.length), 12)
    extra.writeBigUInt64LE(BigInt(place.offset), 20)
  }
  return Buffer.concat([entry, name, extra])
}

function endRecords(count: number, size: number, offset: number, base: number, options: { readonly comment?: string; readonly zip64End?: boolean }): Buffer[] {
  const comment = Buffer.from(options.comment ?? '')
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(options.zip64End ? 0xffff : count, 8)
  end.writeUInt16LE(options.zip64End ? 0xffff : count, 10)
  end.writeUInt32LE(options.zip64End ? 0xffffffff : size, 12)
  end.writeUInt32LE(options.zip64End ? 0xffffffff : offset, 16)
  end.writeUInt16LE(comment.length, 20)
  if (!options.zip64End) return [end, comment]
  const wide = Buffer.alloc(56)
  wide.writeUInt32LE(0x06064b50, 0)
  wide.writeBigUInt64LE(44n, 4)
  wide.writeBigUInt64LE(BigInt(count), 24)
  wide.writeBigUInt64LE(BigInt(count), 32)
  wide.writeBigUInt64LE(BigInt(size), 40)
  wide.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(base + offset + size), 8)
  locator.writeUInt32LE(1, 16)
  return [wide, locator, end, comment]
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const rels = 'http://schemas.openxmlformats.org/package/2006/relationships'
const types = 'http://schemas.openxmlformats.org/package/2006/content-types'

export interface PackageParts {
  /** Inside `<worksheet>`. */
  readonly sheet?: string
  /** Inside `<sst>`. */
  readonly strings?: string
  /** Inside `<styleSheet>`. */
  readonly styles?: string
  /** Inside `<comments>`. */
  readonly comments?: string
  /** Before `<sheets>`. */
  readonly workbook?: string
  /** Instead of the one visible sheet. */
  readonly sheets?: string
  readonly relationships?: string
  readonly more?: readonly ZipPart[]
}

/** The parts of a one-sheet workbook, for `writeZip`. */
export function workbookParts(parts: PackageParts): ZipPart[] {
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
  const found: ZipPart[] = [
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    },
    { name: '_rels/.rels', content: `<Relationships xmlns="${rels}">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>` },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?>\r\n<workbook xmlns="${main}" xmlns:r="${office}">${parts.workbook ?? ''}<sheets>${parts.sheets ?? '<sheet name="台账" sheetId="1" r:id="s1"/>'}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="${rels}">${relation('s1', 'worksheet', 'worksheets/sheet1.xml')}${parts.strings === undefined ? '' : relation('s2', 'sharedStrings', 'texts.xml')}${parts.styles === undefined ? '' : relation('s3', 'styles', '/xl/styles.xml')}${parts.relationships ?? ''}</Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="${main}">${parts.sheet ?? '<sheetData/>'}</worksheet>` },
  ]
  if (parts.strings !== undefined) found.push({ name: 'xl/texts.xml', content: `<sst xmlns="${main}">${parts.strings}</sst>` })
  if (parts.styles !== undefined) found.push({ name: 'xl/styles.xml', content: `<styleSheet xmlns="${main}">${parts.styles}</styleSheet>` })
  if (parts.comments !== undefined) {
    found.push({
      name: 'xl/worksheets/_rels/sheet1.xml.rels',
      content: `<Relationships xmlns="${rels}">${relation('c1', 'comments', '../notes.xml')}</Relationships>`,
    })
    found.push({ name: 'xl/notes.xml', content: `<comments xmlns="${main}">${parts.comments}</comments>` })
  }
  return [...found, ...(parts.more ?? [])]
}
