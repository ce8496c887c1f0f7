import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'

const watchdog = new URL('../../../../electron/core/imports/reading/watchdog.ts', import.meta.url).href
const run = (code: string) => spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })

it('a reader that takes too much memory is ended, though its thread hears nothing', async () => {
  const reader = run(`
    import { startWatchdog } from '${watchdog}'
    startWatchdog(${300 * 1024 * 1024})
    const held = []
    for (;;) if (held.length < 400) held.push(Buffer.alloc(1024 * 1024, 1))
  `)
  const [, signal] = await once(reader, 'exit')
  expect(signal).toBe('SIGKILL')
})

it('a reader whose core was killed ends by itself, though its thread hears nothing', async () => {
  const core = run(`
    import { spawn } from 'node:child_process'
    const reader = spawn(process.execPath, ['--input-type=module', '-e', \`
      import { startWatchdog } from '${watchdog}'
      startWatchdog(${2 ** 40})
      console.log(process.pid)
      for (;;) {}
    \`], { stdio: ['ignore', 'inherit', 'inherit'] })
    setInterval(() => {}, 1000)
  `)
  const [line] = (await once(core.stdout, 'data')) as [Buffer]
  const reader = Number(line.toString())
  expect(isAlive(reader)).toBe(true)
  core.kill('SIGKILL')
  await once(core, 'exit')
  for (let tries = 0; tries < 100 && isAlive(reader); tries++) await pause(100)
  expect(isAlive(reader)).toBe(false)
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
