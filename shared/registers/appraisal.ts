import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 考评: one item of a federation's appraisal for a year or a part of it. The weights of a federation's items make up 100. */
export const appraisal = defineRegister({
  id: 'appraisal',
  label: '考评',
  table: 'appraisal',
  title: 'federation',
  fields: [
    {
      kind: 'organisation',
      key: 'federation',
      label: '被考评单位',
      synonyms: ['考评对象', '被考核单位', '考核对象', '考核单位', '考评单位', '被考评工会'],
      required: true,
      width: 16,
    },
    { kind: 'year', key: 'year', label: '考评年度', synonyms: ['年度', '考核年度', '年份'], required: true, width: 6 },
    { kind: 'choice', key: 'period', table: 'appraisalPeriod', label: '考评周期', synonyms: ['考核周期', '周期', '考评时段', '考核时段'], width: 6 },
    { kind: 'text', key: 'item', label: '考评项目', synonyms: ['考核项目', '考核内容', '考评内容', '考核指标', '考评指标', '指标'], required: true, width: 20 },
    { kind: 'decimal', key: 'weight', label: '权重', synonyms: ['分值', '标准分', '权重（分）', '满分'], required: true, width: 5 },
    { kind: 'note', key: 'rule', label: '评分标准', synonyms: ['评分细则', '考核标准', '评分办法', '计分办法'], width: 20 },
    { kind: 'decimal', key: 'selfScore', label: '自评分', synonyms: ['自评得分', '自评', '自查得分'], width: 6 },
    { kind: 'decimal', key: 'score', label: '考评得分', synonyms: ['得分', '考核得分', '评定得分', '核定分'], width: 6 },
    { kind: 'text', key: 'reason', label: '加扣分原因', synonyms: ['扣分原因', '扣分理由', '评分理由', '加减分原因', '原因'], width: 18 },
    remark,
  ],
  list: ['federation', 'year', 'period', 'item', 'weight', 'selfScore', 'score', 'reason'],
  form: [
    { label: '考评', fields: ['federation', 'year', 'period', 'item', 'weight', 'rule'] },
    { label: '得分', fields: ['selfScore', 'score', 'reason', 'remark'] },
  ],
  identity: [['federation', 'item', 'year', 'period']],
  carries: [],
})
