import type { RegionField } from './field.ts'

const county = {
  kind: 'region',
  key: 'county',
  level: 'county',
  label: '县（市、区）',
  synonyms: ['县市区', '所属县市区', '区县', '县区', '所在县市区', '地区', '所属区县', '所属地区'],
  width: 7,
} as const satisfies RegionField

const township = {
  kind: 'region',
  key: 'township',
  level: 'township',
  label: '镇（街道）',
  synonyms: ['乡镇', '镇街', '街道', '乡镇街道', '所属街道（镇）', '所属镇街', '镇（乡、街道）', '乡镇（街道）'],
  width: 8,
} as const satisfies RegionField

/** Where a record belongs, under the headings that ledgers of every register share. */
export const place = [
  { ...county, required: true },
  { ...township, required: true },
] as const

/** Of what may stand for a whole county. */
export const countyAtLeast = [{ ...county, required: true }, township] as const

/** Of what need not lie anywhere. */
export const placeIfAny = [county, township] as const
