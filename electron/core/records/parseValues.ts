// What a clerk typed, or another program sent, as the values that a record stores; whatever cannot be read is said at its field.
import type { FieldProblem } from '#shared/api/recordTypes.ts'
import type { Cell } from '#shared/importing/sheet.ts'
import type { StoredField, Value } from '#shared/registers/field.ts'
import { findRegister, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { maskNumber } from '#shared/values/maskNumber.ts'
import { parseCell } from '#shared/values/parseCell.ts'
import type { Finding } from '#shared/values/parsed.ts'
import type { Office } from '../office.ts'
import { choicesOf } from './codeTables.ts'
import { linkEnd } from './linkEnd.ts'
import type { StoredValues } from './recordWriter.ts'
import { findingSentence } from './sentences.ts'

export interface ParsedValues {
  /** Only what was given and could be read. */
  readonly values: Record<string, Value>
  readonly problems: FieldProblem[]
}

/** @param current the record as it is stored; null for a new one. */
export function parseValues(office: Office, register: RegisterDefinition, given: Readonly<Record<string, Value>>, current: StoredValues | null): ParsedValues {
  const values: Record<string, Value> = {}
  const problems: FieldProblem[] = []
  for (const field of inOrder(register)) {
    const value = given[field.key]
    if (value === undefined) continue
    const problem = parseOne(office, field, value, current, values)
    problems.push(...problem)
  }
  for (const key of Object.keys(given)) {
    const field = register.fields.find((candidate) => candidate.key === key)
    if (!field) problems.push({ field: key, level: 'error', message: `“${register.label}”没有“${key}”这一项。` })
    else if (field.kind === 'derived') problems.push({ field: key, level: 'error', message: `“${field.label}”由其他台账推算得出，不能直接填写。` })
    else if (field.kind === 'via') {
      const owner = findRegister(field.register)?.label ?? field.register
      problems.push({ field: key, level: 'error', message: `“${field.label}”登记在“${owner}”里，请到那里修改。` })
    }
  }
  return { values, problems }
}

/** The rules look at the same and say it better. */
const saidByRules = new Set<Finding['code']>(['checksum', 'future-date'])

/** Counties before townships: a township is looked up in its county. */
function inOrder(register: RegisterDefinition): StoredField[] {
  const stored = storedFields(register)
  const isTownship = (field: StoredField) => field.kind === 'region' && field.level === 'township'
  return [...stored.filter((field) => !isTownship(field)), ...stored.filter(isTownship)]
}

function parseOne(office: Office, field: StoredField, value: Value, current: StoredValues | null, values: Record<string, Value>): FieldProblem[] {
  const error = (message: string): FieldProblem[] => [{ field: field.key, level: 'error', message }]
  if (value === null || value === '') {
    values[field.key] = null
    return []
  }
  if (field.kind === 'link') {
    const end = linkEnd(office, field, value)
    if (typeof end === 'string') return error(end)
    values[field.key] = end
    return []
  }
  if (field.masked && typeof value === 'string' && value.includes('*')) {
    const known = current?.[field.key]
    // A form that shows the masked number sends it back untouched.
    return typeof known === 'string' && (known === value || maskNumber(field, known) === value) ? [] : error(`“${field.label}”是打码的号码，请填写完整号码。`)
  }
  const county = values.county ?? current?.county ?? null
  const parsed = parseCell(field, asCell(value), {
    choices: (table) => choicesOf(office.codes, table),
    regions: office.regions(),
    today: office.clock.today(),
    date1904: false,
    county: typeof county === 'string' ? county : null,
  })
  const refused = parsed.value === null && parsed.problems.length > 0
  if (!refused) values[field.key] = parsed.value
  return parsed.problems.filter((problem) => !saidByRules.has(problem.code)).map((problem) => toFieldProblem(field, problem, refused))
}

function toFieldProblem(field: StoredField, problem: Finding, refused: boolean): FieldProblem {
  return { field: field.key, level: refused ? 'error' : 'warning', message: findingSentence(field, problem) }
}

function asCell(value: string | number | boolean): Cell {
  if (typeof value === 'number') return { type: 'n', value }
  return typeof value === 'boolean' ? { type: 'b', value } : { type: 's', value }
}
