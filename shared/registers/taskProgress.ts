import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 任务进展: one entry of what was done for a task. The latest is what the task itself shows where nothing else is written. */
export const taskProgress = defineRegister({
  id: 'taskProgress',
  label: '任务进展',
  table: 'task_progress',
  title: null,
  fields: [
    { kind: 'link', key: 'task', register: 'task', label: '任务', required: true, width: 6 },
    { kind: 'via', key: 'taskName', register: 'task', field: 'name', label: '任务内容', synonyms: ['工作任务', '任务名称', '重点任务', '任务'], width: 26 },
    { kind: 'via', key: 'taskYear', register: 'task', field: 'year', label: '年度', synonyms: ['任务年度', '年份'], width: 6 },
    {
      kind: 'via',
      key: 'county',
      register: 'task',
      field: 'county',
      label: '县（市、区）',
      synonyms: ['县市区', '区县', '县区', '所属县市区', '地区'],
      width: 7,
    },
    {
      kind: 'date',
      key: 'date',
      label: '填报日期',
      synonyms: ['进展日期', '汇报日期', '填报时间', '汇报时间', '更新日期', '报送日期', '报送时间'],
      required: true,
      notAfterToday: true,
      width: 8,
    },
    { kind: 'note', key: 'progress', label: '进展情况', synonyms: ['工作进展', '推进情况', '落实情况', '完成情况'], required: true, width: 26 },
    { kind: 'decimal', key: 'share', label: '完成比例（%）', synonyms: ['完成进度（%）', '完成比例', '完成进度', '进度（%）'], width: 7 },
    { kind: 'text', key: 'problems', label: '存在困难', synonyms: ['困难问题', '存在问题', '困难和问题'], width: 16 },
    { kind: 'person', key: 'reporter', label: '填报人', synonyms: ['汇报人', '报送人'], width: 7 },
    remark,
  ],
  list: ['taskName', 'taskYear', 'county', 'date', 'progress', 'share', 'problems', 'reporter'],
  form: [{ label: '进展', fields: ['task', 'date', 'share', 'reporter', 'progress', 'problems', 'remark'] }],
  identity: [['task', 'date']],
  carries: [{ register: 'task', fields: { name: 'taskName', year: 'taskYear', county: 'county' }, authority: [] }],
})
