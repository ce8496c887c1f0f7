// `npm start` on a computer without a desktop: it says why there is no window, serves the same product, and closes in order.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { root } from '#test/support/sources.ts'
import { enter } from '#test/support/webClient.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('npm start without a desktop serves the page and ends at Ctrl+C', async () => {
  const child = spawn(process.execPath, ['--import', './electron/nodeVersion.js', 'electron/start.ts'], {
    cwd: root,
    env: { ...process.env, CI: 'true', LEDGER_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/.exec(said)?.[0]
      if (found) resolve(found)
    })
    ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)))
  })
  expect(said).toContain('打不开 Electron 窗口')
  const client = await enter(url)
  expect(await (await client.fetch('/')).text()).toContain('id="root"')
  expect((await client.call.office.status()).hasData).toBe(false)
  child.kill('SIGINT')
  expect(await ended).toBe(0)
  expect(existsSync(join(folder, 'data', 'office.sqlite'))).toBe(true)
  expect(existsSync(join(folder, 'data', 'office.sqlite-wal'))).toBe(false)
})
