// Records that may be the same thing as another one, as its page offers them for comparison. Looked up by the register's identities, each of which has an index.
import { LedgerError } from '#shared/api/errors.ts'
import type { DuplicateCandidate } from '#shared/api/mergeTypes.ts'
import type { StoredField } from '#shared/registers/field.ts'
import { columnOf, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { isFullIdNumber } from '#shared/values/idNumber.ts'
import { foldName } from '#shared/values/name.ts'
import type { Office } from '../../office.ts'
import { recordsById, registerOf } from '../listRecords.ts'
import { createRecordWriter, type StoredValues } from '../recordWriter.ts'
import type { RecordRef } from '../saveRecord.ts'

/** More would be no help. */
const MOST = 20

/** @throws LedgerError not-found */
export function findDuplicates(office: Office, { register: registerId, id }: RecordRef): DuplicateCandidate[] {
  const register = registerOf(registerId)
  const { reader } = office.database
  if (registerId === 'region') return []
  const exists = reader.prepare(`SELECT deleted_at IS NULL FROM ${register.table} WHERE id = ?`).pluck().get(id)
  if (exists === undefined) throw new LedgerError('not-found', { register: register.id, label: register.label, id })
  if (exists === 0) return []
  const values = createRecordWriter(reader).read(register, id)
  const found = new Map<number, string[]>()
  for (const sign of signs(register, values)) {
    const ids = reader
      .prepare(`SELECT id FROM ${register.table} WHERE ${sign.where.join(' AND ')} AND deleted_at IS NULL AND id <> ? ORDER BY id LIMIT ${MOST}`)
      .pluck()
      .all(...sign.bound, id) as number[]
    for (const other of ids) found.set(other, [...(found.get(other) ?? []), sign.because])
  }
  const ids = [...found.keys()].slice(0, MOST)
  return recordsById(office, register, ids).map((record) => ({ record, because: found.get(record.id) ?? [] }))
}

interface Sign {
  readonly where: readonly string[]
  readonly bound: readonly (string | number)[]
  readonly because: string
}

function signs(register: RegisterDefinition, values: StoredValues): Sign[] {
  const fields = new Map(storedFields(register).map((field) => [field.key, field]))
  const alone = ['uscc', 'documentNumber'].filter((key) => fields.has(key)).map((key) => [key])
  const tuples = [...register.identity.filter((keys) => keys.join() !== 'uscc'), ...alone]
  return tuples.flatMap((keys) => {
    const sign: { where: string[]; bound: (string | number)[] } = { where: [], bound: [] }
    for (const [place, key] of keys.entries()) {
      const field = fields.get(key)
      const value = values[key] ?? null
      if (!field) return []
      // A place that is not written may be the same one.
      const mayBeBlank = place > 0 && field.kind === 'region'
      if (value === null && mayBeBlank) continue
      if (typeof value !== 'string' && typeof value !== 'number') return []
      if (field.kind === 'idNumber' && !isFullIdNumber(String(value))) return []
      const [column, bound] = register.title === key ? ['name_key', foldName(String(value))] : [columnOf(field), value]
      sign.where.push(mayBeBlank ? `(${column} = ? OR ${column} IS NULL)` : `${column} = ?`)
      sign.bound.push(bound)
    }
    return [{ ...sign, because: `${keys.map((key) => labelOf(fields.get(key))).join('、')}相同` }]
  })
}

function labelOf(field: StoredField | undefined): string {
  return field?.label ?? ''
}
