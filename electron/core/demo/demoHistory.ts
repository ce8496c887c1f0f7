// When the demo's records were entered, by whom, and what was changed in them later: turns what a record says on the demo's day into its first state and the changes
// that lead from there to that day.
import { type RegisterId, registers, storedFields } from '#shared/registers/index.ts'
import type { ChangeMeta, RecordWriter, StoredValues } from '../records/recordWriter.ts'
import { createLives } from './lives.ts'
import type { RecordTools } from './recordTools.ts'
import type { Turn } from './turn.ts'
import { afternoon, morning, takeOver, workDay } from './workDays.ts'

export interface DemoHistory {
  /** @param final what the record says on the demo's day. @returns its number. */
  create(records: RecordWriter, register: RegisterId, final: StoredValues): number
  /** Writes the changes in the order of their instants: to be called when all records are there. */
  finish(records: RecordWriter): void
}

interface Change {
  readonly register: RegisterId
  readonly id: number
  readonly values: StoredValues
  readonly meta: ChangeMeta
}

/** Fictional, like everybody in the demo: the organisation's clerk, who keeps the members too, and the one of all other rooms. */
export const clerks = { organisation: '应秋月', members: '管国良', rooms: '梅雪芳' } as const

const rooms: Partial<Record<RegisterId, string>> = {
  union: clerks.organisation,
  unit: clerks.organisation,
  coverage: clerks.organisation,
  headcount: clerks.organisation,
  outreach: clerks.organisation,
  listEntry: clerks.organisation,
  cadre: clerks.organisation,
  member: clerks.members,
  membershipEvent: clerks.members,
}

function clerkOf(register: RegisterId): string {
  return rooms[register] ?? clerks.rooms
}

/** @param formerChair a name for somebody who was chair before. */
export function createDemoHistory(choice: RecordTools['choice'], formerChair: () => string): DemoHistory {
  /** Days of the records that were entered after the taking over; all others were entered then. */
  const sinceThen = new Map<RegisterId, Map<number, string>>()
  const changes: Change[] = []
  const metas = new Map<string, ChangeMeta>()
  const links = new Map<RegisterId, { readonly key: string; readonly register: RegisterId }[]>()
  const cameOn = (register: RegisterId, id: number) => sinceThen.get(register)?.get(id) ?? takeOver
  const lives = createLives(choice, cameOn, formerChair)
  function linksOf(register: RegisterId) {
    const known = links.get(register)
    if (known) return known
    const found = storedFields(registers[register]).flatMap((field) =>
      field.kind === 'link' ? [{ key: field.key, register: field.register as RegisterId }] : [],
    )
    links.set(register, found)
    return found
  }
  /** Nothing is entered before what it links to. */
  function afterLinks(register: RegisterId, values: StoredValues, day: string): string {
    let last = day
    for (const link of linksOf(register)) {
      const id = values[link.key]
      if (typeof id !== 'number') continue
      const there = cameOn(link.register, id)
      if (there > last) last = there
    }
    return last
  }
  function metaOf(register: RegisterId, day: string): ChangeMeta {
    const by = clerkOf(register)
    const key = `${by} ${day}`
    const known = metas.get(key)
    if (known) return known
    const meta = { at: morning(day), by, why: day === takeOver ? '2018年底台账移交' : null }
    metas.set(key, meta)
    return meta
  }

  return {
    create(records, register, final) {
      const { since, turns } = lives.of(register, final)
      const matter = workDay(since)
      const day = afterLinks(register, before(final, turns, matter), matter)
      const id = records.create(registers[register], before(final, turns, day), metaOf(register, day))
      if (day !== takeOver) sinceThen.set(register, (sinceThen.get(register) ?? new Map<number, string>()).set(id, day))
      for (const { on, why, after } of told(final, turns, day))
        changes.push({ register, id, values: after, meta: { at: afternoon(workDay(on)), by: clerkOf(register), why } })
      return id
    },
    finish(records) {
      changes.sort((a, b) => (a.meta.at < b.meta.at ? -1 : a.meta.at > b.meta.at ? 1 : 0))
      for (const { register, id, values, meta } of changes) records.update(registers[register], id, values, meta)
      changes.length = 0
    },
  }
}

/** What a record said when it was entered. @param day of the entry. */
function before(final: StoredValues, turns: readonly Turn[], day: string): StoredValues {
  return turns.length === 0 ? final : undone(final, later(turns, day))
}

/** The turns since a record was entered, each with what it made of its fields. */
function told(final: StoredValues, turns: readonly Turn[], day: string): (Turn & { readonly after: StoredValues })[] {
  const pending = later(turns, day)
  return pending.map((turn, index) => {
    const then = undone(final, pending.slice(index + 1))
    return { ...turn, after: Object.fromEntries(Object.keys(turn.before).map((key) => [key, then[key] ?? null])) }
  })
}

function later(turns: readonly Turn[], day: string): readonly Turn[] {
  return turns.filter(({ on }) => workDay(on) > day)
}

function undone(final: StoredValues, turns: readonly Turn[]): StoredValues {
  return Object.assign({}, final, ...turns.map((turn) => turn.before).reverse()) as StoredValues
}
