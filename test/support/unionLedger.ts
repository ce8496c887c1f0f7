// A small ledger of basic unions with a title, for tests of what happens around its rows.
import type { TestOffice } from './office.ts'
import { writeWorkbook } from './workbooks.ts'

export const unionHeader = ['序号', '县（市、区）', '工会名称', '建会形式', '建会时间', '工会主席', '联系电话', '职工人数', '会员数']
export type UnionRow = readonly (string | number)[]

export function unionRow(number: number, changes: Readonly<Record<number, string | number>> = {}): UnionRow {
  const row: (string | number)[] = [number, '椒江区', `台州市第${number}模具厂工会委员会`, '单独建会', '2010-04-05', '高柔', '0576-88000001', 150, 111]
  for (const [column, value] of Object.entries(changes)) row[Number(column)] = value
  return row
}

export function unionRows(count: number, changes: (number: number) => Readonly<Record<number, string | number>> = () => ({})): UnionRow[] {
  return Array.from({ length: count }, (_, index) => unionRow(index + 1, changes(index + 1)))
}

/** Row 1 is the title, row 2 the header, row 3 the first record. */
export function writeUnions(path: string, rows: readonly UnionRow[], header: readonly string[] = unionHeader): string {
  return writeWorkbook(path, { 基层工会: [['基层工会一览表'], header, ...rows] })
}

/** Its preview in the office, with what decides about its one sheet. */
export async function openUnions(office: TestOffice, rows: readonly UnionRow[], name = 'a.xlsx', header: readonly string[] = unionHeader) {
  const preview = await office.preview(writeUnions(office.path(name), rows, header))
  const [sheet] = preview.sheets
  if (!sheet) throw new Error('no sheet')
  return {
    id: preview.previewId,
    sheet,
    decide: async (decisions: Parameters<TestOffice['adjust']>[2]) => (await office.adjust(preview.previewId, sheet.key, decisions)).sheets[0],
  }
}
