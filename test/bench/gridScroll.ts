// Scrolling through the sheet of a register beside a bare virtual list of plain text rows, by turns in the same browser: frames that came in time, and what one cost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { createCore } from '#core/core.ts'
import { browserPath, launchBrowser } from '#test/support/browser.ts'
import { resourcesDir } from '#test/support/office.ts'
import { startWebHost } from '#test/support/webHost.ts'

const rows = 26_353
const rowHeight = 28
const rounds = 3

interface Run {
  readonly frames: number
  /** Under 17 ms, 0…1. */
  readonly inTime: number
  /** Milliseconds of the page's main thread for a frame. */
  readonly cost: number
}

export async function benchGridScroll(): Promise<void> {
  if (!browserPath) return
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
  const dataDir = join(folder, 'data')
  const core = await createCore({ dataDir, resourcesDir, by: 'bench', create: true })
  for await (const event of await core.call.office.startDemo({ demo: 'taizhou' })) if (event.type === 'ready') break
  await core.close()
  const host = await startWebHost(dataDir)
  const browser = await launchBrowser()
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
    const sheet = await context.newPage()
    await sheet.goto(host.url)
    const bare = await context.newPage()
    await bare.addScriptTag({ content: await bareBundle(folder) })
    await bare.locator('#scroller').waitFor()
    for (const [what, step, frames] of [
      ['as with a wheel, 60 px a frame', 60, 400],
      [`the whole of ${rows} rows in 20 s`, Math.ceil((rows * rowHeight) / 1200), 1200],
    ] as const) {
      const runs = { sheet: [] as Run[], bare: [] as Run[] }
      for (let round = 0; round < rounds; round++) {
        // The rows come anew each time, as a clerk meets them.
        await sheet.bringToFront()
        await sheet.goto(`${new URL(host.url).origin}/#/`)
        await sheet.goto(`${new URL(host.url).origin}/#/r/unit?sheet=1`)
        await sheet.locator('[data-row="0"] [data-column="0"]').waitFor()
        runs.bare.push(await scroll(bare, '#scroller', step, frames))
        runs.sheet.push(await scroll(sheet, '.edit-scroll', step, frames))
      }
      console.log(`scrolling ${what}\n  the sheet: ${shown(runs.sheet)}\n  a bare virtual list of text: ${shown(runs.bare)}`)
      console.log(`  ratio of the cost of a frame ${(median(runs.sheet, 'cost') / median(runs.bare, 'cost')).toFixed(2)}, ${rounds} rounds`)
    }
  } finally {
    await browser.close()
    await host.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function scroll(page: Page, selector: string, step: number, frames: number): Promise<Run> {
  await page.bringToFront()
  await page.waitForTimeout(500)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  const from = await busy()
  const times = await page.evaluate(
    ([selector, step, frames]) =>
      new Promise<number[]>((resolve) => {
        const scroller = document.querySelector(selector as string)
        const times: number[] = []
        const frame = (time: number) => {
          times.push(time)
          if (times.length > Number(frames)) return resolve(times)
          if (scroller) scroller.scrollTop += Number(step)
          requestAnimationFrame(frame)
        }
        if (scroller) scroller.scrollTop = 0
        requestAnimationFrame(frame)
      }),
    [selector, step, frames] as const,
  )
  const cost = (((await busy()) - from) * 1000) / frames
  await session.detach()
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0))
  return { frames: gaps.length, inTime: gaps.filter((gap) => gap < 17).length / gaps.length, cost }
}

async function bareBundle(folder: string): Promise<string> {
  const entry = fileURLToPath(new URL('bareList.ts', import.meta.url))
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, outDir: folder, lib: { entry, formats: ['iife'], name: 'bareList' } },
  })
  const [first] = Array.isArray(output) ? output : [output]
  const chunk = first && 'output' in first ? first.output[0] : undefined
  if (!chunk) throw new Error('the bare list was not built')
  return chunk.code
}

function median(runs: readonly Run[], what: 'inTime' | 'cost'): number {
  return runs.map((run) => run[what]).toSorted((one, other) => one - other)[Math.floor(runs.length / 2)] ?? Number.NaN
}

function shown(runs: readonly Run[]): string {
  return `${(median(runs, 'inTime') * 100).toFixed(1)} % of frames under 17 ms, ${median(runs, 'cost').toFixed(1)} ms of work a frame`
}
