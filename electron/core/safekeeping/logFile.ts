// The log that a reference on the screen leads to: one JSON line per event in `logs`, five files of a megabyte at most.
import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, Log } from '../office.ts'

const fileLimit = 1024 * 1024
const keptFiles = 5

export function createLogFile(dataDir: string, clock: Clock, limit = fileLimit): Log {
  const folder = join(dataDir, 'logs')
  const file = join(folder, 'ledger.log')

  let lost = 0

  /** A log that cannot be written (disk full) must not stop the work that it tells of; the next line says how many are missing. */
  function append(line: Readonly<Record<string, unknown>>): void {
    try {
      mkdirSync(folder, { recursive: true })
      if (existsSync(file) && statSync(file).size >= limit) rotate(folder)
      appendFileSync(file, `${JSON.stringify(lost > 0 ? { ...line, linesLostBefore: lost } : line)}\n`, { mode: 0o600 })
      lost = 0
    } catch {
      lost += 1
    }
  }
  return {
    info(event, detail = {}) {
      append({ at: clock.now(), level: 'info', event, ...detail })
    },
    error(event, cause, detail = {}) {
      const reference = randomBytes(4).toString('hex')
      append({ at: clock.now(), level: 'error', event, reference, ...detail, cause: describe(cause) })
      return reference
    },
  }
}

function rotate(folder: string): void {
  for (let number = keptFiles - 1; number >= 1; number -= 1) {
    const from = join(folder, number === 1 ? 'ledger.log' : `ledger.${number - 1}.log`)
    if (existsSync(from)) renameSync(from, join(folder, `ledger.${number}.log`))
  }
}

function describe(cause: unknown): unknown {
  if (!(cause instanceof Error)) return String(cause)
  const { name, message, stack } = cause
  return { name, message, stack, ...('code' in cause && { code: cause.code }), ...(cause.cause !== undefined && { cause: describe(cause.cause) }) }
}
