// A union ledger as offices keep them, invented from first name to last: the manual shows what becomes of it.
import { join } from 'node:path'
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'

type Row = readonly (string | number | null)[]

const bands: Row = ['序号', '县（市、区）', '镇（街道）', '单位信息', '', '', '工会信息', '', '', '', '', '', '']
const headings: Row = [
  '',
  '',
  '',
  '单位名称',
  '统一社会\n信用代码',
  '职工人数',
  '工会名称',
  '建会形式',
  '建会时间\n（格式：yyyy/MM/dd）',
  '工会主席',
  '联系电话',
  '会员数',
  '其中：\n女会员',
]

/** 18 characters with a check character that holds. */
function code(number: number): string {
  const body = `91331002MA2TWT${String(number).padStart(3, '0')}`
  return body + usccCheckCharacter(body)
}

const rows: readonly Row[] = [
  [1, '椒江区', '海门街道', '椒江云帆缝纫设备厂', code(1), 151, '椒江云帆缝纫设备厂工会', '单独建会', '2010年4月', '高　柔', '0576-88000001', 111, 48],
  [2, null, '海门街道', '椒江木禾家具厂', code(2), 62, '', '单独', '2012.6.18', '冯青', '13900000002', 50, 20],
  [
    3,
    null,
    '白云街道',
    '椒江晨露食品厂',
    code(3).replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    88,
    '椒江晨露食品厂工会',
    '独立建会',
    40179,
    '苏棉',
    '13900000003',
    70,
    45,
  ],
  [4, null, '白云街道', '', '', 103, '白云街道模具行业联合工会', '联合建会', '2018.1.4', '曾可枝', '13900000004/0576-88000004', 88, 55],
  [5, null, '葭沚街道', '椒江橙光灯具厂', code(5), '约120', '椒江橙光灯具厂工会', '单独建会', '2019/2/30', '叶舟', '1.39E+10', 96, 30],
  [6, null, '葭沚街道', '椒江区水泵行业', '', '', '椒江区水泵行业工会联合会', '联合会', '2015-03-01', '', '', 860, 210],
  [7, '路桥区', '路北街道', '路桥北斗塑料厂', code(7), 200, '路桥北斗塑料厂工会', '独立建会', 43466, '林知秋', '13900000007', 150, 160],
  [8, null, '路桥街道', '路桥溪山五金厂', code(8), 45, '路桥溪山五金厂工会', '合作建会', '201605', '赵棠', '13900000008', 40, 12],
  [9, null, '路桥街道', '路桥听雨伞厂', code(9), 77, '路桥听雨伞厂工会', '单独建会', '2011-11-11', '顾言', '13900000009', 60, 41],
]
const total: Row = ['合 计', '', '', '', '', 846, '', '', '', '', '', 1535, 621]

/** Two-line header, merged counties, a federation, and one each of the mistakes that ledgers are full of. @returns the path. */
export function writeMessyLedger(folder: string): string {
  const sheet: readonly Row[] = [['附件1'], ['基层工会组织情况一览表'], bands, headings, ...rows, total, ['填报人：陈某']]
  return writeWorkbook(join(folder, '基层工会一览表.xlsx'), { 基层工会: sheet }, ['A2:M2', 'D3:F3', 'G3:M3', 'A3:A4', 'B3:B4', 'C3:C4', 'B5:B10', 'B11:B13'])
}
