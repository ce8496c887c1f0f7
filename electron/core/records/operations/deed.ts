// Writes records as one deed: everything it does stands in the history under one number and one reason, and in the book of operations as what to put back.
import type SQLite from 'better-sqlite3'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { ChangeMeta, RecordWriter, StoredValues } from '../recordWriter.ts'
import { type Operation, openOperation, type Step, writeSteps } from './operationBook.ts'

export class Deed {
  readonly id: number
  readonly meta: ChangeMeta
  readonly #writer: SQLite.Database
  readonly #records: RecordWriter
  readonly #steps: Step[] = []

  /** @param why of the history's lines, where it says more than the clerk's own reason */
  constructor(writer: SQLite.Database, records: RecordWriter, what: Pick<Operation, 'kind' | 'at' | 'by' | 'register' | 'recordId' | 'why'>, why: string) {
    this.#writer = writer
    this.#records = records
    this.id = openOperation(writer, what)
    this.meta = { at: what.at, by: what.by, why, operationId: this.id }
  }

  /** Writes only what differs. */
  set(register: RegisterDefinition, id: number, values: StoredValues): void {
    const changes = this.#records.update(register, id, values, this.meta) ?? {}
    for (const [field, [before, after]] of Object.entries(changes))
      this.#steps.push({ register: register.id as RegisterId, id, action: 'set', field, before, after })
  }

  /** Into the recycle bin, where another record stands for it from now on. */
  putInto(register: RegisterDefinition, id: number, action: 'absorb' | 'join', into: number): void {
    this.#records.remove(register, id, this.meta)
    this.#steps.push({ register: register.id as RegisterId, id, action, into })
  }

  create(register: RegisterDefinition, values: StoredValues): number {
    const id = this.#records.create(register, values, this.meta)
    this.#steps.push({ register: register.id as RegisterId, id, action: 'create' })
    return id
  }

  /** To be called at the end. */
  close(): void {
    writeSteps(this.#writer, this.id, this.#steps)
  }
}
