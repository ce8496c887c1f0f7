import type { Core } from '#core/core.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { createRegionIndex } from '#shared/values/region.ts'

/** What --county names: 椒江, 椒江区, 331002 → 椒江区. @throws LedgerError bad-input */
export async function countyNamed(core: Core, text: string): Promise<string> {
  const { regions } = await core.call.office.codes()
  const county = createRegionIndex(regions).county(text)
  if (!county) throw new LedgerError('bad-input', { field: '--county', value: text })
  return county.name
}
