import { position } from './position.ts'
import { defineRegister } from './register.ts'

/** 行政区划, GB/T 2260. Townships and non-GB rows (市本级, development zones) carry the office's own codes. */
export const region = defineRegister({
  id: 'region',
  label: '行政区划',
  table: 'region',
  title: 'name',
  fields: [
    { kind: 'text', key: 'code', label: '代码', synonyms: ['区划代码', '行政区划代码'], required: true, width: 10 },
    { kind: 'text', key: 'name', label: '名称', synonyms: ['区划名称', '地区', '行政区划名称'], required: true, width: 12 },
    { kind: 'choice', key: 'level', label: '级别', table: 'regionLevel', required: true, width: 6 },
    { kind: 'text', key: 'parent', label: '上级代码', synonyms: ['上级', '上级区划代码'], width: 10 },
    { kind: 'boolean', key: 'local', label: '本地代码', width: 6 },
    { kind: 'date', key: 'validFrom', label: '启用日期', width: 8 },
    { kind: 'date', key: 'validTo', label: '停用日期', width: 8 },
    { kind: 'text', key: 'successor', label: '现行代码', width: 10 },
    // Of a township's middle: where its unions stand that give no position of their own.
    ...position,
  ],
  list: ['code', 'name', 'level', 'parent', 'local', 'validFrom', 'validTo', 'successor'],
  form: [{ label: '区划', fields: ['code', 'name', 'level', 'parent', 'local', 'validFrom', 'validTo', 'successor', 'longitude', 'latitude'] }],
  identity: [['code']],
  carries: [],
})
