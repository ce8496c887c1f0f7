// Short names for what happens to rows and for causes of problems; the full sentence of a problem comes with it.

import type { ImportPreview, RowCounts, RowOutcome } from '#shared/api/previewTypes.ts'
import type { ProblemCode, ProblemLevel, SkipReason } from '#shared/importing/problem.ts'
import { outcomeLabels } from '#shared/messages/labels.ts'

export const skipLabels: Record<SkipReason, string> = {
  label: '附件标签',
  title: '标题',
  note: '填表说明',
  signature: '签字盖章行',
  sample: '示例行',
  total: '合计行',
  subtotal: '小计行',
  section: '分节行',
  'page-number': '页码',
  'left-out': '已选择不导入',
  'repeated-header': '重复的表头',
  footer: '落款',
  federation: '工会联合会（不是基层工会）',
  empty: '空行',
}

export const policyLabels: Record<ImportPreview['policy'], string> = { overwrite: '以台账为准', fill: '只填空白', keep: '只新增' }

export const levelLabels: Record<ProblemLevel, string> = { error: '错误', warning: '警告', info: '提示' }

export const problemLabels: Record<ProblemCode, string> = {
  'number-destroyed': '长数字已损坏',
  'invalid-date': '日期无效',
  'formula-error': '公式出错',
  'formula-without-value': '公式没有结果',
  'invalid-value': '内容读不懂',
  'row-without-name': '没有名称',
  'changed-since': '清单发出后有人改过',
  'state-order': '状态不能倒退',
  'state-needs': '状态缺少依据',
  'number-unknown': '没有这个编号',
  'number-of-another': '编号与单位不符',
  conflict: '相互矛盾，需要核实',
  checksum: '代码校验不符',
  'organisation-code': '填的是组织机构代码',
  'union-code-is-company-code': '工会代码填成单位代码',
  'unit-code-is-union-code': '单位代码填成工会代码',
  'unknown-value': '不在代码表中',
  duplicate: '重复',
  'women-exceed-total': '女性多于总数',
  'members-exceed-employees': '会员多于职工',
  'migrants-exceed-total': '农民工多于总数',
  'term-years': '任期年数少见',
  'future-date': '日期在将来',
  'strike-through': '整行划掉',
  'union-missing': '没写明工会',
  'record-created': '将新建记录',
  'union-created': '将新建工会',
  'federation-not-a-basic-union': '工会联合会',
  'total-mismatch': '与合计行不符',
  'unit-created': '将新建单位',
  'id-length': '证件号码位数不对',
  'id-15-digits': '15位旧身份证号',
  masked: '打码的号码',
  'same-id-in-two-unions': '一人在两家工会',
  'union-kept': '所属工会与记录不同',
  'unit-differs': '单位与名册不同',
  approximate: '约数',
  range: '区间数',
  preparing: '代码还在办理',
  'several-phones': '多个电话',
  'several-names': '多个名称',
  comment: '有批注',
  hidden: '隐藏内容',
  'sample-row': '疑似示例行',
}

/** 读取 12 行 = 新增 8 + 修改 1 + … */
export function countsSentence(rows: RowCounts): string {
  const n = (value: number) => value.toLocaleString('zh-CN')
  return `读取 ${n(rows.read)} 行 = 新增 ${n(rows.added)} + 修改 ${n(rows.changed)} + 一致 ${n(rows.unchanged)} + 略过 ${n(rows.skipped)} + 退回 ${n(rows.rejected)}`
}

/** 新增 8 · 略过 4: what there is, without the noughts. */
export function shortCounts(rows: RowCounts): string {
  const outcomes = Object.keys(outcomeLabels) as RowOutcome[]
  const said = outcomes.filter((outcome) => rows[outcome] > 0).map((outcome) => `${outcomeLabels[outcome].zh} ${rows[outcome].toLocaleString('zh-CN')}`)
  return said.length === 0 ? '没有数据行' : said.join(' · ')
}

export function addCounts(all: readonly RowCounts[]): RowCounts {
  const sum = (key: keyof RowCounts) => all.reduce((total, rows) => total + rows[key], 0)
  return { read: sum('read'), added: sum('added'), changed: sum('changed'), unchanged: sum('unchanged'), skipped: sum('skipped'), rejected: sum('rejected') }
}
