// Enterprises as the social insurance office lists them in two months: most are units of the office, written a little otherwise or without their code, some are nobody's.
import type { StoredValues } from '../records/recordWriter.ts'
import type { UnitDraft } from './draft.ts'
import type { Filling, Scene } from './scene.ts'

/** What the two lists say of an entry; null: the list does not name it. */
export interface ListedInDemo {
  readonly id: number
  readonly may: number | null
  readonly june: number | null
}

/** One in so many units is on the lists: those that a union covers, and those that none does. */
const oneCovered = 16
const oneOpen = 3
/** Enterprises of which the office has never heard. */
const unknown = 260

/** What the entries of June's list that May's did not have are marked by. */
export const newInJune = '2019年6月新参保'

/** @param written what was written of each unit */
export function* fillLists({ random, names, codes, choice, office, townships }: Scene, written: ReadonlyMap<UnitDraft, StoredValues>): Filling<ListedInDemo[]> {
  const linked = new Set(office.links.filter(({ to }) => to === null).map(({ unit }) => unit))
  const source = choice('headcountSource', '社会保险')
  const listed: ListedInDemo[] = []
  let number = 0

  function* put(values: StoredValues, employees: number): Filling {
    number += random.between(1, 40)
    const may = random.chance(0.04) ? null : Math.max(1, Math.round((employees * random.between(78, 104)) / 100))
    const june = may === null ? employees : random.chance(0.03) ? null : random.chance(0.86) ? may : Math.max(1, may + random.between(-12, 18))
    const remark = may === null ? newInJune : null
    const id = yield ['listEntry', { source, sourceNumber: String(3310000000 + number), headcount: may ?? june, ...values, remark }]
    listed.push({ id, may, june })
  }

  for (const [index, unit] of office.units.entries()) {
    if (unit.status !== 'active' || !unit.prefix.startsWith('9') || index % (linked.has(unit) ? oneCovered : oneOpen) !== 0) continue
    const { name, uscc, county, township, legalRepresentative, phone } = written.get(unit) ?? {}
    yield* put(
      {
        name: writtenOtherwise(String(name)),
        uscc: random.chance(0.8) ? (uscc ?? null) : null,
        county: county ?? null,
        township: township ?? null,
        legalRepresentative: random.chance(0.6) ? (legalRepresentative ?? null) : null,
        phone: random.chance(0.3) ? (phone ?? null) : null,
      },
      unit.employees,
    )
  }
  for (let index = 0; index < unknown; index += 1) {
    const place = random.pick(townships)
    const name = names.unique(() => `${place.countyName}${names.brand()}${random.pick(['机械', '塑料制品', '电子商务', '服饰', '家具', '餐饮管理'])}有限公司`)
    const uscc = random.chance(0.85) ? codes.creditCode('91', place.county.slice(0, 6)) : null
    yield* put({ name, uscc, county: place.county, township: place.code, legalRepresentative: names.person(), phone: null }, random.between(3, 180))
  }
  return listed

  /** As a clerk of another office types it. */
  function writtenOtherwise(name: string): string {
    const how = random.between(1, 100)
    if (how <= 84) return name
    if (how <= 90) return name.replace(/^(台州市|台州|浙江)/, '')
    if (how <= 95) return name.replace('（', '(').replace('）', ')').replace('有限公司', '有限责任公司')
    const at = random.between(2, Math.max(2, name.length - 6))
    return name.slice(0, at) + name.slice(at + 1)
  }
}
