// What can be taken back and done again, newest last. Whole actions, as the clerk did them.

export interface UndoStack<A> {
  readonly done: readonly A[]
  readonly undone: readonly A[]
}

export const emptyStack: UndoStack<never> = { done: [], undone: [] }

/** Actions kept. */
const depth = 100

/** A new action: what was taken back can no longer be done again. */
export function did<A>(stack: UndoStack<A>, action: A): UndoStack<A> {
  return { done: [...stack.done, action].slice(-depth), undone: [] }
}

/** @param opposite what takes back the taking back; null: nothing was taken back, and there is nothing to do again */
export function undid<A>({ done, undone }: UndoStack<A>, opposite: A | null): UndoStack<A> {
  return { done: done.slice(0, -1), undone: opposite === null ? undone : [...undone, opposite] }
}

export function redid<A>({ done, undone }: UndoStack<A>, opposite: A | null): UndoStack<A> {
  return { done: opposite === null ? done : [...done, opposite], undone: undone.slice(0, -1) }
}
