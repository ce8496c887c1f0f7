// Enterprises, institutions and agencies of the demo office.
import { addDays, dayNumber, dayText } from '#shared/values/calendar.ts'
import type { UnitDraft } from './draft.ts'
import type { NameMint } from './names.ts'
import type { Place } from './places.ts'
import type { Random } from './random.ts'
import { institutions, trades } from './words.ts'

export interface UnitDrafter {
  /** @param before the unit was founded earlier than this day. */
  enterprise(place: Place, employees: number, before: string): UnitDraft
  institution(place: Place, employees: number, before: string): UnitDraft
  /** A small unit as joint unions cover them. */
  smallSize(): number
  /** The size of a unit with a union of its own. */
  size(): number
}

const ordinaryTypes = [
  ['私营企业', 72],
  ['其他有限责任公司', 14],
  ['港澳台商投资', 3],
  ['外商投资', 3],
  ['股份合作', 3],
  ['集体企业', 3],
  ['国有企业', 2],
] as const

export function unitDrafter(random: Random, names: NameMint): UnitDrafter {
  const weightedTrades = trades.map((trade) => [trade, trade[3]] as const)
  const weightedInstitutions = institutions.map((kind) => [kind, kind[5]] as const)

  function foundedBefore(before: string): string {
    const latest = dayNumber(addDays(before, -60))
    return dayText(random.between(Math.min(latest, dayNumber('1988-03-01')), latest))
  }

  function womenPercent(usual: number): number {
    return Math.min(95, Math.max(6, usual + random.between(-9, 9)))
  }

  function enterprise(place: Place, employees: number, before: string): UnitDraft {
    const [trade, industry, women] = random.weighted(weightedTrades)
    const form = legalForm(industry, employees)
    const name = names.unique(() => enterpriseName(place, trade, form))
    const prefix = form === '经营部' ? '92' : form === '专业合作社' ? '93' : '91'
    const unitType =
      form === '经营部' ? '个体经济组织' : form === '专业合作社' ? '其他内资' : form === '股份有限公司' ? '其他股份有限公司' : random.weighted(ordinaryTypes)
    return { place, name, prefix, unitType, industry, foundedOn: foundedBefore(before), womenPercent: womenPercent(women), employees, status: 'active' }
  }

  function legalForm(industry: string, employees: number): string {
    if (industry === '农、林、牧、渔业' && random.chance(0.5)) return '专业合作社'
    if (employees < 25 && random.chance(0.07)) return '经营部'
    if (employees >= 300 && random.chance(0.2)) return '集团有限公司'
    if (employees >= 100 && random.chance(0.25)) return '股份有限公司'
    if (industry === '制造业' && random.chance(0.14)) return '厂'
    return random.chance(0.1) ? '有限责任公司' : '有限公司'
  }

  function enterpriseName(place: Place, trade: string, form: string): string {
    const brand = names.brand()
    const short = place.countyName.slice(0, -1)
    if (form !== '厂' && form !== '经营部' && random.chance(0.06)) return `${brand}${trade}（${short}）${form}`
    const head = random.weighted([
      ['台州市', 32],
      ['台州', 12],
      ['浙江', 20],
      [place.countyName, 26],
      [short === '台州' ? '台州市' : `台州市${short}`, 10],
    ])
    return head + brand + trade + form
  }

  function institution(place: Place, employees: number, before: string): UnitDraft {
    const [what, prefix, unitType, industry, women] = random.weighted(weightedInstitutions)
    const name = names.unique(() => place.countyName + place.townshipName + names.brand() + what)
    return { place, name, prefix, unitType, industry, foundedOn: foundedBefore(before), womenPercent: womenPercent(women), employees, status: 'active' }
  }

  return {
    enterprise,
    institution,
    smallSize: () =>
      random.weighted([
        [random.between(3, 9), 52],
        [random.between(10, 18), 34],
        [random.between(19, 24), 11],
        [random.between(25, 60), 3],
      ]),
    size: () =>
      random.weighted([
        [random.between(10, 24), 20],
        [random.between(25, 49), 29],
        [random.between(50, 99), 26],
        [random.between(100, 299), 18],
        [random.between(300, 999), 6],
        [random.between(1000, 2600), 1],
      ]),
  }
}
