// One table as an office lays it out: titles and notes above, bands over the headings, sums and signatures between and below the records.
import type { ImportTarget, RegisterId } from '#shared/registers/index.ts'
import type { Dice } from './dice.ts'
import { diceFor } from './dice.ts'
import type { Edition, FactRow } from './rowsOf.ts'
import { type WrittenCell, writtenCell } from './writtenCell.ts'

export interface MadeSheet {
  readonly name: string
  readonly rows: readonly (readonly WrittenCell[])[]
  /** 0-based rows and columns, both ends included. */
  readonly merges: readonly { readonly s: { readonly r: number; readonly c: number }; readonly e: { readonly r: number; readonly c: number } }[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly number[]
  readonly hidden: boolean
}

interface Column {
  /** null: a running number, or a column that no register knows. */
  readonly target: ImportTarget | null
  readonly heading: string
}

/** @param county the name of the only county that the sheet is about, said in its title instead of in a column */
export function madeSheet(
  register: RegisterId,
  targets: readonly ImportTarget[],
  facts: readonly FactRow[],
  place: string,
  edition: Edition,
  county: string | null,
): MadeSheet {
  const dice = diceFor(place, 'layout')
  const title = titles[register] ?? '情况一览表'
  const columns = columnsOf(county === null ? targets : targets.filter((target) => target.key !== 'county'), dice)
  const rows: WrittenCell[][] = []
  const merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = []
  const width = columns.length
  const hiddenRows: number[] = []

  if (dice.chance(0.3)) rows.push([`附件${dice.between(1, 9)}`])
  if (county !== null || dice.chance(0.6)) {
    if (width > 1) merges.push({ s: { r: rows.length, c: 0 }, e: { r: rows.length, c: width - 1 } })
    rows.push([`${county ?? '台州市'}${title}`])
  }
  if (dice.chance(0.2)) rows.push([dice.pick(['填报单位（盖章）：', '填表说明：请如实填写。', '单位：人', '填报时间：2019年6月'])])
  if (dice.chance(0.15)) rows.push([])
  rows.push(...headerRows(columns, rows.length, merges, dice))

  const first = rows.length
  for (const [index, { facts: said, place: at }] of facts.entries()) {
    rows.push(
      columns.map(({ target, heading }, column) => {
        if (!target) return heading === '序号' ? index + 1 : dice.chance(0.5) ? dice.pick(['已核', '甲', 3]) : null
        // A region of rubbish would be what is meant wherever a ledger says the same rubbish instead of a place: from then on it is a known name.
        if (register === 'region' && (target.key === 'code' || target.key === 'name')) return said[target.key] ?? null
        return writtenCell(target.field, said[target.key] ?? null, diceFor(at, target.key, edition, column % 3))
      }),
    )
    if (dice.chance(0.03)) hiddenRows.push(rows.length - 1)
    between(rows, columns, dice)
  }
  mergeRegions(rows, columns, first, merges, dice)
  below(rows, columns, dice)
  const hiddenColumns = columns.flatMap((_, index) => (dice.chance(0.02) ? [index] : []))
  return { name: county ?? title, rows, merges, hiddenRows, hiddenColumns, hidden: false }
}

const titles: Readonly<Partial<Record<RegisterId, string>>> = {
  union: '基层工会组织情况一览表',
  unit: '企业基本情况汇总表',
  coverage: '联合工会覆盖单位明细表',
  member: '工会会员名册',
  cadre: '工会干部花名册',
  socialWorker: '社会化工会工作者名单',
  centre: '职工活动阵地情况表',
  outreach: '未建会企业核查清单',
  honouree: '劳模工匠名录',
  headcount: '企业用工人数来源表',
  region: '行政区划代码表',
  listEntry: '参保单位清单',
}

function columnsOf(targets: readonly ImportTarget[], dice: Dice): Column[] {
  const ordered = dice.chance(0.5) ? targets : dice.shuffle(targets)
  const columns: Column[] = ordered.map((target) => ({ target, heading: headingOf(target, dice) }))
  if (dice.chance(0.7)) columns.unshift({ target: null, heading: '序号' })
  if (dice.chance(0.15)) columns.splice(dice.below(columns.length + 1), 0, { target: null, heading: '是否上报' })
  return columns
}

function headingOf(target: ImportTarget, dice: Dice): string {
  const name = dice.chance(0.6) ? target.label : dice.pick([target.label, ...target.synonyms])
  return dice.pick([name, name, name, name, ` ${name} `, `${name}\r\n（必填）`, `${name.slice(0, 2)}\n${name.slice(2)}`, `${name}（请填写）`])
}

/** One to three lines; bands are merged over the columns that they hold. */
function headerRows(columns: readonly Column[], at: number, merges: MadeSheet['merges'][number][], dice: Dice): WrittenCell[][] {
  const leaves = columns.map(({ heading }): WrittenCell => heading)
  const depth = columns.length < 5 ? 1 : dice.pick([1, 1, 1, 2, 2, 3])
  if (depth === 1) return [leaves]
  const from = dice.between(1, columns.length - 3)
  const to = dice.between(from + 1, columns.length - 2)
  const bands: WrittenCell[][] = Array.from({ length: depth - 1 }, () => columns.map(() => null))
  for (const [level, band] of bands.entries()) {
    band[from] = level === 0 ? '基本信息' : '详细情况'
    merges.push({ s: { r: at + level, c: from }, e: { r: at + level, c: to } })
  }
  const bottom = [...leaves]
  for (const [column, heading] of leaves.entries()) {
    if (column >= from && column <= to) continue
    bottom[column] = null
    const top = bands[0]
    if (top) top[column] = heading
    merges.push({ s: { r: at, c: column }, e: { r: at + depth - 1, c: column } })
  }
  return [...bands, bottom]
}

/** What stands between records without being one. */
function between(rows: WrittenCell[][], columns: readonly Column[], dice: Dice): void {
  if (dice.chance(0.02)) rows.push([])
  if (dice.chance(0.02)) rows.push(columns.map(({ heading }) => heading))
  if (dice.chance(0.02)) rows.push([`第${dice.between(1, 3)}页 共3页`])
  if (dice.chance(0.03)) rows.push(sums('小  计', columns, dice))
}

function below(rows: WrittenCell[][], columns: readonly Column[], dice: Dice): void {
  if (dice.chance(0.4)) rows.push(sums(dice.pick(['合 计', '合计', '总计']), columns, dice))
  if (dice.chance(0.2)) rows.push(['填报人：林知秋', null, '联系电话：13900000000', null, '填报日期：2019.6.30'])
  if (dice.chance(0.1)) rows.push(['注：本表一式三份，由县（市、区）总工会汇总后上报市总工会。'])
}

function sums(word: string, columns: readonly Column[], dice: Dice): WrittenCell[] {
  return columns.map(({ target }, index) => (index === 0 ? word : target?.field.kind === 'count' ? dice.between(10, 999) : null))
}

/** Equal neighbours in the columns of places become one merged cell, as in a printed table. */
function mergeRegions(rows: WrittenCell[][], columns: readonly Column[], first: number, merges: MadeSheet['merges'][number][], dice: Dice): void {
  if (!dice.chance(0.4)) return
  for (const [column, { target }] of columns.entries()) {
    if (target?.field.kind !== 'region') continue
    for (let from = first; from < rows.length; ) {
      let to = from
      while (to + 1 < rows.length && rows[from]?.[column] && rows[to + 1]?.[column] === rows[from]?.[column]) to++
      for (let row = from + 1; row <= to; row++) {
        const cells = rows[row]
        if (cells) cells[column] = null
      }
      if (to > from) merges.push({ s: { r: from, c: column }, e: { r: to, c: column } })
      from = to + 1
    }
  }
}
