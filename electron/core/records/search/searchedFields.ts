// What of a register the search looks into: its title, persons, organisations and codes as texts, document numbers and phones by their ends; through links, what they lead to.
import type { Field, StoredField } from '#shared/registers/field.ts'
import { findRegister, linkTo, type RegisterId, storedFields } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'

export interface SearchedField {
  readonly field: StoredField
  /** `name`: a text of which any part is looked for, by its sound too; `code`: one of which only the characters are. */
  readonly as: 'name' | 'code' | 'number'
}

/** A field of another register that records of this one show and are found by. */
export interface SearchedLink {
  /** Key of the link; null: the unit that a union covers, which no field of it names. */
  readonly link: string | null
  readonly register: RegisterId
  /** Field of that register. */
  readonly field: string
}

/** The register's own. */
export function searchedFields(register: RegisterDefinition): SearchedField[] {
  return storedFields(register).flatMap((field) => {
    const as = searchedAs(register, field)
    return as ? [{ field, as }] : []
  })
}

export function searchedLinks(register: RegisterDefinition): SearchedLink[] {
  return register.fields.flatMap((field): SearchedLink[] => {
    if (field.kind !== 'via') return []
    const target = findRegister(field.register)
    const end = target && storedFields(target).find((candidate) => candidate.key === field.field)
    if (!target || !end || !searchedAs(target, end)) return []
    return [{ link: linkTo(register, field)?.key ?? null, register: target.id as RegisterId, field: end.key }]
  })
}

function searchedAs(register: RegisterDefinition, field: Field): SearchedField['as'] | null {
  if (field.key === register.title) return 'name'
  switch (field.kind) {
    case 'person':
    case 'organisation':
      return 'name'
    case 'text':
      return field.searched || /(code|number)$/i.test(field.key) ? 'name' : null
    case 'uscc':
    case 'organisationCode':
      return 'code'
    case 'phone':
    case 'idNumber':
      return 'number'
    case 'note':
    case 'choice':
    case 'choices':
    case 'region':
    case 'date':
    case 'count':
    case 'year':
    case 'decimal':
    case 'boolean':
    case 'link':
    case 'via':
    case 'derived':
      return null
  }
}
