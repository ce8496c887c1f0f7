import { defineRegister } from './register.ts'
import { remark } from './remark.ts'
import { workerAndPlace } from './workerAndPlace.ts'

/** 社工考核: how a social union worker did in a year. */
export const workerReview = defineRegister({
  id: 'workerReview',
  label: '社工考核',
  table: 'worker_review',
  title: null,
  fields: [
    ...workerAndPlace,
    { kind: 'year', key: 'year', label: '考核年度', synonyms: ['年度', '年份'], required: true, width: 6 },
    { kind: 'choice', key: 'grade', table: 'workerGrade', label: '考核等次', synonyms: ['考核结果', '考核等级', '年度考核', '等次'], required: true, width: 7 },
    { kind: 'decimal', key: 'score', label: '考核得分', synonyms: ['得分', '考核分数'], width: 6 },
    { kind: 'text', key: 'comment', label: '考核意见', synonyms: ['考核评语', '评语'], width: 18 },
    remark,
  ],
  list: ['workerName', 'county', 'township', 'year', 'grade', 'score', 'comment'],
  form: [{ label: '社工考核', fields: ['worker', 'year', 'grade', 'score', 'comment', 'remark'] }],
  identity: [['worker', 'year']],
  carries: [{ register: 'socialWorker', fields: { name: 'workerName', county: 'county', township: 'township' }, authority: [] }],
})
