// What the clerk does in a sheet, one thing after the other: saving blocks, taking them back, doing them again, and the cells that could not be saved.
import type { RecordRow, SaveOutcome } from '#shared/api/recordTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import { did, emptyStack, redid, type UndoStack, undid } from '../../../components/undoStack.ts'

export interface CellEdit {
  readonly id: number
  readonly version: number
  /** Field of the cell, and of what is saved (a link, where the cell shows the name at its end). */
  readonly key: string
  readonly saved: string
  readonly value: Value
  /** As the clerk gave it. */
  readonly text: string
}

/** What stands at a cell beside its record: what is being saved, could not be saved (and is not lost), or was saved with a doubt. */
export interface CellMark {
  readonly state: 'saving' | 'refused' | 'doubted'
  readonly text: string
  readonly value: Value
  readonly message: string
}

interface Action {
  readonly label: string
  readonly cells: number
  readonly edits: readonly { readonly id: number; readonly version: number }[]
}

export interface Calls {
  save(records: readonly { id: number; version: number; values: Readonly<Record<string, Value>> }[]): Promise<readonly SaveOutcome[]>
  takeBack(edits: readonly { id: number; version: number }[], why: string): Promise<readonly SaveOutcome[]>
}

interface Told {
  /** Records as they are now. */
  rows(records: readonly RecordRow[]): void
  refused(thrown: unknown): void
  /** Something was written. */
  wrote(): void
}

/** Records to a call: each is a transaction, and the clerk may stop between two. */
const together = 200
/** Records that one action may change. */
export const mostRecords = 2000

export class GridWork {
  version = 0
  /** What became of the last action, for the clerk. */
  said = ''
  progress: { readonly done: number; readonly total: number } | null = null
  #marks = new Map<number, Map<string, CellMark>>()
  #stack: UndoStack<Action> = emptyStack
  #last: Promise<void> = Promise.resolve()
  /** Actions that are under way or wait for those before them. */
  #unfinished = 0
  #stopped = false
  /** Newest version of each record that this window made or was told of. */
  readonly #versions = new Map<number, number>()
  readonly #listeners = new Set<() => void>()
  readonly #calls: Calls
  told: Told = { rows: () => {}, refused: () => {}, wrote: () => {} }

  constructor(calls: Calls) {
    this.#calls = calls
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly getVersion = (): number => this.version

  /** Of a record's cells; the same object until one of them changes. */
  marks(id: number): ReadonlyMap<string, CellMark> | undefined {
    return this.#marks.get(id)
  }
  /** What stands at this cell instead of what its record holds; undefined: nothing does. */
  standing(id: number, key: string): CellMark | undefined {
    const mark = this.#marks.get(id)?.get(key)
    return mark?.state === 'doubted' ? undefined : mark
  }
  /** Cells that could not be saved: record and field. */
  refusals(): { readonly id: number; readonly key: string }[] {
    return [...this.#marks].flatMap(([id, cells]) => [...cells].filter(([, mark]) => mark.state === 'refused').map(([key]) => ({ id, key })))
  }
  get isSaving(): boolean {
    return this.#unfinished > 0
  }
  get canUndo(): boolean {
    return this.#stack.done.length > 0
  }
  get canRedo(): boolean {
    return this.#stack.undone.length > 0
  }

  say(text: string): void {
    this.said = text
    this.#changed()
  }
  /** Gives up what could not be saved: of one cell, or everywhere. */
  forget(id?: number, key?: string): void {
    if (id === undefined) for (const { id, key } of this.refusals()) this.#mark(id, key, null)
    else if (key !== undefined) this.#mark(id, key, null)
    this.#changed()
  }
  stop(): void {
    this.#stopped = true
  }

  /** @param note what else is to be told with the result. @param refused cells that are known not to take what was given */
  save(label: string, edits: readonly CellEdit[], refused: readonly (CellEdit & { readonly message: string })[] = [], note = ''): Promise<void> {
    const saving = new Map<CellEdit, CellMark>(edits.map((edit) => [edit, { state: 'saving', text: edit.text, value: edit.value, message: '正在保存' }]))
    for (const [edit, mark] of saving) this.#mark(edit.id, edit.key, mark)
    /** No later action stands at the cell: what became of this one is to be seen there. */
    const stands = (edit: CellEdit) => this.#marks.get(edit.id)?.get(edit.key) === saving.get(edit)
    for (const edit of refused) this.#mark(edit.id, edit.key, { state: 'refused', text: edit.text, value: edit.value, message: edit.message })
    this.#changed()
    return this.#queue(async () => {
      const byRecord = Map.groupBy(edits, (edit) => edit.id)
      const made: { id: number; version: number }[] = []
      const answered = new Set<number>()
      let failed = refused.length
      const finished = await this.#inParts([...byRecord.entries()], async (part) => {
        const records = part.map(([id, cells]) => ({
          id,
          version: Math.max(this.#versions.get(id) ?? 0, ...cells.map((cell) => cell.version)),
          values: Object.fromEntries(cells.map((cell) => [cell.saved, cell.value])),
        }))
        const outcomes = await this.#calls.save(records)
        for (const outcome of outcomes) {
          answered.add(outcome.id)
          failed += this.#settle(byRecord.get(outcome.id) ?? [], outcome, stands)
        }
        made.push(...this.#taken(outcomes))
      })
      for (const edit of edits) if (!answered.has(edit.id)) failed += stands(edit) ? this.#notSaved(edit) : 1
      const all = edits.length + refused.length
      if (made.length > 0) this.#stack = did(this.#stack, { label, cells: all - failed, edits: made })
      const counts =
        all === 1
          ? `${label}${failed === 0 ? '已保存' : '没有保存'}`
          : `${label} ${all} 格：${all - failed} 格已保存${failed > 0 ? `，${failed} 格有问题` : ''}`
      this.said = [counts, finished ? '' : '已取消其余', note].filter(Boolean).join('；')
    })
  }

  undo(): Promise<void> {
    return this.#again('undo')
  }
  redo(): Promise<void> {
    return this.#again('redo')
  }

  #again(way: 'undo' | 'redo'): Promise<void> {
    return this.#queue(async () => {
      const action = (way === 'undo' ? this.#stack.done : this.#stack.undone).at(-1)
      const word = way === 'undo' ? '撤销' : '重做'
      if (!action) {
        this.said = `没有可以${word}的操作`
        return
      }
      const made: { id: number; version: number }[] = []
      const kept: string[] = []
      await this.#inParts(action.edits, async (part) => {
        const outcomes = await this.#calls.takeBack(part, `${word}：${action.label}`)
        kept.push(...outcomes.flatMap((outcome) => outcome.refused.map((problem) => problem.message)))
        for (const { id } of outcomes) this.#clearSettled(id)
        made.push(...this.#taken(outcomes))
      })
      const opposite = made.length === 0 ? null : { ...action, edits: made }
      this.#stack = (way === 'undo' ? undid : redid)(this.#stack, opposite)
      const told = kept.length === 0 ? '' : `；${kept.length} 格没有动：${[...new Set(kept)].slice(0, 2).join('')}`
      this.said = `已${word}：${action.label}${action.cells > 1 ? ` ${action.cells} 格` : ''}${told}`
    })
  }

  /** One after the other: a later action must know the versions that the one before it made. */
  #queue(work: () => Promise<void>): Promise<void> {
    this.#unfinished++
    const run = async () => {
      try {
        await work()
      } finally {
        this.#unfinished--
        this.progress = null
        this.#changed()
      }
    }
    const result = this.#last.then(run)
    this.#last = result.catch((thrown: unknown) => this.told.refused(thrown))
    return this.#last
  }

  /** @returns false when the clerk stopped it */
  async #inParts<T>(items: readonly T[], each: (part: readonly T[]) => Promise<void>): Promise<boolean> {
    this.#stopped = false
    for (let from = 0; from < items.length; from += together) {
      this.progress = { done: from, total: items.length }
      this.#changed()
      if (this.#stopped) return false
      try {
        await each(items.slice(from, from + together))
      } catch (thrown) {
        this.told.refused(thrown)
        return false
      }
    }
    return true
  }

  /** Marks what was left out. @returns how many cells */
  #settle(cells: readonly CellEdit[], outcome: SaveOutcome, stands: (cell: CellEdit) => boolean): number {
    let failed = 0
    for (const cell of cells) {
      const about = (field: string | null) => field === cell.saved || field === null
      const refused = outcome.refused.filter((problem) => about(problem.field))
      const doubts = outcome.warnings.filter((problem) => problem.field === cell.saved)
      const messages = (refused.length > 0 ? refused : doubts).map((problem) => problem.message).join('')
      if (refused.length > 0) failed++
      if (!stands(cell)) continue
      this.#mark(
        cell.id,
        cell.key,
        messages === '' ? null : { state: refused.length > 0 ? 'refused' : 'doubted', text: cell.text, value: cell.value, message: messages },
      )
    }
    return failed
  }

  #notSaved(edit: CellEdit): 1 {
    this.#mark(edit.id, edit.key, { state: 'refused', text: edit.text, value: edit.value, message: '没有保存，请再试一次。' })
    return 1
  }

  #taken(outcomes: readonly SaveOutcome[]): { id: number; version: number }[] {
    const records = outcomes.flatMap(({ record }) => (record ? [record] : []))
    for (const record of records) this.#versions.set(record.id, record.version)
    this.told.rows(records)
    const made = outcomes.flatMap(({ id, madeVersion }) => (madeVersion === null ? [] : [{ id, version: madeVersion }]))
    if (made.length > 0) this.told.wrote()
    return made
  }

  /** What was doubted or refused belongs to the action that is taken back. */
  #clearSettled(id: number): void {
    for (const [key, mark] of this.#marks.get(id) ?? []) if (mark.state !== 'saving') this.#mark(id, key, null)
  }

  #mark(id: number, key: string, mark: CellMark | null): void {
    const cells = new Map(this.#marks.get(id))
    if (mark) cells.set(key, mark)
    else cells.delete(key)
    if (cells.size === 0) this.#marks.delete(id)
    else this.#marks.set(id, cells)
  }

  #changed(): void {
    this.version++
    for (const listener of this.#listeners) listener()
  }
}
