// The rows of the whole list, fetched by the page as they come into sight. They stay where they came: an edit that changes a sorted or filtered field must not move
// a row away under the clerk's hands, so these pages are not those of the window's cache, and only a new list brings them anew.
import type { RecordPage, RecordRow } from '#shared/api/recordTypes.ts'

/** Small pages: taking one in must fit into a frame. */
const pageSize = 100
/** Pages that are kept; more than a list of 26,353 has. */
const keptPages = 300
/** Pages asked for at the same time. */
const atOnce = 2

type FetchPage = (offset: number, limit: number, signal: AbortSignal) => Promise<RecordPage>

export class GridRows {
  /** null: nothing has come yet. */
  total: number | null = null
  error: unknown = null
  /** Grows with every change; for useSyncExternalStore. */
  version = 0
  readonly #fetchPage: FetchPage
  readonly #pages = new Map<number, RecordRow[]>()
  readonly #places = new Map<number, number>()
  readonly #asked = new Map<number, Promise<void>>()
  readonly #listeners = new Set<() => void>()
  #wanted: readonly [number, number] = [0, 0]
  #gone = new AbortController()

  constructor(fetchPage: FetchPage) {
    this.#fetchPage = fetchPage
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#gone.signal.aborted) this.#gone = new AbortController()
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#gone.abort()
    }
  }
  readonly getVersion = (): number => this.version

  row(index: number): RecordRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize]
  }

  indexOf(id: number): number {
    return this.#places.get(id) ?? -1
  }

  /** Rows on screen, first and last; what is missing is fetched, the newest wish first. */
  want(first: number, last: number): void {
    this.#wanted = [Math.floor(Math.max(0, first) / pageSize), Math.floor(Math.max(0, last) / pageSize)]
    this.#next()
  }

  /** Fetches all of these, for what is done to more rows than are on screen. */
  async ensure(first: number, last: number): Promise<void> {
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) {
      if (!this.#pages.has(page)) await this.#ask(page)
    }
  }

  has(first: number, last: number): boolean {
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++) if (!this.#pages.has(page)) return false
    return true
  }

  /** Records as they are now, in the places where they stand. */
  replace(records: readonly RecordRow[]): void {
    for (const record of records) {
      const index = this.indexOf(record.id)
      const page = this.#pages.get(Math.floor(index / pageSize))
      if (page) page[index % pageSize] = record
    }
    this.#changed()
  }

  retry(): void {
    this.error = null
    this.#next()
  }

  #next(): void {
    if (this.error !== null) return
    const [from, to] = this.#wanted
    for (let page = from; page <= to && this.#asked.size < atOnce; page++) {
      if (this.#pages.has(page) || this.#asked.has(page) || (this.total !== null && page * pageSize >= this.total)) continue
      this.#ask(page).catch((thrown) => {
        if (this.#gone.signal.aborted) return
        this.error = thrown
        this.#changed()
      })
    }
  }

  #ask(page: number): Promise<void> {
    const known = this.#asked.get(page)
    if (known) return known
    const { signal } = this.#gone
    const asking = this.#fetchPage(page * pageSize, pageSize, signal)
      .then((answer) => {
        if (!signal.aborted) this.#take(page, answer)
      })
      .finally(() => {
        this.#asked.delete(page)
        if (!signal.aborted) this.#next()
      })
    this.#asked.set(page, asking)
    return asking
  }

  #take(page: number, { total, records }: RecordPage): void {
    this.total ??= total
    this.#pages.set(page, [...records])
    for (const [place, record] of records.entries()) this.#places.set(record.id, page * pageSize + place)
    const oldest = this.#pages.size > keptPages ? this.#pages.keys().next().value : undefined
    if (oldest !== undefined && oldest !== page) this.#pages.delete(oldest)
    this.#changed()
  }

  #changed(): void {
    this.version++
    for (const listener of this.#listeners) listener()
  }
}
