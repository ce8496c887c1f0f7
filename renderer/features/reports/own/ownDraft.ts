// A report while it is composed: what a register begins with, what stays when another choice is made, and what is still missing.
import type { OwnDefinition, OwnGroupsDefinition, OwnRecordsDefinition } from '#shared/api/ownReportsContract.ts'
import type { Filter } from '#shared/api/recordsContract.ts'
import type { Field } from '#shared/registers/field.ts'
import { findRegister, type RegisterId, registers, storedFieldOf } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { choiceFields, hasPlace, listedFields } from '#shared/reports/own/fields.ts'

/** Of both shapes, so that switching to and fro loses nothing. */
export interface OwnDraft {
  readonly name: string
  readonly shape: OwnDefinition['shape']
  readonly groups: OwnGroupsDefinition
  readonly records: OwnRecordsDefinition
}

export function firstDraft(register: RegisterId): OwnDraft {
  const asked = { register, rhythm: 'quarter', filters: [], incompleteOnly: false, date: null, sort: null } as const
  const definition: RegisterDefinition = registers[register]
  return {
    name: '',
    shape: 'groups',
    groups: { ...asked, filters: [], shape: 'groups', groupBy: placed(definition) ? 'place' : 'none', choice: null, measures: [{ kind: 'count' }] },
    records: { ...asked, filters: [], shape: 'records', fields: definition.list.filter((key) => key !== definition.title).slice(0, 6) },
  }
}

export function placed(register: RegisterDefinition): boolean {
  return hasPlace(register, findRegister)
}

export function draftOf(name: string, definition: OwnDefinition): OwnDraft {
  const first = firstDraft(definition.register)
  const { register, rhythm, filters, incompleteOnly, date } = definition
  const asked = { register, rhythm, filters, incompleteOnly, date }
  return {
    name,
    shape: definition.shape,
    groups: definition.shape === 'groups' ? definition : { ...first.groups, ...asked },
    records: definition.shape === 'records' ? definition : { ...first.records, ...asked },
  }
}

export function definitionOf(draft: OwnDraft): OwnDefinition {
  return draft.shape === 'groups' ? draft.groups : draft.records
}

/** What both shapes say alike. */
export function withAsked(draft: OwnDraft, asked: Partial<Pick<OwnDefinition, 'rhythm' | 'filters' | 'incompleteOnly' | 'date'>>): OwnDraft {
  return { ...draft, groups: { ...draft.groups, ...asked }, records: { ...draft.records, ...asked } }
}

/** Another register has other fields: only the name and the rhythm stay. */
export function withRegister(draft: OwnDraft, register: RegisterId): OwnDraft {
  const next = firstDraft(register)
  return withAsked({ ...next, name: draft.name, shape: draft.shape }, { rhythm: definitionOf(draft).rhythm })
}

/** The field whose values are told apart is chosen at once, where one has to be. */
export function withGrouping(draft: OwnDraft, groupBy: OwnGroupsDefinition['groupBy']): OwnDraft {
  const register: RegisterDefinition = registers[draft.groups.register]
  const needed = groupBy === 'choice' || groupBy === 'placeAndChoice'
  const choice = needed ? (draft.groups.choice ?? choiceFields(register)[0]?.key ?? null) : draft.groups.choice
  return { ...draft, groups: { ...draft.groups, groupBy, choice, sort: null } }
}

export interface Condition {
  readonly field: string
  readonly op: Filter['op']
  readonly value: string
}

/** Conditions as they stand in the form, where some may not be complete yet. */
export function conditionsOf(filters: readonly Filter[]): Condition[] {
  return filters.map(({ field, op, value }) => ({ field, op, value: value === undefined ? '' : Array.isArray(value) ? value.join('、') : String(value) }))
}

export function filtersOf(conditions: readonly Condition[]): Filter[] {
  return conditions.flatMap(({ field, op, value }): Filter[] => {
    if (op === 'blank' || op === 'filled') return [{ field, op }]
    return value.trim() === '' ? [] : [{ field, op, value: value.trim() }]
  })
}

type Operator = { readonly op: Filter['op']; readonly label: string }
const blanks: readonly Operator[] = [
  { op: 'filled', label: '已填' },
  { op: 'blank', label: '未填' },
]

/** What can be asked of a field, the first by default. */
export function operatorsOf(field: Field): readonly Operator[] {
  switch (storedFieldOf(field)?.kind) {
    case 'choice':
    case 'region':
      return [{ op: 'is', label: '是' }, ...blanks]
    case 'boolean':
      return [{ op: 'is', label: '是' }, ...blanks]
    case 'date':
      return [{ op: 'from', label: '从' }, { op: 'to', label: '到' }, ...blanks]
    case 'count':
    case 'decimal':
    case 'year':
      return [{ op: 'from', label: '不小于' }, { op: 'to', label: '不大于' }, { op: 'is', label: '等于' }, ...blanks]
    default:
      return [{ op: 'contains', label: '含' }, { op: 'is', label: '等于' }, ...blanks]
  }
}

export function conditionFields(register: RegisterDefinition): Field[] {
  return listedFields(register).filter((field) => storedFieldOf(field)?.kind !== 'note')
}
