// Loading is most of what a short command costs: what a command does not need, it does not bring along.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { commands } from '#electron/cli/commands/index.ts'

/** As npm starts it. */
const guard = new URL('../../electron/nodeVersion.js', import.meta.url).href
const entry = fileURLToPath(new URL('../../electron/cli.ts', import.meta.url))
/** Names every module that is loaded, at the end, on stderr. */
const witness = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module'
const loaded = []
registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context) } })
process.on('exit', () => process.stderr.write('\\n' + JSON.stringify(loaded)))
`)}`
const folder = mkdtempSync(join(tmpdir(), 'ledger-loading-'))
afterAll(() => rmSync(folder, { recursive: true }))

function loadedBy(...words: readonly string[]): { readonly code: number | null; readonly packages: readonly string[]; readonly core: readonly string[] } {
  const { status, stderr } = spawnSync(process.execPath, ['--import', guard, '--import', witness, entry, ...words, '--data', join(folder, 'data')], {
    encoding: 'utf8',
  })
  const loaded = JSON.parse(stderr.slice(stderr.lastIndexOf('\n'))) as string[]
  const packages = loaded.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? [])
  return { code: status, packages: [...new Set(packages)].sort(), core: loaded.filter((url) => url.includes('/electron/core/')) }
}

test.each([
  [['list', '--help'], 0],
  [['registers'], 0],
  [['list', 'unit', '--limit', 'many'], 64],
  [['import'], 64],
] as [string[], number][])('ledger %j brings neither the core nor a package along', (words, code) => {
  expect(loadedBy(...words)).toEqual({ code, packages: [], core: [] })
})

test('help names every command under the name by which it is called, and brings no core along', async () => {
  for (const [name, load] of Object.entries(commands)) expect((await load()).name).toBe(name)
  expect(loadedBy('--help')).toMatchObject({ code: 0, core: [] })
})

test('the backups of an office, its file and a workbook are looked at without the contract and the queries', () => {
  for (const words of [['init'], ['backups'], ['verify'], ['verify', 'none'], ['read', join(folder, 'none.xlsx')]]) {
    const { packages, core } = loadedBy(...words)
    expect(core.length).toBeGreaterThan(0)
    if (words[0] === 'init') expect(packages).toEqual(expect.arrayContaining(['@orpc/server', 'kysely', 'zod']))
    else expect(packages.filter((name) => name === 'kysely' || name === 'zod' || name.startsWith('@orpc/'))).toEqual([])
  }
})
