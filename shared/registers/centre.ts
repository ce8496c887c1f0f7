import { place } from './place.ts'
import { position } from './position.ts'
import { defineRegister } from './register.ts'

/** 活动阵地: a place that a union runs for workers. The distance to it is what the 30-minute service circle is drawn with. */
export const centre = defineRegister({
  id: 'centre',
  label: '活动阵地',
  table: 'centre',
  title: 'name',
  fields: [
    { kind: 'organisation', key: 'name', label: '阵地名称', synonyms: ['名称', '活动阵地', '活动阵地名称', '场所名称', '站点名称'], required: true, width: 20 },
    { kind: 'choice', key: 'type', table: 'centreType', label: '阵地类型', synonyms: ['类型', '类别', '阵地类别', '场所类型'], required: true, width: 9 },
    { kind: 'choice', key: 'level', table: 'honourLevel', label: '级别', synonyms: ['阵地级别', '层级'], width: 5 },
    ...place,
    { kind: 'text', key: 'address', label: '详细地址', synonyms: ['地址', '阵地地址', '所在位置', '位置'], width: 22 },
    ...position,
    { kind: 'date', key: 'openedOn', label: '启用时间', synonyms: ['启用日期', '建成时间', '投用时间', '开放日期', '建成日期'], width: 8 },
    { kind: 'decimal', key: 'areaSqm', label: '面积（㎡）', synonyms: ['面积', '建筑面积', '面积（平方米）', '使用面积', '场地面积'], width: 7 },
    { kind: 'count', key: 'capacity', label: '容纳人数', synonyms: ['可容纳人数', '容量'], width: 6 },
    { kind: 'text', key: 'openingHours', label: '开放时间', synonyms: ['开放时段', '营业时间'], width: 12 },
    { kind: 'text', key: 'operatedBy', label: '运营主体', synonyms: ['运营单位', '管理单位', '运营方', '管理主体'], width: 14 },
    { kind: 'text', key: 'builtWith', label: '共建单位', synonyms: ['建设单位', '共建方'], width: 14 },
    { kind: 'person', key: 'head', label: '负责人', synonyms: ['阵地负责人', '联系人', '管理员'], width: 7 },
    { kind: 'phone', key: 'phone', label: '联系电话', synonyms: ['电话', '手机', '联系方式', '手机号码'], masked: true, width: 10 },
    { kind: 'text', key: 'facilities', label: '设施', synonyms: ['配套设施', '设施设备'], width: 16 },
    { kind: 'count', key: 'visitsPerDay', label: '日均服务人次', synonyms: ['日均人次', '日服务人次'], width: 7 },
    { kind: 'decimal', key: 'funds', label: '投入资金（万元）', synonyms: ['资金', '投入资金', '建设资金', '投资额'], width: 8 },
    { kind: 'count', key: 'starRating', label: '星级', synonyms: ['星级评定', '评定星级'], width: 5 },
    { kind: 'year', key: 'ratedIn', label: '评星年度', synonyms: ['评定年度', '星级评定年度'], width: 6 },
    { kind: 'link', key: 'pilot', register: 'pilot', label: '所属试点', width: 6 },
    {
      kind: 'via',
      key: 'pilotName',
      register: 'pilot',
      field: 'name',
      label: '所属试点单位',
      synonyms: ['试点单位', '试点单位名称', '改革试点单位'],
      width: 20,
    },
    { kind: 'boolean', key: 'demonstrationSite', label: '示范点', synonyms: ['是否示范点', '示范阵地'], width: 6 },
    { kind: 'note', key: 'remark', label: '备注', synonyms: ['说明'], width: 16 },
  ],
  list: ['name', 'type', 'county', 'township', 'address', 'areaSqm', 'capacity', 'openedOn', 'starRating', 'operatedBy', 'phone'],
  form: [
    { label: '基本信息', fields: ['name', 'type', 'level', 'county', 'township', 'address', 'longitude', 'latitude', 'openedOn'] },
    { label: '规模与服务', fields: ['areaSqm', 'capacity', 'facilities', 'openingHours', 'visitsPerDay', 'funds'] },
    { label: '星级与示范', fields: ['starRating', 'ratedIn', 'demonstrationSite', 'pilot'] },
    { label: '运营与联系', fields: ['operatedBy', 'builtWith', 'head', 'phone'] },
    { label: '其他', fields: ['remark'] },
  ],
  identity: [['name', 'county']],
  carries: [{ register: 'pilot', fields: { name: 'pilotName' }, authority: [] }],
})
