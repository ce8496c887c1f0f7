// Working through the queue: what was fetched, what was decided or put off, and what Ctrl+Z takes back. The screen goes on at once; the core's answers come behind.
import type { Decided, QueuePage, QueuePlace, QueueRow } from '#shared/api/reviewTypes.ts'

/** What is said about an entry. */
export type Answer = { readonly decision: 'same'; readonly unitId: number } | { readonly decision: 'none' }

interface DecidedStep {
  readonly kind: 'decided'
  readonly row: QueueRow
  readonly answer: Answer
  /** null: the core has not answered yet. */
  readonly reviewId: number | null
  /** Rows ahead that were settled by it. */
  readonly carried: readonly QueueRow[]
}
export type Step = DecidedStep | { readonly kind: 'skipped'; readonly row: QueueRow }

export interface Desk {
  /** Still to be decided, in their order. */
  readonly rows: readonly QueueRow[]
  /** Entries put off for this round, the newest last. */
  readonly skipped: readonly number[]
  /** What can be taken back, the newest last. */
  readonly done: readonly Step[]
  /** In the queue, those not fetched included. */
  readonly left: number
  /** null: all have been fetched; undefined: nothing has been yet. */
  readonly next: QueuePlace | null | undefined
}

export const emptyDesk: Desk = { rows: [], skipped: [], done: [], left: 0, next: undefined }

export function currentRow({ rows, skipped }: Desk): QueueRow | null {
  return rows.find(({ entry }) => !skipped.includes(entry.id)) ?? null
}

/** How many come before more have to be fetched. */
export function rowsAhead({ rows, skipped }: Desk): number {
  return rows.filter(({ entry }) => !skipped.includes(entry.id)).length
}

/** How many were decided and not taken back. */
export function decidedCount({ done }: Desk): number {
  return done.filter(({ kind }) => kind === 'decided').length
}

/** A page may bring again what stands there already, and what is being decided. */
export function received(desk: Desk, page: QueuePage): Desk {
  const known = new Set([...desk.rows, ...desk.done.filter(({ kind }) => kind === 'decided').map(({ row }) => row)].map(({ entry }) => entry.id))
  const waiting = desk.done.filter((step) => step.kind === 'decided' && step.reviewId === null).length
  return { ...desk, rows: [...desk.rows, ...page.rows.filter(({ entry }) => !known.has(entry.id))], left: page.total - waiting, next: page.next }
}

export function decided(desk: Desk, row: QueueRow, answer: Answer): Desk {
  return {
    ...desk,
    rows: desk.rows.filter(({ entry }) => entry.id !== row.entry.id),
    skipped: desk.skipped.filter((id) => id !== row.entry.id),
    done: [...desk.done, { kind: 'decided', row, answer, reviewId: null, carried: [] }],
    left: desk.left - 1,
  }
}

/** The core has written it; nothing where it has been taken back since. */
export function written(desk: Desk, entryId: number, { reviewId, carried }: Decided): Desk {
  if (!desk.done.some((step) => isOf(step, entryId) && step.reviewId === null)) return desk
  const settled = desk.rows.filter(({ entry }) => carried.includes(entry.id))
  return {
    ...desk,
    rows: desk.rows.filter(({ entry }) => !carried.includes(entry.id)),
    done: desk.done.map((step) => (isOf(step, entryId) && step.reviewId === null ? { ...step, reviewId, carried: settled } : step)),
    left: desk.left - settled.length,
  }
}

/** The core would not write it: back to where it was. */
export function refused(desk: Desk, entryId: number): Desk {
  const step = desk.done.find((one) => isOf(one, entryId))
  return step ? putBack({ ...desk, done: desk.done.filter((one) => one !== step) }, [step.row]) : desk
}

export function skipped(desk: Desk, row: QueueRow): Desk {
  return { ...desk, skipped: [...desk.skipped, row.entry.id], done: [...desk.done, { kind: 'skipped', row }] }
}

export function lastStep({ done }: Desk): Step | null {
  return done.at(-1) ?? null
}

/** The last step is taken back; its row is the next one to be looked at. */
export function undone(desk: Desk): Desk {
  const step = lastStep(desk)
  if (!step) return desk
  const done = desk.done.slice(0, -1)
  if (step.kind === 'decided') return putBack({ ...desk, done }, [step.row, ...step.carried])
  return putBack(
    { ...desk, done, skipped: desk.skipped.filter((id) => id !== step.row.entry.id), rows: desk.rows.filter((row) => row !== step.row), left: desk.left - 1 },
    [step.row],
  )
}

/** Those that were put off are looked at again. */
export function again(desk: Desk): Desk {
  return { ...desk, skipped: [] }
}

function putBack(desk: Desk, rows: readonly QueueRow[]): Desk {
  return { ...desk, rows: [...rows, ...desk.rows], left: desk.left + rows.length }
}

function isOf(step: Step, entryId: number): step is DecidedStep {
  return step.kind === 'decided' && step.row.entry.id === entryId
}
