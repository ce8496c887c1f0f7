// An office that never was: records of every register, made from a number, with the oddities of real ones. Nothing here knows which report reads what.

import type { StoredField, Value } from '#shared/registers/field.ts'
import { type RegisterId, registerIds, registers, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { ReportOffice } from '#test/core/reports/reportOffice.ts'
import { type Dice, diceFor } from '#test/properties/ledgers/dice.ts'

/** How many of each, and of the others thirty. */
const sizes: Partial<Record<RegisterId, number>> = { union: 60, unit: 70, coverage: 140, member: 120, membershipEvent: 140, cadre: 60, outreach: 60, region: 0 }

/** @returns how many records of each register */
export function fillOffice(office: ReportOffice, number: number): Readonly<Record<string, number>> {
  const ids = new Map<string, number[]>()
  const dice = diceFor(number, 'office')
  if (dice.chance(0.25)) office.setScope(dice.pick(['331002', '331081', '331000L0']))
  office.fill((add) => {
    for (const id of inOrder()) {
      const made: number[] = []
      ids.set(id, made)
      const register: RegisterDefinition = registers[id]
      for (let n = 0; n < (sizes[id] ?? 30); n++) made.push(add(id, valuesOf(office, register, ids, diceFor(number, id, n), n)))
    }
  })
  for (const [id, made] of ids) for (const each of made) if (diceFor(number, 'bin', id, each).chance(0.05)) office.remove(id as RegisterId, each)
  return Object.fromEntries([...ids].map(([id, made]) => [id, made.length]))
}

/** What others link to first; a register that links to itself finds those that were made before. */
function inOrder(): RegisterId[] {
  const ordered: RegisterId[] = []
  const take = (id: RegisterId, above: readonly RegisterId[]) => {
    if (ordered.includes(id) || above.includes(id)) return
    for (const field of storedFields(registers[id])) if (field.kind === 'link') take(field.register as RegisterId, [...above, id])
    ordered.push(id)
  }
  for (const id of registerIds) take(id, [])
  return ordered
}

function valuesOf(
  office: ReportOffice,
  register: RegisterDefinition,
  ids: ReadonlyMap<string, readonly number[]>,
  dice: Dice,
  n: number,
): Record<string, Value> {
  const county = dice.pick(['331002', '331002', '331002', '331003', '331021', '331083', '331081', '331000L0', '331000', '332603', '外县', null])
  const values: Record<string, Value> = {}
  for (const field of storedFields(register)) values[field.key] = field.key === register.title && dice.chance(0.95) ? `${register.label}${n}` : anyValue(field)
  return values

  function anyValue(field: StoredField): Value {
    if (dice.chance(0.15)) return null
    switch (field.kind) {
      case 'region':
        return field.level === 'county' ? county : townshipOf()
      case 'link': {
        const others = ids.get(field.register) ?? []
        return others.length === 0 ? null : dice.pick(others)
      }
      case 'choice':
        return choice(field.table)
      case 'choices':
        return [...new Set([choice(field.table), choice(field.table)])].join('、')
      case 'date':
        return date()
      case 'year':
        return dice.between(2016, 2020)
      case 'count':
        return dice.pick([0, 1, 2, 3, 5, dice.between(0, 30), dice.between(0, 400)])
      case 'decimal':
        if (field.key === 'longitude') return 120 + dice.between(0, 200) / 100
        if (field.key === 'latitude') return 28 + dice.between(0, 150) / 100
        return dice.pick([0, dice.between(0, 500), dice.between(0, 50_000) / 100, dice.between(0, 500_000) / 1000])
      case 'boolean':
        return dice.chance(0.6)
      default:
        return dice.pick(['甲', '乙', '丙', `${field.label}${dice.between(0, 9)}`])
    }
  }

  function townshipOf(): string | null {
    const townships = office.regions().entries.filter(({ level, parent }) => level === 'township' && (parent === county || dice.chance(0.02)))
    return townships.length === 0 || dice.chance(0.15) ? dice.pick([null, '不知道的街道', county]) : dice.pick(townships).code
  }

  function choice(table: string): string {
    const codes = office.codes[table]?.entries.map(({ code }) => code) ?? []
    return codes.length === 0 || dice.chance(0.06) ? '表外的值' : dice.pick(codes)
  }

  /** Of every precision, before, within and after the periods that are asked for. */
  function date(): string {
    const year = String(dice.pick([2015, 2017, 2018, 2018, 2018, 2018, 2019, 2019, 2020]))
    if (dice.chance(0.1)) return year
    const month = `${year}-${String(dice.between(1, 12)).padStart(2, '0')}`
    return dice.chance(0.15) ? month : `${month}-${String(dice.pick([1, 15, 28, dice.between(1, 28)])).padStart(2, '0')}`
  }
}
