// What is wrong with a stored value by itself: an option that no table has, a region that was dissolved, a number that is none.
// A clerk's typing and an import are told the same when the value comes in; what was kept all the same is found here again.
import type { StoredField, Value } from '#shared/registers/field.ts'
import { storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { splitChoices } from '#shared/values/choices.ts'
import { parseIdNumber } from '#shared/values/idNumber.ts'
import { isValidOrganisationCode } from '#shared/values/organisationCode.ts'
import { phonesIn } from '#shared/values/phone.ts'
import type { Office } from '../office.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import { findingSentence } from '../records/sentences.ts'
import type { Found } from './found.ts'

type Said = Pick<Found, 'code' | 'level' | 'message'>
/** @param value not null */
type Look = (value: Value, values: StoredValues) => Said | null

export interface ValueCheck {
  readonly field: StoredField
  readonly look: Look
}

/** One per field of which something can be said. */
export function valueChecks(office: Office, register: RegisterDefinition): ValueCheck[] {
  return storedFields(register).flatMap((field) => {
    const look = lookOf(office, field)
    return look ? [{ field, look }] : []
  })
}

function lookOf(office: Office, field: StoredField): Look | null {
  switch (field.kind) {
    case 'choice': {
      const known = codesOf(office, field.table)
      return (value) => (known.has(String(value)) ? null : unknownValue(field, String(value)))
    }
    case 'choices': {
      const known = codesOf(office, field.table)
      return (value) => {
        const strange = splitChoices(String(value)).find((code) => !known.has(code))
        return strange === undefined ? null : unknownValue(field, strange)
      }
    }
    case 'region':
      return regionLook(office, field)
    case 'phone':
      return (value) => phoneSaid(field, String(value))
    case 'idNumber':
      return (value, values) => documentSaid(field, String(value), values)
    case 'organisationCode':
      return (value) =>
        isValidOrganisationCode(String(value))
          ? null
          : { code: 'checksum', level: 'warning', message: findingSentence(field, { code: 'checksum', level: 'warning' }) }
    case 'date': {
      const today = office.clock.today()
      if (!field.notAfterToday) return null
      return (value) =>
        String(value) <= today ? null : { code: 'future-date', level: 'error', message: findingSentence(field, { code: 'future-date', level: 'error' }) }
    }
    case 'text':
    case 'note':
    case 'organisation':
    case 'person':
    // The rules look at credit codes: whose they are decides.
    case 'uscc':
    case 'count':
    case 'year':
    case 'decimal':
    case 'boolean':
    case 'link':
      return null
  }
}

function codesOf(office: Office, table: string): ReadonlySet<string> {
  return new Set(office.codes[table]?.entries.map((entry) => entry.code))
}

function unknownValue(field: StoredField, text: string): Said {
  return { code: 'unknown-value', level: 'warning', message: findingSentence(field, { code: 'unknown-value', level: 'warning', params: { text } }) }
}

function regionLook(office: Office, field: StoredField): Look {
  const regions = office.regions()
  const today = office.clock.today()
  return (value) => {
    const code = String(value)
    const entry = regions.find(code)
    if (!entry) return unknownValue(field, code)
    const now = regions.find(regions.current(code))
    const inForce = entry.successor === null && (entry.validTo === null || entry.validTo > today)
    if (inForce || !now) return null
    const successor = now.code === code ? '' : `，现为“${now.name}”`
    return { code: 'retired-region', level: 'warning', message: `“${field.label}”的“${entry.name}”已经停用${successor}，请更新。` }
  }
}

function phoneSaid(field: StoredField, phone: string): Said | null {
  if (phonesIn(phone)[0] === phone) return null
  if (phone.includes('*')) return { code: 'masked', level: 'info', message: findingSentence(field, { code: 'masked', level: 'info' }) }
  return { code: 'invalid-value', level: 'warning', message: findingSentence(field, { code: 'invalid-value', level: 'error' }) }
}

/** The check character is the rules' business; passports and the like have shapes of their own. */
function documentSaid(field: StoredField, number: string, values: StoredValues): Said | null {
  if ((values.documentType ?? '居民身份证') !== '居民身份证') return null
  const [problem] = parseIdNumber({ type: 's', value: number }).problems
  if (problem?.code === 'masked') return { code: 'masked', level: 'info', message: findingSentence(field, problem) }
  if (problem?.code === 'id-length') return { code: 'id-length', level: 'warning', message: findingSentence(field, problem) }
  if (problem?.code === 'invalid-value') return { code: 'invalid-value', level: 'warning', message: findingSentence(field, problem) }
  return null
}
