// An office made record by record: sound ones, with whatever a test says of them otherwise. Faults that no form would save are written past the rules.
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { loadCodeTables } from '#core/records/codeTables.ts'
import { createRecordWriter, type StoredValues } from '#core/records/recordWriter.ts'
import type { Value } from '#shared/registers/field.ts'
import { type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import { idCheckCharacter } from '#shared/values/idNumber.ts'
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import { resourcesDir, type TestOffice } from '#test/support/office.ts'

export interface Planter {
  /** A record with its required fields filled, links apart. @returns its id */
  add(register: RegisterId, values?: StoredValues): number
  change(register: RegisterId, id: number, values: StoredValues): void
  remove(register: RegisterId, id: number): void
  /** A standing union that covers so many units of its own; a joint one covers two. @returns its id and that of its first unit */
  union(values?: StoredValues, units?: number): { union: number; unit: number }
  cover(union: number, unit: number, values?: StoredValues): number
  idNumber(): string
  uscc(prefix?: string): string
  close(): void
}

const meta = { at: '2019-07-01T00:00:00.000Z', by: '测试员' }
export const county = '331002'
const township = '331002001'

export function planter(office: TestOffice): Planter {
  const db = new SQLite(join(office.dataDir, 'office.sqlite'))
  const codes = loadCodeTables(resourcesDir)
  const writer = createRecordWriter(db)
  let serial = 0

  const uscc = (prefix = '91') => {
    serial += 1
    const digits = `${prefix}331002${String(serial).padStart(9, '0')}`
    return `${digits}${usccCheckCharacter(digits)}`
  }
  const idNumber = () => {
    serial += 1
    const digits = `33100219850312${String(serial).padStart(3, '0')}`
    return `${digits}${idCheckCharacter(digits)}`
  }
  const filled = (register: RegisterId): Record<string, Value> => {
    const values: Record<string, Value> = {}
    for (const field of storedFields(registers[register])) {
      if (!field.required) continue
      serial += 1
      switch (field.kind) {
        case 'region':
          values[field.key] = field.level === 'county' ? county : township
          break
        case 'choice':
          values[field.key] = codes[field.table]?.entries[0]?.code ?? null
          break
        case 'choices':
        case 'text':
        case 'note':
        case 'organisation':
        case 'person':
        case 'organisationCode':
        case 'phone':
          values[field.key] = `样本${serial}`
          break
        case 'uscc':
          values[field.key] = uscc(field.holder === 'union' ? '81' : '91')
          break
        case 'idNumber':
          values[field.key] = idNumber()
          break
        case 'date':
          values[field.key] = '2018-01-01'
          break
        case 'year':
          values[field.key] = 2018
          break
        case 'count':
        case 'decimal':
          values[field.key] = 1
          break
        case 'boolean':
          values[field.key] = true
          break
        case 'link':
          break
      }
    }
    return values
  }
  const add: Planter['add'] = (register, values = {}) => {
    const id = writer.create(registers[register], { ...filled(register), ...values }, meta)
    writer.settle()
    return id
  }
  const cover: Planter['cover'] = (union, unit, values = {}) => add('coverage', { union, unit, coveredFrom: '2018-01-01', ...values })
  return {
    add,
    change: (register, id, values) => void writer.update(registers[register], id, values, meta),
    remove: (register, id) => writer.remove(registers[register], id, meta),
    union(values = {}, units = values.form === 'joint' ? 2 : 1) {
      const union = add('union', { form: 'single', status: 'active', ...values })
      const covered = Array.from({ length: units }, () => add('unit', { county: values.county ?? county, township: values.township ?? township }))
      for (const unit of covered) cover(union, unit)
      return { union, unit: covered[0] ?? 0 }
    },
    cover,
    idNumber,
    uscc,
    close: () => db.close(),
  }
}
