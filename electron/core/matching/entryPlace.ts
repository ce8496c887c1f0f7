// Of which source, county and township entries are asked for, as SQL.
import type { QueueFilter } from '#shared/api/reviewsContract.ts'
import type { Office } from '../office.ts'
import { countyOf } from './countyOf.ts'

export interface PlaceCondition {
  /** Each about list_entry AS e. */
  readonly parts: readonly string[]
  readonly params: Readonly<Record<string, string>>
}

export function placeCondition(office: Pick<Office, 'regions'>, { source, county, township }: QueueFilter): PlaceCondition {
  const regions = office.regions()
  const parts: string[] = []
  const params: Record<string, string> = {}
  const countyCode = county === undefined ? null : (regions.county(county)?.code ?? county)
  if (source !== undefined) {
    parts.push('e.source = @source')
    params.source = source
  }
  if (county === '') parts.push(`${countyOf('e')} IS NULL`)
  else if (countyCode !== null) {
    parts.push(`${countyOf('e')} = @county`)
    params.county = countyCode
  }
  if (township !== undefined) {
    parts.push('e.township = @township')
    params.township = regions.township(township, countyCode)?.code ?? township
  }
  return { parts, params }
}
