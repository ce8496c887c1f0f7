// Records that live by chance, for tests that hold one way to answer against another: made, changed, erased, removed and restored in every register, and queries about them.
import type { Office } from '#core/office.ts'
import { loadFirstRegions } from '#core/records/codeTables.ts'
import { createRecordWriter, type RecordWriter } from '#core/records/recordWriter.ts'
import { type Filter, type ListQuery, listQuery } from '#shared/api/recordsContract.ts'
import type { StoredField, Value } from '#shared/registers/field.ts'
import { registerIds, registers, storedFieldOf, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Dice } from '#test/properties/ledgers/dice.ts'
import { resourcesDir } from '#test/support/office.ts'

const first = loadFirstRegions(resourcesDir)
const names = ['德明机械', '精工泵业', '台州银行', '东海塑胶', '王伟', '周敏', '甲', '椒江工会', '市総工会', '阿不都·买买提']
const dates = ['2018', '2018-12', '2019-01-08', '2019-02', '2019-03-01', '2019-07-01', '2020-01-01', '2021-05-05']

export interface Lives {
  readonly office: Office
  readonly dice: Dice
}

function valueFor({ office, dice }: Lives, field: StoredField, records: ReadonlyMap<string, number[]>): Value {
  if (dice.chance(0.2)) return null
  switch (field.kind) {
    case 'link':
      return dice.pick([null, ...(records.get(field.register) ?? [])])
    case 'region':
      return dice.chance(0.1) ? '火星区' : dice.pick(first.filter((region) => region.level === field.level)).code
    case 'choice':
    case 'choices': {
      const entries = office.codes[field.table]?.entries ?? []
      return entries.length === 0 || dice.chance(0.1) ? dice.pick(['原样', '別样']) : dice.pick(entries).code
    }
    case 'date':
      return dice.pick(dates)
    case 'boolean':
      return dice.chance(0.5)
    case 'count':
      return dice.below(9)
    case 'year':
      return 2015 + dice.below(8)
    case 'decimal':
      return dice.below(1000) / 10
    case 'phone':
    case 'idNumber':
      return `1390000${1000 + dice.below(9)}`
    case 'uscc':
    case 'organisationCode':
      return `91331002MA28G3XQ${10 + dice.below(9)}`
    default:
      return dice.pick(names)
  }
}

function valuesFor(lives: Lives, register: RegisterDefinition, records: ReadonlyMap<string, number[]>, share: number): Record<string, Value> {
  const fields = storedFields(register).filter(() => lives.dice.chance(share))
  return Object.fromEntries(fields.map((field) => [field.key, valueFor(lives, field, records)]))
}

/** @param isFirst whether every register is to have some records */
export function liveADay(lives: Lives, isFirst: boolean): void {
  const { office, dice } = lives
  const meta = () => ({ at: office.clock.now(), by: '测试员', why: null })
  office.database.write((writer) => {
    const writers: RecordWriter = createRecordWriter(writer)
    const ids = (register: RegisterDefinition, bin: boolean) =>
      writer
        .prepare(`SELECT id FROM ${register.table} WHERE deleted_at IS ${bin ? 'NOT' : ''} NULL`)
        .pluck()
        .all() as number[]
    const all = new Map(registerIds.map((id) => [id as string, [...ids(registers[id], false), ...ids(registers[id], true)]]))
    for (const id of registerIds) {
      const register: RegisterDefinition = registers[id]
      // The regions have codes that must not repeat: they are renamed, removed and restored.
      if (id !== 'region') {
        for (let i = dice.between(isFirst ? 6 : 0, 8); i > 0; i -= 1) all.get(id)?.push(writers.create(register, valuesFor(lives, register, all, 0.7), meta()))
        const shortLived = writers.create(register, valuesFor(lives, register, all, 0.5), meta())
        writers.update(register, shortLived, valuesFor(lives, register, all, 0.5), meta())
        writers.erase(register, shortLived, meta())
      }
      for (let i = dice.between(2, 8); i > 0; i -= 1) {
        const living = ids(register, false)
        if (living.length === 0) break
        const values = id === 'region' ? { name: `${dice.pick(names)}区`, local: dice.chance(0.5) } : valuesFor(lives, register, all, 0.2)
        writers.update(register, dice.pick(living), values, meta())
      }
      for (let i = dice.below(3); i > 0; i -= 1) {
        const living = ids(register, false)
        if (living.length > 2) writers.remove(register, dice.pick(living), meta())
        const binned = ids(register, true)
        if (binned.length > 0 && dice.chance(0.6)) writers.restore(register, dice.pick(binned), meta())
      }
    }
  })
}

/** @param key absent: any field's */
export function filterFor(lives: Lives, register: RegisterDefinition, key?: string): Filter {
  const { dice } = lives
  const field = register.fields.find((each) => each.key === key) ?? dice.pick(register.fields)
  const stored = storedFieldOf(field)
  const op = dice.pick(['is', 'in', 'blank', 'filled', 'contains', 'from', 'to'] as const)
  if (op === 'blank' || op === 'filled' || !stored) return { field: field.key, op: op === 'filled' ? 'filled' : 'blank' }
  const one = () => valueFor(lives, stored, new Map([[stored.kind === 'link' ? stored.register : '', [1, 2, 3]]])) ?? (stored.kind === 'boolean' ? true : 1)
  return { field: field.key, op, value: op === 'in' ? Array.from({ length: dice.below(3) }, () => String(one())) : one() }
}

export function queriesFor(lives: Lives, register: RegisterDefinition): ListQuery[] {
  const { dice } = lives
  const some = Array.from({ length: 8 }, () => ({
    filters: dice.chance(0.7) ? [filterFor(lives, register)] : [],
    search: dice.chance(0.3) ? dice.pick(names).slice(0, 2) : '',
    sort: { field: dice.pick(register.fields).key, descending: dice.chance(0.5) },
    incompleteOnly: dice.chance(0.2),
    ...(dice.chance(0.3) ? { offset: dice.below(3), limit: 3 } : {}),
  }))
  return [{}, ...some].map((query) => listQuery.parse({ register: register.id, ...query }))
}
