import { activity } from './activity.ts'
import { appraisal } from './appraisal.ts'
import { brandProject } from './brandProject.ts'
import { cadre } from './cadre.ts'
import { centre } from './centre.ts'
import { challenge } from './challenge.ts'
import { coverage } from './coverage.ts'
import type { DerivedField, Field, LinkField, StoredField } from './field.ts'
import { headcount } from './headcount.ts'
import { honouree } from './honouree.ts'
import { inspection } from './inspection.ts'
import { listEntry } from './listEntry.ts'
import { member } from './member.ts'
import { membershipEvent } from './membershipEvent.ts'
import { outreach } from './outreach.ts'
import { pilot } from './pilot.ts'
import { postChange } from './postChange.ts'
import { practicalThing } from './practicalThing.ts'
import { rating } from './rating.ts'
import { region } from './region.ts'
import type { RegisterDefinition } from './register.ts'
import { serviceDemand } from './serviceDemand.ts'
import { serviceItem } from './serviceItem.ts'
import { socialWorker } from './socialWorker.ts'
import { studio } from './studio.ts'
import { task } from './task.ts'
import { taskProgress } from './taskProgress.ts'
import { union } from './union.ts'
import { unit } from './unit.ts'
import { workerReview } from './workerReview.ts'
import { workerTraining } from './workerTraining.ts'
import { yearTarget } from './yearTarget.ts'

/** Every register of the office, in the order in which clerks meet them. */
export const registers = {
  union,
  unit,
  coverage,
  outreach,
  listEntry,
  headcount,
  region,
  member,
  membershipEvent,
  cadre,
  socialWorker,
  postChange,
  workerReview,
  workerTraining,
  centre,
  rating,
  activity,
  pilot,
  brandProject,
  inspection,
  serviceItem,
  serviceDemand,
  practicalThing,
  honouree,
  studio,
  challenge,
  task,
  taskProgress,
  appraisal,
  yearTarget,
} as const

export type Registers = typeof registers
export type RegisterId = keyof Registers
export const registerIds = Object.keys(registers) as RegisterId[]

/** @throws nothing: an unknown id gives undefined. */
export function findRegister(id: string): RegisterDefinition | undefined {
  return Object.hasOwn(registers, id) ? registers[id as RegisterId] : undefined
}

export function storedFields(register: RegisterDefinition): StoredField[] {
  return register.fields.filter((field): field is StoredField => field.kind !== 'via' && field.kind !== 'derived')
}

/** A column that an import of `register` can fill: the key of the mapping, and the field whose kind parses the cell. */
export interface ImportTarget {
  readonly key: string
  readonly label: string
  readonly synonyms: readonly string[]
  readonly field: StoredField
  /** Whose field it is; the same column may also feed a carried record (see `Carried`). */
  readonly register: RegisterId
}

/** Own fields first, then what the register's rows say about the records they carry. Links and locally kept codes are not columns of a ledger. */
export function importTargets(register: RegisterDefinition): ImportTarget[] {
  const targets = new Map<string, ImportTarget>()
  const add = (key: string, owner: RegisterId, shown: Field, field: StoredField) => {
    if (!targets.has(key)) targets.set(key, { key, label: shown.label, synonyms: shown.synonyms ?? [], field, register: owner })
  }
  for (const field of register.fields) {
    if (field.kind === 'link' || field.kind === 'derived') continue
    if (field.kind !== 'via') add(field.key, register.id as RegisterId, field, field)
    else {
      const stored = storedFieldOf(field)
      if (stored) add(field.key, field.register as RegisterId, field, stored)
    }
  }
  for (const carried of register.carries) {
    for (const [fieldKey, columnKey] of Object.entries(carried.fields)) {
      const field = fieldOf(carried.register, fieldKey)
      if (field) add(columnKey, carried.register as RegisterId, field, field)
    }
  }
  if (register.revision) add(register.revision.key, register.id as RegisterId, { kind: 'text', ...register.revision }, { kind: 'text', ...register.revision })
  return [...targets.values()]
}

/** The field whose kind decides how a value is read and shown: for a `via` field the one at the end of its link. */
export function storedFieldOf(field: Field): StoredField | undefined {
  if (field.kind === 'derived') return shownAs(field)
  return field.kind === 'via' ? fieldOf(field.register, field.field) : field
}

const shownFields = new WeakMap<DerivedField, StoredField>()

/** A derived field as one of the kind of its value. */
export function shownAs(field: DerivedField): StoredField {
  const known = shownFields.get(field) ?? { key: field.key, label: field.label, ...field.as }
  shownFields.set(field, known)
  return known
}

/** The link of `register` that a via field follows or a carried record fills; undefined: it leads there some other way (a union's unit is the one it covers). */
export function linkTo(register: RegisterDefinition, way: { readonly register: string; readonly link?: string }): LinkField | undefined {
  return register.fields.find(
    (field): field is LinkField => field.kind === 'link' && field.register === way.register && (way.link === undefined || field.key === way.link),
  )
}

/** Import targets that name a row's record: its title, or the names at the ends of the links without which it says nothing. */
export function namingTargets(register: RegisterDefinition): string[] {
  if (register.title !== null) return [register.title]
  return register.carries.flatMap((carried) => {
    const link = linkTo(register, carried)
    return link?.required && carried.fields.name !== undefined ? [carried.fields.name] : []
  })
}

function fieldOf(registerId: string, key: string): StoredField | undefined {
  const definition = findRegister(registerId)
  return definition && storedFields(definition).find((field) => field.key === key)
}

/** `SELECT` name of a field: camelCase → snake_case; links end in `_id`, and what SQL keeps for itself in `_on`. */
export function columnOf(field: StoredField): string {
  const known = columns.get(field)
  if (known !== undefined) return known
  const column = makeColumn(field)
  columns.set(field, column)
  return column
}

const columns = new WeakMap<StoredField, string>()

function makeColumn(field: StoredField): string {
  const snake = field.key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (snake === 'from' || snake === 'to') return `${snake}_on`
  return field.kind === 'link' ? `${snake}_id` : snake
}
