// Writes what the demo's rooms yield. The drafts know no database; this knows nothing of what they say.
import type SQLite from 'better-sqlite3'
import type { Progress } from '#shared/api/types.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import { LateIndexes } from '../imports/lateIndexes.ts'
import { createRecordWriter, type StoredValues } from '../records/recordWriter.ts'
import type { DemoHistory } from './demoHistory.ts'
import type { Filling } from './scene.ts'

/** So many records are written before others get a turn. */
const stride = 500

export interface DemoWriter {
  /** Writes a list. @returns the number of each record. */
  all<T>(register: RegisterId, drafts: readonly T[], make: (draft: T) => StoredValues): Promise<Map<T, number>>
  /** @param totals how many of a register will come, where it is known. */
  run<T>(filling: Filling<T>, totals?: Partial<Record<RegisterId, number>>): Promise<T>
  /** Writes what waits, and makes the indexes that were put off. */
  end(signal: AbortSignal): Promise<void>
  /** However it ended. */
  close(): void
}

export interface DemoProgress {
  readonly tell: (progress: Omit<Progress, 'type'>) => void
  /** Tells, and lets others work. @throws LedgerError cancelled */
  readonly turn: (progress: Omit<Progress, 'type'>) => Promise<void>
}

export function createDemoWriter(writer: SQLite.Database, history: DemoHistory, { tell, turn }: DemoProgress): DemoWriter {
  const records = createRecordWriter(writer, { late: true })
  const indexes = new LateIndexes(writer)
  return {
    async all(register, drafts, make) {
      const ids = new Map<(typeof drafts)[number], number>()
      for (const item of drafts) {
        if (ids.size % stride === 0) await turn({ phase: 'writing', subject: register, done: ids.size, total: drafts.length })
        ids.set(item, history.create(records, register, make(item)))
      }
      return ids
    },
    async run(filling, totals = {}) {
      const written = new Map<RegisterId, number>()
      let step = filling.next()
      while (!step.done) {
        const [register, values] = step.value
        const [done, total] = [written.get(register) ?? 0, totals[register] ?? 0]
        if (done % stride === 0) await turn({ phase: 'writing', subject: register, done, total: total === 0 ? 0 : Math.max(total, done) })
        const id = history.create(records, register, values)
        written.set(register, done + 1)
        indexes.added(registers[register].table, done + 1, total - done - 1)
        step = filling.next(id)
      }
      return step.value
    },
    async end(signal) {
      history.finish(records)
      records.finish()
      await indexes.restore((done, total) => tell({ phase: 'indexing', subject: '', done, total }), signal)
    },
    close: () => indexes.end(),
  }
}
