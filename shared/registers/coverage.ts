import { defineRegister } from './register.ts'

/** 覆盖关系 `union_unit`: which union covers which unit, and when. A unit that leaves a joint union gets an end date here, never an overwrite. */
export const coverage = defineRegister({
  id: 'coverage',
  label: '覆盖单位',
  table: 'union_unit',
  title: null,
  fields: [
    { kind: 'link', key: 'union', register: 'union', label: '工会', required: true, width: 6 },
    { kind: 'link', key: 'unit', register: 'unit', label: '单位', required: true, width: 6 },
    {
      kind: 'via',
      key: 'unionName',
      register: 'union',
      field: 'name',
      label: '工会名称',
      synonyms: ['联合工会名称', '工会组织名称', '基层工会名称', '所属工会', '所属联合工会'],
      width: 24,
    },
    {
      kind: 'via',
      key: 'unitName',
      register: 'unit',
      field: 'name',
      label: '覆盖单位名称',
      synonyms: ['单位名称', '企业名称', '覆盖企业', '覆盖单位', '覆盖企业名称', '所属企业'],
      width: 22,
    },
    {
      kind: 'via',
      key: 'unitUscc',
      register: 'unit',
      field: 'uscc',
      label: '覆盖单位统一社会信用代码',
      synonyms: ['统一社会信用代码', '信用代码', '单位统一社会信用代码', '单位代码（18位）'],
      width: 16,
    },
    { kind: 'via', key: 'county', register: 'union', field: 'county', label: '县（市、区）', synonyms: ['县市区', '所属县市区', '区县', '地区'], width: 7 },
    { kind: 'date', key: 'coveredFrom', label: '覆盖起始日期', synonyms: ['加入日期', '覆盖日期', '加入时间'], width: 8 },
    { kind: 'date', key: 'coveredTo', label: '覆盖终止日期', synonyms: ['退出日期', '退出时间'], width: 8 },
    { kind: 'count', key: 'memberCount', label: '会员数', synonyms: ['会员人数', '会员'], width: 6 },
    { kind: 'note', key: 'remark', label: '备注', synonyms: ['说明'], width: 16 },
  ],
  list: ['unionName', 'unitName', 'unitUscc', 'county', 'coveredFrom', 'coveredTo', 'memberCount'],
  form: [{ label: '覆盖关系', fields: ['union', 'unit', 'coveredFrom', 'coveredTo', 'memberCount', 'remark'] }],
  identity: [['union', 'unit']],
  carries: [
    { register: 'union', fields: { name: 'unionName', county: 'county', township: 'township', chair: 'chair', uscc: 'unionUscc' } },
    {
      register: 'unit',
      fields: {
        name: 'unitName',
        uscc: 'unitUscc',
        county: 'county',
        township: 'township',
        employees: 'employees',
        legalRepresentative: 'legalRepresentative',
        address: 'address',
      },
    },
  ],
})
