// Files as they reach an office by mail and memory stick, each broken in one way; made in code.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

const counties = ['椒江区', '黄岩区', '路桥区', '临海市', '温岭市']
const header = ['序号', '单位名称', '统一社会信用代码', '县（市、区）', '职工人数', '注册地址']

/** A ledger of fictional units; `from` makes them others. */
export function unitLedger(path: string, rows: number, from = 0): string {
  const row = (index: number) => {
    const body = `91331002${String(index).padStart(9, '0')}`
    const county = counties[index % counties.length] ?? ''
    return [index + 1, `台州市第${index}阀门有限公司`, body + usccCheckCharacter(body), county, 5 + (index % 400), `${county}工业大道${index}号`]
  }
  return writeWorkbook(path, { 单位: [header, ...Array.from({ length: rows }, (_, index) => row(from + index))] })
}

/** The same as bytes. @param folder for the file in between */
export function unitBytes(folder: string, rows: number, from = 0): Buffer {
  return readFileSync(unitLedger(join(folder, `bytes-${from}.xlsx`), rows, from))
}

export interface BadFile {
  readonly what: string
  readonly name: string
  readonly bytes: Buffer
  readonly code: string
  readonly sentence: string
}

export function badFiles(folder: string): BadFile[] {
  const whole = unitBook(folder, 'xlsx')
  const old = unitBook(folder, 'biff8')
  const said = (name: string, rest: string) => `“${name}”${rest}`
  const truncated = '不完整，可能没有下载或复制完，请重新取得。'
  const encrypted = '已加密，请先在 Excel 中取消密码再导入。'
  const stranger = (is: string) => `是${is}，不是表格文件，请选择 .xlsx、.xls 或 .csv 文件。`
  const make = (what: string, name: string, bytes: Buffer, code: string, rest: string): BadFile => ({ what, name, bytes, code, sentence: said(name, rest) })
  return [
    make('a truncated workbook', '截断的单位台账.xlsx', whole.subarray(0, Math.floor(whole.length / 2)), 'file-truncated', truncated),
    make('a workbook whose last bytes are missing', '差一点的台账.xlsx', whole.subarray(0, -8), 'file-truncated', truncated),
    make('a truncated old workbook', '截断的旧台账.xls', old.subarray(0, Math.floor(old.length / 2)), 'file-truncated', truncated),
    make('a password-protected workbook', '加密的台账.xlsx', passwordProtected(), 'file-encrypted', encrypted),
    make('a password-protected old workbook', '加密的旧台账.xls', passwordProtectedOld(), 'file-encrypted', encrypted),
    make(
      'a text named .xlsx',
      '说明.xlsx',
      Buffer.from('关于报送2018年第四季度工会组织情况的通知\n\n请各县（市、区）总工会按时报送。\n'),
      'file-not-a-workbook',
      stranger('普通文本'),
    ),
    make('a picture named .xls', '扫描件.xls', Buffer.from('89504e470d0a1a0a0000000d494844520000000100000001', 'hex'), 'file-not-a-workbook', stranger('图片')),
    make('an empty file', '空的.xlsx', Buffer.alloc(0), 'file-empty', '是空的，没有可以导入的内容。'),
  ]
}

function unitBook(folder: string, bookType: 'xlsx' | 'biff8'): Buffer {
  const book = XLSX.read(readFileSync(unitLedger(join(folder, 'whole.xlsx'), 300)), { type: 'buffer' })
  return XLSX.write(book, { type: 'buffer', bookType }) as Buffer
}

/** What Excel writes with a password (MS-OFFCRYPTO §2.3.4): an OLE container that holds the encrypted package. */
function passwordProtected(): Buffer {
  const container = XLSX.CFB.utils.cfb_new()
  const info = '<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" blockSize="16" keyBits="256"/></encryption>'
  XLSX.CFB.utils.cfb_add(container, '/EncryptionInfo', Buffer.concat([Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]), Buffer.from(info)]))
  XLSX.CFB.utils.cfb_add(container, '/EncryptedPackage', Buffer.alloc(6000, 0xa7))
  return Buffer.from(XLSX.CFB.write(container, { type: 'buffer' }) as Buffer)
}

/** BIFF8 with a FILEPASS record (MS-XLS §2.4.117) right after the first BOF; what follows is ciphertext. */
function passwordProtectedOld(): Buffer {
  const record = (id: number, data: Buffer) => {
    const head = Buffer.alloc(4)
    head.writeUInt16LE(id, 0)
    head.writeUInt16LE(data.length, 2)
    return Buffer.concat([head, data])
  }
  const bof = record(0x809, Buffer.from('00060500f21fcd07c1c0010006060000', 'hex'))
  const filePass = record(0x2f, Buffer.concat([Buffer.from([1, 0, 1, 0, 1, 0]), Buffer.alloc(48, 0x5c)]))
  const container = XLSX.CFB.utils.cfb_new()
  XLSX.CFB.utils.cfb_add(container, '/Workbook', Buffer.concat([bof, filePass, record(0x85, Buffer.alloc(5000, 0x91))]))
  return Buffer.from(XLSX.CFB.write(container, { type: 'buffer' }) as Buffer)
}

/** @returns its path. */
export function writeBadFile(folder: string, file: BadFile): string {
  const path = join(folder, file.name)
  writeFileSync(path, file.bytes)
  return path
}
