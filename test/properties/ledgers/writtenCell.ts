// How clerks write a fact down: in a dozen ways that mean it, and now and then in one that means nothing.
import type * as XLSX from 'xlsx'
import type { StoredField } from '#shared/registers/field.ts'
import type { Dice } from './dice.ts'
import { labelsOf, mobile } from './facts.ts'

/** A plain value, or a cell with its format or formula. */
export type WrittenCell = string | number | boolean | null | XLSX.CellObject

const blanks = ['', null, '—', '/', '无', '', '  ', '-'] as const
const rubbish = ['#REF!', '见附件', '待定', '????', '10%', '同上']

/** @param fact what is to be said, as clean as can be; null: nothing is known */
export function writtenCell(field: StoredField, fact: string | number | boolean | null, dice: Dice): WrittenCell {
  if (fact === null) return dice.pick(blanks)
  if (dice.chance(0.02)) return wrong(field, dice)
  switch (field.kind) {
    case 'date':
      return writtenDate(String(fact), dice)
    case 'count':
      return writtenCount(Number(fact), dice)
    case 'decimal':
      return dice.pick<WrittenCell>([Number(fact), Number(fact), String(fact), `${fact}㎡`, `约${fact}平方`, Number(fact).toLocaleString('zh-CN'), `${fact}余`])
    case 'year':
      return dice.pick<WrittenCell>([Number(fact), Number(fact), `${fact}年`, String(fact), `${fact}-05-01`, fullWidth(String(fact)), `${fact}年度`])
    case 'boolean':
      return fact ? dice.pick(['是', '有', '√', '已建', true, 1, 'Y', '是 ']) : dice.pick(['否', '无', '×', '未建', false, 0, 'N', '没有'])
    case 'choice':
      return writtenChoice(field.table, String(fact), dice)
    case 'choices':
      return String(fact)
        .split('、')
        .map((code) => String(writtenChoice(field.table, code, dice)))
        .join(dice.pick(['、', '/', '，', ' ', ';']))
    case 'region':
      return writtenRegion(String(fact), dice)
    case 'idNumber':
      return writtenIdNumber(String(fact), dice)
    case 'phone':
      return writtenPhone(String(fact), dice)
    case 'uscc':
      return writtenCode(String(fact), dice)
    case 'organisationCode':
      return dice.pick([fact, String(fact).replace('-', ''), fullWidth(String(fact)), ` ${fact}`, String(fact).replace(/.$/, 'X')]) as string
    case 'person':
      return dice.pick([fact, fact, fact, spaced(String(fact)), ` ${fact}`, `${fact}\n`, String(fact).replace('·', '•'), `${fact}（女）`]) as string
    case 'organisation':
      return dice.pick([
        fact,
        fact,
        fact,
        fact,
        String(fact).replace('（', '(').replace('）', ')'),
        ` ${fact} `,
        `${String(fact).slice(0, 4)}\n${String(fact).slice(4)}`,
      ]) as string
    case 'text':
    case 'note':
      return writtenText(fact, dice)
    case 'link':
      return null
  }
}

/** Names of organisations are never rubbish that another ledger has for a name, too: two units of one name cannot be told apart by a list that has only names. */
function wrong(field: StoredField, dice: Dice): WrittenCell {
  const formula: XLSX.CellObject = { t: 'n', f: '1+1' }
  const error: XLSX.CellObject = { t: 'e', v: 0x17 }
  if (field.kind === 'organisation') return dice.pick<WrittenCell>([formula, error, true])
  return dice.pick<WrittenCell>([...rubbish, formula, error, 43_466, 0.5, true, -3, 3.31002198503127e17])
}

function writtenDate(fact: string, dice: Dice): WrittenCell {
  const [year = '', month = '1', day = '1'] = fact.split('-')
  const [m, d] = [String(Number(month)), String(Number(day))]
  const serial = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000 + 25_569
  const asDate: XLSX.CellObject = { t: 'n', v: serial, z: dice.pick(['yyyy/m/d', 'yyyy"年"m"月"d"日"', 'm/d/yy', 'yyyy-mm-dd', 'yyyy/m/d h:mm']) }
  return dice.pick<WrittenCell>([
    fact,
    asDate,
    asDate,
    serial,
    String(serial),
    `${year}.${m}.${d}`,
    `${year}/${m}/${d}`,
    `${year}年${m}月${d}日`,
    Number(`${year}${month}${day}`),
    `${year}-${m}-${d} 0:00`,
    fullWidth(`${year}.${m}.${d}`),
    `${year}.${m}`,
    Number(`${year}.${m}`),
    `${year}年${m}月`,
    `${year}${month}`,
    Number(year),
    `${year}年`,
    `${year}/2/30`,
    `${year}.${m}-${Number(year) + 3}.${m}`,
    `${year}年${m}月至今`,
  ])
}

function writtenCount(fact: number, dice: Dice): WrittenCell {
  return dice.pick<WrittenCell>([
    fact,
    fact,
    fact,
    fact,
    fact.toLocaleString('zh-CN'),
    String(fact),
    fullWidth(String(fact)),
    `${fact}人`,
    `约${fact}`,
    `${fact}余人`,
    `${fact}-${fact + 10}`,
    0,
    fact + 0.5,
    `${fact} `,
    { t: 'n', v: fact, z: '0.00' },
  ])
}

function writtenChoice(table: string, code: string, dice: Dice): WrittenCell {
  const entry = labelsOf(table).find((candidate) => candidate.code === code)
  const names = entry ? [entry.label, entry.label, ...(entry.aliases ?? [])] : [code]
  const name = dice.pick(names)
  return dice.pick([name, name, name, ` ${name}`, `${name} `, `${name}（暂定）`, '其他情况待核'])
}

function writtenRegion(name: string, dice: Dice): WrittenCell {
  const stem = name.replace(/(街道|[市区县镇乡])$/, '')
  return dice.pick([name, name, name, name, stem, `台州市${name}`, ` ${name}`, `${name}高新园`])
}

function writtenIdNumber(number: string, dice: Dice): WrittenCell {
  return dice.pick<WrittenCell>([
    number,
    number,
    number,
    number.toLowerCase(),
    `'${number}`,
    fullWidth(number),
    `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`,
    number.slice(0, 6) + number.slice(8, 17),
    `${number.slice(0, 6)}********${number.slice(14)}`,
    `${number.slice(0, 17)}${number.endsWith('0') ? '1' : '0'}`,
    number.slice(0, 17),
    Number(number.slice(0, 17)) * 10,
    `E${number.slice(6, 14)}`,
  ])
}

function writtenPhone(number: string, dice: Dice): WrittenCell {
  return dice.pick<WrittenCell>([
    number,
    number,
    Number(number),
    `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
    `0576-8${number.slice(-7)}`,
    `8${number.slice(-7)}`,
    `${number}/${mobile(dice)}（张三）`,
    `0576-8${number.slice(-7)}-801`,
    `${number.slice(0, 3)}****${number.slice(7)}`,
    fullWidth(number),
    '1.39576E+10',
    `短号66${number.slice(-4)} ${number}`,
    `+86${number}`,
  ])
}

function writtenCode(code: string, dice: Dice): WrittenCell {
  return dice.pick<WrittenCell>([
    code,
    code,
    code,
    code,
    code.toLowerCase(),
    fullWidth(code),
    `${code.slice(0, 8)} ${code.slice(8)}`,
    code.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    code.replace('1', 'I'),
    `${code.slice(8, 16)}-${code.slice(16, 17)}`,
    code.replace(/\D/g, '1').slice(0, 15),
    '（筹）',
    code.startsWith('81') ? `91${code.slice(2)}` : `81${code.slice(2)}`,
  ])
}

function writtenText(fact: string | number | boolean, dice: Dice): WrittenCell {
  return dice.pick<WrittenCell>([
    String(fact),
    String(fact),
    String(fact),
    `  ${fact}　`,
    `${fact}\n第二行，"引号"`,
    `=${fact}`,
    `+${fact}`,
    `@${fact}`,
    `-${fact}`,
    `${fact}\t后`,
    '007',
    7,
    3.1,
    true,
    '𠮷野家_x000D_',
    'R&D <中心>',
    "O'Brien, Ltd",
    { t: 'n', v: 43_466, z: 'yyyy/m/d' },
    '１２３',
    '0576-88888888',
  ])
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
}

function spaced(name: string): string {
  return `${name.slice(0, 1)}　${name.slice(1)}`
}
