// A ledger's name lies often enough (.xls that is a web page, .xlsx that is a Word document): the first bytes say what a file is.
import { LedgerError } from '#shared/api/errors.ts'

/** `zip` and `ole` are containers whose directory says more; `biff` is a bare Excel 2–4 stream; `text` is everything that reads as characters. */
export type Container = 'zip' | 'ole' | 'biff' | 'text'

/** What a refused file turned out to be, named in the sentence for the clerk. */
export type Stranger = 'word' | 'presentation' | 'pdf' | 'image' | 'archive' | 'text' | 'database' | 'unknown'

const strangers: readonly (readonly [string, Stranger])[] = [
  ['25504446', 'pdf'],
  ['7b5c727466', 'word'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['424d', 'image'],
  ['52617221', 'archive'],
  ['377abcaf271c', 'archive'],
  ['1f8b', 'archive'],
  ['53514c69746520666f726d6174', 'database'],
  ['000100005374616e64617264', 'database'],
]

/** @throws LedgerError file-empty, file-not-a-workbook {name, is: Stranger} */
export function detectContainer(head: Buffer, name: string): Container {
  if (head.length === 0) throw new LedgerError('file-empty', { name })
  const hex = head.subarray(0, 16).toString('hex')
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506') || hex.startsWith('504b0708')) return 'zip'
  if (hex.startsWith('d0cf11e0a1b11ae1')) return 'ole'
  if (/^09(?:00|02|04|08)(?:04|06|08|10)00/.test(hex)) return 'biff'
  for (const [magic, is] of strangers) {
    if (hex.startsWith(magic)) throw notAWorkbook(name, is)
  }
  return 'text'
}

export function notAWorkbook(name: string, is: Stranger): LedgerError {
  return new LedgerError('file-not-a-workbook', { name, is })
}
