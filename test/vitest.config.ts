import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import '../electron/nodeVersion.js'

/** Where to leave the results as JSON, for whoever counts them. */
const report = process.env.TEST_REPORT
const root = fileURLToPath(new URL('..', import.meta.url))

/** Two at least: a browser, a reader or a command that is waited for leaves the processors idle. */
const maxWorkers = Math.max(2, availableParallelism() - 1)

/** Tests of processes, threads and memory: what one file leaves in its own would reach the next. */
const apart = [
  ...['cli', 'core/importer', 'desktop', 'faults', 'fuzz', 'properties', 'web'].map((folder) => `test/${folder}/*.test.ts`),
  'test/core/exports/writeRecordsXlsx.test.ts',
]
/** What is waited for comes when the machine has time for it. These bounds end what hangs; none is there to say that something is slow. */
const expectations = { poll: { timeout: 30_000, interval: 50 } }
const unit = { pool: 'forks', maxWorkers, testTimeout: 180_000, hookTimeout: 180_000, expect: expectations, globalSetup: 'test/support/runFolder.ts' } as const

/**
 * `unit`: everything below the screen, real SQLite and real files included; files share their process one after another, which spares loading the product for each.
 * `apart`: the same for what starts, kills or replaces parts of a process; each file has one of its own. `e2e`: the product in a real browser.
 */
export default defineConfig({
  root,
  test: {
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        root,
        test: {
          ...unit,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [...apart, 'test/e2e/**', 'test/bench/**'],
          isolate: false,
        },
      },
      {
        root,
        test: {
          ...unit,
          name: 'apart',
          include: apart,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/runFolder.ts', 'test/support/buildPage.ts'],
          pool: 'forks',
          maxWorkers,
          expect: expectations,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
