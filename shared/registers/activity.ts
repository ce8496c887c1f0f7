import { placeIfAny } from './place.ts'
import { defineRegister } from './register.ts'
import { remark } from './remark.ts'

/** 活动: any dated event, from a craftsmen's forum to a Party day. */
export const activity = defineRegister({
  id: 'activity',
  label: '活动',
  table: 'activity',
  title: 'name',
  fields: [
    { kind: 'text', key: 'name', label: '活动名称', synonyms: ['活动项目', '活动', '活动项目名称'], required: true, width: 20 },
    { kind: 'choice', key: 'kind', table: 'activityKind', label: '活动类型', synonyms: ['活动类别', '类型', '活动种类'], required: true, width: 7 },
    {
      kind: 'date',
      key: 'date',
      label: '活动日期',
      synonyms: ['活动时间', '举办时间', '举办日期', '开展时间', '日期'],
      required: true,
      until: 'endsOn',
      width: 8,
    },
    { kind: 'date', key: 'endsOn', label: '活动结束日期', synonyms: ['结束日期', '结束时间'], width: 8 },
    ...placeIfAny,
    { kind: 'link', key: 'centre', register: 'centre', label: '活动阵地', width: 6 },
    { kind: 'via', key: 'centreName', register: 'centre', field: 'name', label: '活动阵地名称', synonyms: ['阵地名称', '活动阵地', '所在阵地'], width: 18 },
    { kind: 'text', key: 'venue', label: '活动地点', synonyms: ['地点', '举办地点', '活动场所'], width: 16 },
    { kind: 'text', key: 'host', label: '主办单位', synonyms: ['举办单位', '组织单位', '承办单位'], width: 16 },
    { kind: 'text', key: 'subject', label: '活动主题', synonyms: ['主题', '课题', '讲课题目'], width: 16 },
    { kind: 'text', key: 'speaker', label: '主讲人', synonyms: ['主讲', '授课人', '讲师', '主持人'], width: 8 },
    { kind: 'count', key: 'people', label: '参加人数', synonyms: ['参与人数', '活动人数', '人数', '参加人次', '参与人次'], width: 6 },
    { kind: 'decimal', key: 'cost', label: '活动经费（元）', synonyms: ['活动经费', '经费', '费用', '费用（元）', '经费（元）'], width: 7 },
    { kind: 'text', key: 'photos', label: '活动照片', synonyms: ['照片', '图片', '照片位置'], width: 12 },
    remark,
  ],
  list: ['name', 'kind', 'date', 'county', 'centreName', 'venue', 'host', 'speaker', 'people', 'cost'],
  form: [
    { label: '活动', fields: ['name', 'kind', 'date', 'endsOn', 'subject', 'speaker', 'host'] },
    { label: '地点', fields: ['centre', 'venue', 'county', 'township'] },
    { label: '规模', fields: ['people', 'cost', 'photos', 'remark'] },
  ],
  identity: [['name', 'date']],
  carries: [{ register: 'centre', fields: { name: 'centreName' }, authority: [] }],
})
