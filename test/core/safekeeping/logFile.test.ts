import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLogFile } from '#core/safekeeping/logFile.ts'

let folder: string
const clock = { now: () => '2019-07-03T01:00:00.000Z', today: () => '2019-07-03' }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('the reference that the clerk is shown finds the error and its cause in the log', () => {
  const log = createLogFile(folder, clock)
  log.info('start')
  const reference = log.error('internal', new Error('disk gone', { cause: new Error('cable') }))
  const lines = readFileSync(join(folder, 'logs', 'ledger.log'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.find((line) => line.reference === reference)).toMatchObject({
    level: 'error',
    event: 'internal',
    cause: { message: 'disk gone', cause: { message: 'cable' } },
  })
})

test('the log is five files at most, none much larger than its limit', () => {
  const log = createLogFile(folder, clock, 500)
  for (let index = 0; index < 100; index += 1) log.info('event', { index })
  const files = readdirSync(join(folder, 'logs')).sort()
  expect(files).toEqual(['ledger.1.log', 'ledger.2.log', 'ledger.3.log', 'ledger.4.log', 'ledger.log'])
  for (const file of files) expect(statSync(join(folder, 'logs', file)).size).toBeLessThan(700)
  expect(readFileSync(join(folder, 'logs', 'ledger.log'), 'utf8')).toContain('"index":99')
})
