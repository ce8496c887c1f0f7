// Either side of a comparison, read once: its name taken apart, its codes, and what else is compared, folded.
import { foldName } from '../values/name.ts'
import type { Enterprise } from './enterprise.ts'
import { type EnterpriseCode, readEnterpriseCode } from './enterpriseCode.ts'
import type { PlaceBook } from './placeBook.ts'
import type { NameReader, StandardName } from './standardName.ts'

export interface KnownSide {
  readonly name: StandardName
  readonly others: readonly StandardName[]
  readonly code: EnterpriseCode
  /** The county's code, also where only the township is known; null where it is no known region. */
  readonly county: string | null
  readonly township: string | null
  readonly headcount: number | null
  /** Digits only; null where masked. */
  readonly phone: string | null
  readonly legalRepresentative: string | null
  /** Folded, without what it shares with every other: places and signs. */
  readonly address: string | null
}

export interface SideReader {
  read(enterprise: Enterprise): KnownSide
}

export function createSideReader(names: NameReader, places: PlaceBook, simplify: (text: string) => string): SideReader {
  return {
    read: (enterprise) => {
      const { name, others } = names.read(enterprise.name, enterprise.formerNames)
      const { county, township } = enterprise
      return {
        name,
        others,
        code: readEnterpriseCode(enterprise),
        county: (county === null ? null : places.countyOf(county)) ?? (township === null ? null : places.countyOf(township)) ?? county,
        township,
        headcount: enterprise.headcount !== null && enterprise.headcount > 0 ? enterprise.headcount : null,
        phone: enterprise.phone === null ? null : phoneKey(enterprise.phone),
        legalRepresentative: enterprise.legalRepresentative === null ? null : simplify(foldName(enterprise.legalRepresentative)) || null,
        address: enterprise.address === null ? null : addressKey(simplify(foldName(enterprise.address)), places),
      }
    },
  }
}

function phoneKey(phone: string): string | null {
  if (phone.includes('*')) return null
  const digits = phone.replace(/\D/g, '')
  return digits.length >= 7 ? digits : null
}

function addressKey(address: string, places: PlaceBook): string | null {
  let start = 0
  for (let place = places.at(address, 0); place; place = places.at(address, start)) start += place.text.length
  const rest = address.slice(start).replace(/[^\p{Letter}\p{Number}]/gu, '')
  return rest.length >= 3 ? rest : null
}
