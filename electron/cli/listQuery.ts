// --where, --search, --sort … → the contract's list query; `list` and `export` share it.

import { LedgerError } from '#shared/api/errors.ts'
import type { Filter, ListQueryInput } from '#shared/api/recordsContract.ts'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Options } from './command.ts'

/** Options of parseArgs. */
export const filterOptions = {
  where: { type: 'string', multiple: true },
  search: { type: 'string' },
  sort: { type: 'string' },
  'as-of': { type: 'string' },
  unmasked: { type: 'boolean' },
  reason: { type: 'string' },
} as const

/** @throws LedgerError register-unknown, bad-input, reason-required */
export function listQueryOf(register: string | undefined, options: Options): ListQueryInput {
  const definition = findRegister(register ?? '')
  if (!definition) throw new LedgerError('register-unknown', { register: register ?? '' })
  const { where, search, sort, unmasked, reason } = options
  if (unmasked && (typeof reason !== 'string' || reason.trim() === '')) throw new LedgerError('reason-required')
  return {
    register: definition.id as RegisterId,
    filters: (Array.isArray(where) ? where : []).map((condition) => filterOf(definition, String(condition))),
    ...(typeof search === 'string' && { search }),
    ...(typeof sort === 'string' && { sort: sortOf(definition, sort) }),
    ...(typeof options['as-of'] === 'string' && { asOf: options['as-of'] }),
    ...(unmasked === true && { unmask: { reason: String(reason) } }),
  }
}

/** `field=value`; `field=` asks for records without one. */
function filterOf(definition: RegisterDefinition, condition: string): Filter {
  const at = condition.indexOf('=')
  const field = at < 1 ? undefined : definition.fields.find(({ key }) => key === condition.slice(0, at))
  if (!field) throw new LedgerError('bad-input', { field: '--where', value: condition })
  const text = condition.slice(at + 1)
  if (text === '') return { field: field.key, op: 'blank' }
  return { field: field.key, op: 'is', value: typedValue(field.kind, text, condition) }
}

function typedValue(kind: RegisterDefinition['fields'][number]['kind'], text: string, condition: string): string | number | boolean {
  if (kind === 'count' || kind === 'link') {
    if (!/^\d+$/.test(text)) throw new LedgerError('bad-input', { field: '--where', value: condition })
    return Number(text)
  }
  if (kind === 'boolean') {
    if (/^(true|1|是)$/.test(text)) return true
    if (/^(false|0|否)$/.test(text)) return false
    throw new LedgerError('bad-input', { field: '--where', value: condition })
  }
  return text
}

/** `field`, or `-field` downwards. */
function sortOf(definition: RegisterDefinition, sort: string): { field: string; descending: boolean } {
  const field = sort.replace(/^-/, '')
  if (!definition.fields.some(({ key }) => key === field)) throw new LedgerError('bad-input', { field: '--sort', value: sort })
  return { field, descending: sort.startsWith('-') }
}
