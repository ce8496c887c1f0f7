// The preload as it is bundled: CommonJS for the sandbox, nothing required but electron, and in a real page it hands over the port and nothing more.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserPath, launchBrowser } from '#test/support/browser.ts'
import { root } from '#test/support/sources.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-preload-'))
let bundle = ''

beforeAll(async () => {
  await build({ configFile: join(root, 'electron', 'vite.config.ts'), mode: 'preload', logLevel: 'error', build: { outDir: folder } })
  bundle = readFileSync(join(folder, 'preload.cjs'), 'utf8')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the bundled preload', () => {
  test('is CommonJS and requires electron alone', () => {
    expect(bundle).not.toMatch(/^\s*(import|export)\s/m)
    const required = [...bundle.matchAll(/require\(["']([^"']+)["']\)/g)].map((match) => match[1])
    expect([...new Set(required)]).toEqual(['electron'])
    for (const name of builtinModules) expect(bundle).not.toContain(`"node:${name}"`)
  })
})

/** Runs in the page: a double of electron's renderer side, and the bundle as Electron would run it. */
function install(code: string): void {
  const asked: unknown[][] = []
  const listeners: ((event: { ports: readonly MessagePort[] }) => void)[] = []
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => Reflect.set(window, name, value) },
    ipcRenderer: {
      invoke: async (channel: string, ...parameters: unknown[]) => {
        asked.push([channel, ...parameters])
        if (channel === 'host:print') return { ok: false, error: { code: 'browser-missing', params: {}, reference: '' } }
        return { ok: true, value: `answer to ${channel}` }
      },
      send: (channel: string) => {
        asked.push([channel])
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = (event) => port1.postMessage(`core heard ${event.data}`)
        for (const listener of listeners) listener({ ports: [port2] })
      },
      on: (_channel: string, listener: (event: { ports: readonly MessagePort[] }) => void) => listeners.push(listener),
    },
    webUtils: { getPathForFile: (file: File) => (file.name === 'dropped.csv' ? 'C:\\ledgers\\dropped.csv' : '') },
  }
  Reflect.set(window, 'asked', asked)
  new Function('require', 'module', 'exports', code)((name: string) => (name === 'electron' ? electron : undefined), { exports: {} }, {})
}

describe.skipIf(!browserPath)('the preload in a real page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  test('exposes the Host and nothing else, hands the port over when it is asked for, and passes refusals with their code', async () => {
    const page = await browser.newPage()
    await page.route('http://ledger.test/', (route) => route.fulfill({ contentType: 'text/html', body: '<p>' }))
    await page.goto('http://ledger.test/')
    await page.evaluate(install, bundle)
    const found = await page.evaluate(async () => {
      const host = Reflect.get(window, 'unionLedgerHost')
      const heard = new Promise<string>((resolve) => {
        window.addEventListener('message', (event) => {
          const port = event.ports[0]
          if (event.source !== window || event.data?.type !== 'union-ledger-port' || !port) return
          port.onmessage = (answer) => resolve(String(answer.data))
          port.postMessage('hello')
        })
      })
      window.postMessage({ type: 'union-ledger-port-wanted' }, window.location.origin)
      const refusal = await host.print('<p>').catch((cause: unknown) => cause)
      await host.takeFiles([new File(['a'], 'dropped.csv'), new File(['bc'], 'made.csv')])
      await host.savePdf('<p>', '季报.pdf', 'job 1')
      await host.stopPdf('job 1')
      return { keys: Object.keys(host).sort(), picked: await host.pickFiles(), heard: await heard, refusal, asked: Reflect.get(window, 'asked') }
    })
    expect(found.keys).toEqual(['about', 'pickFiles', 'print', 'saveFile', 'savePdf', 'stopPdf', 'takeFiles'])
    expect(found.asked).toContainEqual(['host:save-pdf', '<p>', '季报.pdf', 'job 1'])
    expect(found.asked).toContainEqual(['host:stop-pdf', 'job 1'])
    expect(found.picked).toBe('answer to host:pick-files')
    expect(found.heard).toBe('core heard hello')
    expect(found.refusal).toEqual({ code: 'browser-missing', params: {}, reference: '' })
    const taken = found.asked.find(([channel]: [string]) => channel === 'host:take-files')
    expect(taken[1][0]).toEqual({ name: 'dropped.csv', path: 'C:\\ledgers\\dropped.csv' })
    expect(taken[1][1]).toMatchObject({ name: 'made.csv' })
    expect(taken[1][1].path).toBeUndefined()
  })
})
