import { defineRegister } from './register.ts'

/** What one source said on one day about how many people a unit employs. */
export const headcount = defineRegister({
  id: 'headcount',
  label: '单位人数来源',
  table: 'unit_headcount',
  title: null,
  fields: [
    { kind: 'link', key: 'unit', register: 'unit', label: '单位', required: true, width: 6 },
    { kind: 'via', key: 'unitName', register: 'unit', field: 'name', label: '单位名称', synonyms: ['企业名称'], width: 22 },
    { kind: 'choice', key: 'source', table: 'headcountSource', label: '来源', synonyms: ['数据来源'], required: true, width: 8 },
    { kind: 'date', key: 'asOf', label: '截止日期', synonyms: ['统计日期', '数据日期'], required: true, width: 8 },
    { kind: 'count', key: 'employees', label: '人数', synonyms: ['职工人数', '参保人数', '从业人数'], required: true, width: 6 },
    { kind: 'count', key: 'women', label: '其中：女', width: 6 },
    { kind: 'count', key: 'migrantWorkers', label: '其中：农民工', width: 6 },
  ],
  list: ['unitName', 'source', 'asOf', 'employees', 'women', 'migrantWorkers'],
  form: [{ label: '人数', fields: ['unit', 'source', 'asOf', 'employees', 'women', 'migrantWorkers'] }],
  identity: [['unit', 'source', 'asOf']],
  carries: [{ register: 'unit', fields: { name: 'unitName' }, authority: [] }],
})
