import { defineRegister } from './register.ts'
import { remark } from './remark.ts'
import { workerAndPlace } from './workerAndPlace.ts'

/** 岗位变动: the 四岗 (定岗, 轮岗, 并岗, 顶岗) of a social union worker as dated changes. */
export const postChange = defineRegister({
  id: 'postChange',
  label: '岗位变动',
  table: 'post_change',
  title: null,
  fields: [
    ...workerAndPlace,
    {
      kind: 'choice',
      key: 'kind',
      table: 'workerPost',
      label: '岗位变动类型',
      synonyms: ['岗位变动', '四岗类型', '四岗', '变动类型', '岗位类型', '岗位变化'],
      required: true,
      width: 7,
    },
    {
      kind: 'date',
      key: 'date',
      label: '变动日期',
      synonyms: ['变动时间', '岗位变动日期', '岗位变动时间', '上岗日期', '上岗时间', '起止时间'],
      until: 'endsOn',
      required: true,
      width: 8,
    },
    { kind: 'date', key: 'endsOn', label: '截止日期', synonyms: ['结束日期', '结束时间', '到岗截止'], width: 8 },
    { kind: 'text', key: 'fromPost', label: '原岗位', synonyms: ['变动前岗位', '调整前岗位', '原岗位（单位）'], width: 14 },
    { kind: 'text', key: 'toPost', label: '现岗位', synonyms: ['变动后岗位', '调整后岗位', '新岗位', '现岗位（单位）'], width: 14 },
    { kind: 'text', key: 'reason', label: '变动原因', synonyms: ['原因', '事由', '调整原因'], width: 14 },
    remark,
  ],
  list: ['workerName', 'county', 'township', 'kind', 'date', 'endsOn', 'fromPost', 'toPost', 'reason'],
  form: [{ label: '岗位变动', fields: ['worker', 'kind', 'date', 'endsOn', 'fromPost', 'toPost', 'reason', 'remark'] }],
  identity: [['worker', 'kind', 'date']],
  carries: [{ register: 'socialWorker', fields: { name: 'workerName', county: 'county', township: 'township' }, authority: [] }],
})
