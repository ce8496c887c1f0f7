// What a Word template of the bulletin may name between braces, and what each name stands for. The names are the clerk's.
import { type BulletinText, bulletinText } from './bulletinText.ts'
import { cellText } from './figureText.ts'
import { footerLines, type PaperOptions } from './paper.ts'
import { dayLabel, parsePeriod, periodWords } from './period.ts'
import type { Report, ReportColumn, ReportRow } from './report.ts'

/** Texts, and lists of such; a list is written {#名称} … {/名称} and repeats what stands between. */
export type TemplateValue = string | TemplateFields[]
export interface TemplateFields {
  readonly [name: string]: TemplateValue
}

export interface TemplateName {
  readonly name: string
  readonly says: string
  /** The list that it stands in; absent: anywhere. */
  readonly within?: string
  readonly list?: true
}

const columns = {
  下发: 'issued',
  已核查: 'verified',
  核查率: 'verifiedRate',
  应建会: 'shouldFound',
  已建会: 'founded',
  单独建会: 'single',
  联合建会: 'joint',
  本期建会: 'foundedNow',
  本年建会: 'foundedYear',
  建会率: 'foundedRate',
  不符合条件: 'notEligible',
  未办结: 'open',
  逾期: 'overdue',
  位次: 'rank',
} as const

/** Lists of rows of the table: places, their total, and other periods. */
const rowLists = { 各地: '各地一行', 合计行: '合计一行', 对比行: '上期、上年同期的合计，各一行' } as const

export const templateNames: readonly TemplateName[] = [
  { name: '标题', says: '关于……情况的通报' },
  { name: '主送', says: '各县（市、区）总工会：' },
  { name: '开头', says: '现将……情况通报如下：' },
  { name: '各节', says: '正文各节', list: true },
  { name: '节标题', says: '一、总体情况', within: '各节' },
  { name: '各段', says: '这一节的各段', within: '各节', list: true },
  { name: '段', says: '一段文字', within: '各段' },
  { name: '单位', says: '台州市总工会' },
  { name: '日期', says: '出具的日期，没有出具的为今天' },
  { name: '时期', says: '2019年5月' },
  { name: '截至', says: '期末那一天' },
  { name: '表题', says: '表的标题' },
  { name: '计量', says: '（单位：家、%）' },
  { name: '地区名称', says: '县（市、区），或镇（街道）' },
  { name: '本期', says: '本月、本季度或本年' },
  ...Object.entries(rowLists).map(([name, says]): TemplateName => ({ name, says, list: true })),
  { name: '地区', says: '这一行的名称', within: '各地' },
  ...Object.keys(columns).map((name): TemplateName => ({ name, says: '这一行的数', within: '各地' })),
  { name: '各条说明', says: '表下的说明', list: true },
  { name: '说明', says: '一条说明', within: '各条说明' },
]

/** @param today y-m-d */
export function bulletinFields(report: Report, { office, issued }: Pick<PaperOptions, 'office' | 'issued'>, today: string): TemplateFields {
  const text = bulletinText(report)
  const rowsOf = (kinds: readonly ReportRow['kind'][]) => report.rows.filter(({ kind }) => kinds.includes(kind)).map((row) => rowFields(report, row))
  return {
    标题: text.title,
    主送: text.addressee,
    开头: text.opening,
    各节: sectionFields(text),
    单位: office,
    日期: dayLabel(issued?.issuedOn ?? today),
    时期: report.periodLabel,
    截至: dayLabel(report.asOf),
    表题: `${report.scope.name}${report.title}（${report.periodLabel}）`,
    计量: report.units,
    地区名称: report.columns[0]?.path[0] ?? '',
    本期: periodWords(parsePeriod(report.period)).this,
    各地: rowsOf(['region', 'own', 'unplaced']),
    合计行: rowsOf(['total']),
    对比行: rowsOf(['compare']),
    各条说明: footerLines(report, issued ? { issued } : {}).map((line, index) => ({ 说明: `${index + 1}. ${line}` })),
  }
}

function sectionFields({ sections }: BulletinText): TemplateFields[] {
  return sections.map(({ heading, paragraphs }) => ({ 节标题: heading, 各段: paragraphs.map((paragraph) => ({ 段: paragraph })) }))
}

/** What a year's bulletin founded in its time is what it founded in the year. */
function columnOf({ columns: printed }: Report, wanted: string): ReportColumn | undefined {
  return printed.find(({ key }) => key === wanted) ?? (wanted === 'foundedYear' ? printed.find(({ key }) => key === 'foundedNow') : undefined)
}

function rowFields(report: Report, row: ReportRow): TemplateFields {
  const cells = Object.entries(columns).map(([name, key]) => {
    const column = columnOf(report, key)
    return [name, column ? cellText(row, column) : '']
  })
  return { 地区: row.label, ...Object.fromEntries(cells) }
}
