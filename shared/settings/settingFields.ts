// How the settings are shown: what each is called, in which unit, and what it does. The screen, its history and the command line read this.
import type { SettingKey, SettingValue } from './settings.ts'

/** days: several numbers of days, falling. share: a part of one, shown in per cent. choice: one of `choices`. */
type SettingKind = 'region' | 'days' | 'number' | 'share' | 'choice'

export interface SettingField {
  readonly key: SettingKey
  readonly kind: SettingKind
  readonly label: string
  readonly unit: string
  /** A whole sentence. */
  readonly note: string
  readonly choices?: readonly { readonly value: string; readonly label: string }[]
}
export interface SettingSection {
  readonly label: string
  readonly fields: readonly SettingField[]
}

const field = (key: SettingKey, kind: SettingKind, label: string, unit: string, note: string): SettingField => ({ key, kind, label, unit, note })

export const settingSections: readonly SettingSection[] = [
  {
    label: '本级工会',
    fields: [field('office.scope', 'region', '本级工会所在区划', '', '报表默认统计到这个范围，抬头写这一级总工会；没有选择时是第一个市。')],
  },
  {
    label: '到期提醒',
    fields: [
      field('office.termReminderDays', 'days', '换届提醒', '天', '届满前这些天各提醒一次，从早到晚，共三次。'),
      field('office.contractReminderDays', 'number', '社工合同到期提醒', '天', '合同终止前这些天起提醒。'),
    ],
  },
  {
    label: '数据质量',
    fields: [
      field('quality.memberDifference', 'number', '会员数允许相差', '人', '上报会员数与名册相差不超过这个数的不提示。'),
      field('quality.memberShare', 'share', '会员数允许相差比例', '%', '相差不超过上报会员数的这个比例的也不提示。'),
    ],
  },
  {
    label: '未建会核查',
    fields: [
      field('outreach.campaignEmployees', 'number', '集中建会的职工人数', '人', '职工达到这个数的未建会企业列为集中行动对象。'),
      field('outreach.employees', 'number', '应单独建会的职工人数', '人', '职工达到这个数、投产满下面年限的企业应当单独建会。'),
      field('outreach.productionYears', 'number', '投产年限', '年', '投产满这些年的企业才要求建会。'),
      field('outreach.jointEmployees', 'number', '可从联合工会分出的职工人数', '人', '已在联合工会中、职工超过这个数的企业可以单独建会。'),
      field('outreach.lawMembers', 'number', '法定应设基层委员会的会员人数', '人', '工会法的人数按会员计，与上面按职工计的分开。'),
      field('outreach.verifyDays', 'number', '核查期限', '天', '下发之日起这些天内核查完毕。'),
      field('outreach.dueSoonDays', 'number', '临期提醒', '天', '到期前这些天起列为临期。'),
      field('outreach.extensionDays', 'number', '一次延期最长', '天', '办理延期时最多延长这些天。'),
      {
        ...field('outreach.shouldFound', 'choice', '应建会数', '', '通报的建会率＝已建会÷应建会。'),
        choices: [
          { value: 'issued', label: '下发－不符合条件' },
          { value: 'verified', label: '已核查－不符合条件' },
        ],
      },
    ],
  },
  {
    label: '活动阵地服务圈',
    fields: [
      field('circle.minutes', 'number', '服务圈时间', '分钟', '“30分钟服务圈”的时间：从阵地出发这些分钟内能到的算在圈内。'),
      field('circle.kmPerHour', 'number', '出行速度', '公里/小时', '按职工最常用的电动自行车计，连同路口等候。'),
      field('circle.detour', 'number', '绕行系数', '倍', '道路比直线长多少倍，一般1.2至1.4。服务圈的直线距离＝速度×时间÷绕行系数。'),
    ],
  },
]

const byKey = new Map(settingSections.flatMap(({ fields }) => fields).map((each) => [each.key, each]))

export function settingField(key: SettingKey): SettingField {
  const found = byKey.get(key)
  if (!found) throw new Error(`no field for the setting ${key}`)
  return found
}

/** As a clerk reads it: 180、90、30 天. @param regionName of a code */
export function settingText(key: SettingKey, value: SettingValue, regionName: (code: string) => string): string {
  if (value === null) return '未设置'
  const { kind, unit, choices } = settingField(key)
  if (kind === 'choice') return choices?.find((choice) => choice.value === value)?.label ?? String(value)
  if (kind === 'region') return regionName(String(value))
  const text = kind === 'share' ? String(percentOf(Number(value))) : [value].flat().join('、')
  return `${text} ${unit}`
}

/** 0.1 → 10, without the dust of binary fractions. */
export function percentOf(share: number): number {
  return Math.round(share * 10_000) / 100
}
