// Yes and no, in the many ways of a checklist.
import type { Cell } from '../importing/sheet.ts'
import { cellText, compact } from './cellText.ts'
import { finding, found, nothing, type Parsed, refused } from './parsed.ts'

const yes = new Set([
  '是',
  '有',
  '√',
  '✓',
  '✔',
  '☑',
  '对',
  '已',
  '已建',
  '已建立',
  '已成立',
  '已签',
  '已签订',
  '已开户',
  '建立',
  '成立',
  '健全',
  'Y',
  'YES',
  'TRUE',
  'T',
  '1',
])
const no = new Set([
  '否',
  '无',
  '没有',
  '×',
  'X',
  '✗',
  '✘',
  '☒',
  '未',
  '未建',
  '未建立',
  '未成立',
  '未签',
  '未签订',
  '未开户',
  '不是',
  'N',
  'NO',
  'FALSE',
  'F',
  '0',
])
const neither = new Set(['', '-', '--', '—', '——', '/', '\\', '、', '□'])

/** 无 means no here, where other kinds read it as nothing. @param more words that mean yes in this column */
export function parseBoolean(cell: Cell, more: readonly string[] = []): Parsed<boolean> {
  const text = cellText(cell)
  const plain = compact(text).toUpperCase()
  if (neither.has(plain)) return nothing
  if (yes.has(plain) || more.includes(plain)) return { ...found(true, text), raw: text }
  if (no.has(plain)) return { ...found(false, text), raw: text }
  return refused(text, finding('invalid-value', 'error', { text }))
}
