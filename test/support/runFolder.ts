// A folder for what the test files of one run share. It is made for the run and goes with it, so that nothing in it can be older than the code under test.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

const variable = 'LEDGER_TEST_RUN'

/** Both projects run it; the first makes the folder. While somebody edits and tests run again there is none. */
export default function setup(project: TestProject): (() => void) | undefined {
  if (project.config.watch) return undefined
  const folder = process.env[variable] ?? mkdtempSync(join(tmpdir(), 'ledger-run-'))
  process.env[variable] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Absent: nothing is shared. */
export function runFolder(): string | undefined {
  return process.env[variable]
}
