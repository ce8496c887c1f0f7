// What a reader of ledgers knows about the office: the code tables and regions that the product ships.
import { readdirSync, readFileSync } from 'node:fs'
import type { CodeTable, OfficeKnowledge, RegionEntry } from '#shared/importing/ledger.ts'
import { createRegionIndex, type RegionIndex } from '#shared/values/region.ts'

const resources = new URL('../../resources/', import.meta.url)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, resources), 'utf8'))

export const codeTables: Readonly<Record<string, CodeTable>> = Object.fromEntries(
  readdirSync(new URL('codes/', resources))
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.slice(0, -5), read(`codes/${file}`) as CodeTable]),
)

export const knowledge: OfficeKnowledge = { codes: codeTables, regions: read('regions.json') as RegionEntry[], today: '2019-06-30' }
export const regions: RegionIndex = createRegionIndex(knowledge.regions)
