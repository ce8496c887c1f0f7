import type { DecimalField } from './field.ts'

/** Where on the earth, in degrees to four places, which is ten metres. */
export const position = [
  { kind: 'decimal', key: 'longitude', label: '经度', synonyms: ['东经', '经度（°）'], width: 8 },
  { kind: 'decimal', key: 'latitude', label: '纬度', synonyms: ['北纬', '纬度（°）'], width: 8 },
] as const satisfies readonly DecimalField[]
