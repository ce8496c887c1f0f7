import { defineRegister } from './register.ts'
import { remark } from './remark.ts'
import { workerAndPlace } from './workerAndPlace.ts'

/** 三促记录: a contest, training or meeting (赛、训、会) that a social union worker was to attend, with attendance and score. */
export const workerTraining = defineRegister({
  id: 'workerTraining',
  label: '三促记录',
  table: 'worker_training',
  title: null,
  fields: [
    ...workerAndPlace,
    { kind: 'choice', key: 'kind', table: 'trainingKind', label: '三促类别', synonyms: ['三促', '三促类型', '赛训会', '赛/训/会'], required: true, width: 6 },
    {
      kind: 'date',
      key: 'date',
      label: '开展日期',
      synonyms: ['开展时间', '培训日期', '培训时间', '活动日期', '日期'],
      required: true,
      notAfterToday: true,
      width: 8,
    },
    { kind: 'link', key: 'activity', register: 'activity', label: '活动', width: 6 },
    { kind: 'via', key: 'activityName', register: 'activity', field: 'name', label: '活动名称', width: 18 },
    { kind: 'text', key: 'subject', label: '内容', synonyms: ['培训内容', '竞赛内容', '会议内容', '主题'], width: 18 },
    {
      kind: 'boolean',
      key: 'attended',
      label: '是否参加',
      synonyms: ['参加情况', '出勤', '到会情况', '是否到会'],
      yes: ['参加', '出勤', '到会', '已参加'],
      width: 6,
    },
    { kind: 'decimal', key: 'score', label: '成绩', synonyms: ['得分', '分数', '竞赛成绩', '考试成绩'], width: 6 },
    remark,
  ],
  list: ['workerName', 'county', 'township', 'kind', 'date', 'subject', 'attended', 'score'],
  form: [{ label: '三促', fields: ['worker', 'kind', 'date', 'activity', 'subject', 'attended', 'score', 'remark'] }],
  identity: [['worker', 'kind', 'date']],
  carries: [{ register: 'socialWorker', fields: { name: 'workerName', county: 'county', township: 'township' }, authority: [] }],
})
