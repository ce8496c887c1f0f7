// The columns of a table of groups: each measure of all records, or of each value of a choice beside the others.
import type { OwnGroupsDefinition, OwnMeasure } from '../../api/ownReportsContract.ts'
import { storedFieldOf } from '../../registers/index.ts'
import type { RegisterDefinition } from '../../registers/register.ts'
import type { ReportColumn } from '../report.ts'

/** One value of the field by which groups are made; `blank` and `other` stand for what is not filled and for what no table knows. */
export interface OwnChoice {
  readonly code: string
  readonly label: string
}

export const blankChoice: OwnChoice = { code: 'blank', label: '未填' }
export const otherChoice: OwnChoice = { code: 'other', label: '其他（按原文）' }

/** Of everything in a row, beside the bands of single choices. */
export const allBand = 'all'

export function measureKey(measure: OwnMeasure): string {
  return measure.kind === 'sum' ? `sum.${measure.field}` : measure.kind
}

/** A share is a part of a count, which then has to stand beside it. */
export function measuresOf({ measures }: Pick<OwnGroupsDefinition, 'measures'>): readonly OwnMeasure[] {
  const needsCount = measures.some(({ kind }) => kind === 'share') && !measures.some(({ kind }) => kind === 'count')
  return needsCount ? [{ kind: 'count' }, ...measures] : measures
}

/** Fields that are added up, in the order of the columns. */
export function summedFields(definition: Pick<OwnGroupsDefinition, 'measures'>): string[] {
  return [...new Set(definition.measures.flatMap((measure) => (measure.kind === 'sum' ? [measure.field] : [])))]
}

/** @param first heading of the rows. @param bands choices that stand beside each other; none where rows or nothing tell them apart */
export function ownColumns(register: RegisterDefinition, definition: OwnGroupsDefinition, first: string, bands: readonly OwnChoice[]): ReportColumn[] {
  const measures = measuresOf(definition)
  const of = (band: OwnChoice | null): ReportColumn[] => {
    const prefix = band === null ? '' : `${band.code}.`
    return measures.map((measure): ReportColumn => {
      const path = band === null ? [headingOf(register, measure)] : measures.length === 1 ? [band.label] : [band.label, headingOf(register, measure)]
      const key = `${prefix}${measureKey(measure)}`
      if (measure.kind === 'count') return { key, path, kind: 'count' }
      if (measure.kind === 'sum') return { key, path, kind: isAmount(register, measure.field) ? 'amount' : 'count' }
      const part = `${prefix}count`
      const inRow = band !== null && band.code !== allBand
      return { key, path, kind: 'rate', formula: inRow ? { of: 'rate', part, whole: `${allBand}.count` } : { of: 'share', part } }
    })
  }
  const label: ReportColumn = { key: 'label', path: [first], kind: 'label' }
  if (definition.groupBy !== 'placeAndChoice') return [label, ...of(null)]
  return [label, ...of({ code: allBand, label: '合计' }), ...bands.flatMap((band) => of(band))]
}

function headingOf(register: RegisterDefinition, measure: OwnMeasure): string {
  if (measure.kind === 'count') return '数量'
  if (measure.kind === 'share') return '占比（%）'
  return register.fields.find(({ key }) => key === measure.field)?.label ?? measure.field
}

export function isAmount(register: RegisterDefinition, key: string): boolean {
  const field = register.fields.find((candidate) => candidate.key === key)
  return field !== undefined && storedFieldOf(field)?.kind === 'decimal'
}
