import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 社工考核: how a social union worker did in a year. */
export const workerReview = defineRegister({
  id: 'workerReview',
  label: '社工考核',
  table: 'worker_review',
  title: null,
  fields: [
    { kind: 'link', key: 'worker', register: 'socialWorker', label: '社会化工会工作者', required: true, width: 8 },
    { kind: 'via', key: 'workerName', register: 'socialWorker', field: 'name', label: '社工姓名', synonyms: ['姓名', '工作者姓名'], width: 7 },
    {
      kind: 'via',
      key: 'county',
      register: 'socialWorker',
      field: 'county',
      label: '县（市、区）',
      synonyms: ['县市区', '区县', '县区', '所属县市区'],
      width: 7,
    },
    {
      kind: 'via',
      key: 'township',
      register: 'socialWorker',
      field: 'township',
      label: '镇（街道）',
      synonyms: ['乡镇', '镇街', '街道', '乡镇街道', '乡镇（街道）', '所属镇街'],
      width: 8,
    },
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
