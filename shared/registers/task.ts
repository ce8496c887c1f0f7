import { placeIfAny } from './place.ts'
import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 任务清单: what is to be done, by whom and by when. What has been done so far stands in `taskProgress`, entry by entry. */
export const task = defineRegister({
  id: 'task',
  label: '任务清单',
  table: 'task',
  title: 'name',
  fields: [
    { kind: 'text', key: 'name', label: '任务内容', synonyms: ['工作任务', '任务名称', '重点任务', '任务', '工作内容', '任务事项'], required: true, width: 26 },
    { kind: 'year', key: 'year', label: '年度', synonyms: ['任务年度', '年份'], required: true, width: 6 },
    { kind: 'choice', key: 'source', table: 'taskSource', label: '任务来源', synonyms: ['来源', '任务类别'], required: true, width: 9 },
    { kind: 'note', key: 'measures', label: '工作措施', synonyms: ['措施', '具体措施', '主要举措', '工作举措'], width: 20 },
    { kind: 'text', key: 'target', label: '工作目标', synonyms: ['目标', '目标要求', '任务目标', '预期目标'], width: 16 },
    { kind: 'text', key: 'lead', label: '牵头单位', synonyms: ['责任单位', '牵头部门', '责任部门', '牵头科室'], required: true, width: 14 },
    { kind: 'text', key: 'assisting', label: '配合单位', synonyms: ['协办单位', '配合部门', '参与单位'], width: 14 },
    { kind: 'person', key: 'person', label: '责任人', synonyms: ['负责人', '责任领导', '牵头领导'], width: 7 },
    ...placeIfAny,
    { kind: 'date', key: 'dueOn', label: '完成时限', synonyms: ['完成期限', '时限', '完成时间', '时间节点', '办结期限'], required: true, width: 8 },
    { kind: 'choice', key: 'state', table: 'taskState', label: '任务状态', synonyms: ['状态', '完成状态', '办理状态'], required: true, width: 7 },
    { kind: 'note', key: 'progress', label: '进展情况', synonyms: ['工作进展', '推进情况', '完成情况', '落实情况'], width: 20 },
    { kind: 'date', key: 'doneOn', label: '完成日期', synonyms: ['实际完成时间', '实际完成日期', '办结日期'], width: 8 },
    { kind: 'text', key: 'reason', label: '未完成原因', synonyms: ['延期原因', '取消原因', '原因'], width: 14 },
    remark,
  ],
  list: ['name', 'year', 'source', 'lead', 'assisting', 'county', 'dueOn', 'state', 'progress'],
  form: [
    { label: '任务', fields: ['name', 'year', 'source', 'target', 'measures'] },
    { label: '分工', fields: ['lead', 'assisting', 'person', 'county', 'township', 'dueOn'] },
    { label: '完成', fields: ['state', 'doneOn', 'reason', 'progress', 'remark'] },
  ],
  identity: [['name', 'year', 'county']],
  carries: [],
})
