import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 年度目标: what a county is to reach in a year, one figure to a record. The quarterly summary holds against it what was done. */
export const yearTarget = defineRegister({
  id: 'yearTarget',
  label: '年度目标',
  table: 'year_target',
  title: null,
  fields: [
    { kind: 'year', key: 'year', label: '目标年度', synonyms: ['年度', '年份'], required: true, width: 6 },
    {
      kind: 'region',
      key: 'county',
      level: 'county',
      label: '县（市、区）',
      synonyms: ['县市区', '区县', '县区', '责任单位', '地区'],
      required: true,
      width: 8,
    },
    { kind: 'choice', key: 'kind', table: 'targetKind', label: '目标项目', synonyms: ['目标指标', '指标名称', '目标类别'], required: true, width: 10 },
    { kind: 'count', key: 'target', label: '年度目标数', synonyms: ['目标数', '年度目标', '目标任务数', '全年目标', '目标值'], required: true, width: 8 },
    remark,
  ],
  list: ['year', 'county', 'kind', 'target', 'remark'],
  form: [{ label: '年度目标', fields: ['year', 'county', 'kind', 'target', 'remark'] }],
  identity: [['year', 'county', 'kind']],
  carries: [],
})
