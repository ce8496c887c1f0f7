// A drafted unit with all that its form asks for.

import { addDays } from '#shared/values/calendar.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import type { UnitDraft } from './draft.ts'
import { demoToday } from './facts.ts'
import type { RecordTools } from './recordTools.ts'

export function unitRecord(draft: UnitDraft, { random, names, codes, choice, flaw }: RecordTools): StoredValues {
  const { place, employees } = draft
  const women = Math.round((employees * draft.womenPercent) / 100)
  const migrants = Math.round((employees * random.between(10, 55)) / 100)
  const street = `${place.townshipName === '' ? '椒江区' : place.countyName}${place.townshipName}${names.place()}路${random.between(1, 999)}号`
  const address = place.countyName === '台州市' ? street.replace(/^/, '台州市') : place.countyName.endsWith('区') ? `台州市${street}` : street
  const representative = names.person()
  const enterprise = draft.prefix.startsWith('9')
  const inProduction = addDays(draft.foundedOn, random.between(20, 700))
  return {
    name: draft.name,
    uscc:
      draft.lacks === 'uscc'
        ? null
        : copied(codes.creditCode(draft.prefix, place.areaCode), employees > 400 && draft.foundedOn.endsWith('-29') && flaw('unitCodeFails')),
    county: place.county,
    township: place.township,
    registeredAddress: address,
    address: random.chance(0.8) ? address : null,
    legalRepresentative: representative,
    contact: random.chance(0.3) ? representative : names.person(),
    phone: codes.phone(),
    unitType: choice('unitType', draft.unitType),
    industry: choice('industry', draft.industry),
    foundedOn: draft.foundedOn,
    inProductionSince: enterprise && inProduction <= demoToday && random.chance(0.85) ? inProduction : null,
    status: choice('unitStatus', draft.status),
    partyOrganisation: employees >= 80 && random.chance(0.5) ? `中共${draft.name}支部委员会` : null,
    employees,
    womenEmployees: women,
    migrantWorkers: migrants,
  }
}

/** Whoever copied it by hand may have erred in its last character. */
function copied(code: string, wrongly: boolean): string {
  return wrongly ? code.slice(0, -1) + (code.endsWith('8') ? '3' : '8') : code
}

/** What sources outside the union say of its people: near the unit's own figure, seldom the same. */
export function headcountRecords(draft: UnitDraft, covered: boolean, unit: number, { random, choice }: RecordTools): StoredValues[] {
  const records: StoredValues[] = []
  const report = (source: string, asOf: string) => {
    const employees = Math.max(1, Math.round((draft.employees * random.between(82, 112)) / 100))
    const women = Math.round((employees * draft.womenPercent) / 100)
    records.push({
      unit,
      source: choice('headcountSource', source),
      asOf,
      employees,
      women,
      migrantWorkers: Math.round((employees * random.between(10, 50)) / 100),
    })
  }
  if (draft.status === 'active' && random.chance(covered ? 0.12 : 0.9)) report('social-insurance', addDays(demoToday, -28))
  if (draft.foundedOn < '2018-10-01' && random.chance(covered ? 0.08 : 0.4)) report('census', '2018-12-31')
  return records
}
