import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import '../electron/nodeVersion.js'

/** Where to leave the results as JSON, for whoever counts them. */
const report = process.env.TEST_REPORT
const root = fileURLToPath(new URL('..', import.meta.url))

/** Two at least: a browser, a reader or a command that is waited for leaves the processors idle. */
const maxWorkers = Math.max(2, availableParallelism() - 1)

/** `unit`: everything below the screen, real SQLite and real files included. `e2e`: the product in a real browser. */
export default defineConfig({
  root,
  test: {
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/bench/**'],
          globalSetup: ['test/support/runFolder.ts'],
          pool: 'forks',
          maxWorkers,
          testTimeout: 30_000,
          hookTimeout: 60_000,
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
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
