// Code tables and regions for choosers and for showing codes as words; read once per session.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CodesAndRegions } from '#shared/api/types.ts'
import type { RegionEntry } from '#shared/importing/ledger.ts'
import { labelOf } from '#shared/values/choice.ts'
import { orpc } from './client.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Codes {
  choices(table: string): readonly Choice[]
  labelOf(table: string, code: string): string
  /** Counties in force, by code; the office's own rows (市本级, development zones) last. */
  readonly counties: readonly RegionEntry[]
  /** Townships of a county given by name or code; of all counties for null. */
  townships(county: string | null): readonly RegionEntry[]
  countyCode(nameOrCode: string): string | null
}

const nothing: CodesAndRegions = { codes: {}, regions: [] }

function indexCodes({ codes, regions }: CodesAndRegions): Codes {
  const inForce = regions.filter((region) => region.validTo === null && region.successor === null)
  const counties = inForce.filter((region) => region.level === 'county').sort((a, b) => Number(a.local) - Number(b.local) || a.code.localeCompare(b.code))
  const townshipsBy = new Map<string, RegionEntry[]>()
  for (const region of inForce) {
    if (region.level !== 'township' || region.parent === null) continue
    const siblings = townshipsBy.get(region.parent)
    if (siblings) siblings.push(region)
    else townshipsBy.set(region.parent, [region])
  }
  const countyCode = (text: string) => counties.find((county) => county.name === text || county.code === text)?.code ?? null
  return {
    choices: (table) => codes[table]?.entries.map((entry) => ({ value: entry.code, label: entry.label })) ?? [],
    labelOf: (table, code) => labelOf(codes, table, code),
    counties,
    townships: (county) => (county === null ? [...townshipsBy.values()].flat() : (townshipsBy.get(countyCode(county) ?? county) ?? [])),
    countyCode,
  }
}

export function useCodes(): Codes {
  const { data } = useQuery(orpc.office.codes.queryOptions({ staleTime: 60_000 }))
  return useMemo(() => indexCodes(data ?? nothing), [data])
}
