import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 十件实事: what the office promised for a year, in figures, and how far it has come. */
export const practicalThing = defineRegister({
  id: 'practicalThing',
  label: '十件实事',
  table: 'practical_thing',
  title: 'name',
  fields: [
    { kind: 'text', key: 'name', label: '实事项目', synonyms: ['实事名称', '实事内容', '十件实事', '实事项目名称', '实事'], required: true, width: 22 },
    { kind: 'year', key: 'year', label: '年度', synonyms: ['实事年度', '年份'], required: true, width: 6 },
    { kind: 'count', key: 'number', label: '实事编号', synonyms: ['实事序号', '第几件'], width: 5 },
    { kind: 'decimal', key: 'target', label: '目标数', synonyms: ['目标任务', '目标值', '年度目标', '目标任务数', '计划数'], required: true, width: 6 },
    { kind: 'text', key: 'measure', label: '计量单位', synonyms: ['目标单位', '数量单位'], width: 5 },
    { kind: 'decimal', key: 'done', label: '完成数', synonyms: ['已完成', '完成情况', '实际完成', '完成值', '已完成数'], width: 6 },
    { kind: 'derived', key: 'rate', as: { kind: 'decimal' }, label: '完成率（%）', width: 6 },
    { kind: 'text', key: 'department', label: '责任部门', synonyms: ['责任单位', '牵头部门', '责任科室'], required: true, width: 12 },
    { kind: 'person', key: 'leader', label: '责任领导', synonyms: ['责任人', '分管领导', '牵头领导', '负责人'], width: 7 },
    { kind: 'date', key: 'dueOn', label: '完成时限', synonyms: ['完成期限', '完成时间', '时间节点', '时限'], width: 8 },
    { kind: 'decimal', key: 'funds', label: '投入资金（万元）', synonyms: ['资金', '投入资金', '资金（万元）', '预算资金'], width: 8 },
    { kind: 'count', key: 'peopleServed', label: '受益人数', synonyms: ['服务人数', '惠及人数', '受益职工数', '服务职工数', '惠及职工'], width: 6 },
    { kind: 'note', key: 'progress', label: '进展情况', synonyms: ['工作进展', '推进情况'], width: 18 },
    remark,
  ],
  list: ['name', 'year', 'number', 'target', 'measure', 'done', 'rate', 'department', 'leader', 'dueOn', 'funds', 'peopleServed'],
  form: [
    { label: '实事', fields: ['name', 'year', 'number', 'department', 'leader', 'dueOn'] },
    { label: '目标与完成', fields: ['target', 'measure', 'done', 'rate', 'funds', 'peopleServed'] },
    { label: '其他', fields: ['progress', 'remark'] },
  ],
  identity: [['name', 'year']],
  carries: [],
})
