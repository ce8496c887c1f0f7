// Several documents → PDFs through one browser: to start it takes longer than to print most reports.
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'
import { type DevtoolsPipe, devtoolsPipe } from './devtoolsPipe.ts'
import { forPrinting, layPage, type PrintingBrowser, type PrintOptions, startBrowser, within } from './printingBrowser.ts'
import { printPdf } from './printPdf.ts'

/** One complete HTML document after the other → the bytes of its PDF, by its own @page size. @throws what printPdf throws */
export type Print = (html: string) => Promise<Buffer>

/**
 * For as long as `work` takes. Where the computer's administrator forbids programs to lead a browser, each document gets one of its own.
 * @throws LedgerError browser-missing, cancelled; what `work` throws
 */
export function withPrinter<T>(options: PrintOptions, work: (print: Print) => Promise<T>): Promise<T> {
  return forPrinting(options, async (program, folder) => {
    const browser = startBrowser(program, folder, ['--remote-debugging-pipe', '--no-startup-window'], { signal: options.signal, pipes: 2 })
    const [, , , to, from] = browser.process.stdio
    const pipe = devtoolsPipe(to as Writable, from as Readable)
    browser.ended.then(
      () => pipe.fail(new Error('the browser has ended')),
      (why) => pipe.fail(why),
    )
    const led = isLed(browser, pipe)
    led.catch(() => undefined)
    try {
      return await work(async (html) => {
        if (!(await within(options.timeout, browser, led))) return printPdf(html, options)
        return within(options.timeout, browser, printPage(pipe, await layPage(folder, html)))
      })
    } finally {
      await end(browser, pipe)
    }
  })
}

/** False where it says that it may not be led, or ends instead of answering. @throws the reason for which it was stopped */
async function isLed(browser: PrintingBrowser, pipe: DevtoolsPipe): Promise<boolean> {
  const answered = pipe.send(z.object({}), 'Browser.getVersion').then(
    () => true,
    () => false,
  )
  const forbidden = new Promise<boolean>((resolve) => {
    browser.process.stderr?.on('data', (words: Buffer) => words.includes('remote debugging is disallowed') && resolve(false))
  })
  const led = await Promise.race([answered, forbidden])
  const why = browser.stopped()
  if (why) throw why
  if (!led) browser.stop(new Error('the browser may not be led'))
  return led
}

async function printPage(pipe: DevtoolsPipe, address: string): Promise<Buffer> {
  const { targetId } = await pipe.send(z.object({ targetId: z.string() }), 'Target.createTarget', { url: 'about:blank' })
  try {
    const { sessionId } = await pipe.send(z.object({ sessionId: z.string() }), 'Target.attachToTarget', { targetId, flatten: true })
    await pipe.send(z.object({}), 'Page.enable', {}, sessionId)
    await pipe.send(z.object({}), 'Page.setLifecycleEventsEnabled', { enabled: true }, sessionId)
    await load(pipe, sessionId, address)
    const { data } = await pipe.send(z.object({ data: z.string() }), 'Page.printToPDF', { preferCSSPageSize: true, printBackground: true }, sessionId)
    return Buffer.from(data, 'base64')
  } finally {
    await pipe.send(z.object({}), 'Target.closeTarget', { targetId }).catch(() => undefined) // Gone with the browser.
  }
}

const loadEvent = z.object({ name: z.literal('load'), loaderId: z.string() })

/** The blank page that was there before has a load of its own. */
async function load(pipe: DevtoolsPipe, sessionId: string, address: string): Promise<void> {
  const loaded = new Set<string>()
  let wanted = ''
  const { promise, resolve } = Promise.withResolvers<void>()
  const forget = pipe.listen((event) => {
    if (event.sessionId !== sessionId || event.method !== 'Page.lifecycleEvent') return
    const { data } = loadEvent.safeParse(event.params)
    if (data) loaded.add(data.loaderId)
    if (loaded.has(wanted)) resolve()
  })
  try {
    const answer = await pipe.send(
      z.object({ loaderId: z.string().optional(), errorText: z.string().optional() }),
      'Page.navigate',
      { url: address },
      sessionId,
    )
    if (answer.loaderId === undefined || answer.errorText !== undefined) throw new Error(`the browser did not open the document: ${answer.errorText}`)
    wanted = answer.loaderId
    if (!loaded.has(wanted)) await Promise.race([promise, pipe.failed])
  } finally {
    forget()
  }
}

/** It is asked to go, so that it leaves nothing behind, and made to where it does not. */
async function end({ ended, stop }: PrintingBrowser, pipe: DevtoolsPipe): Promise<void> {
  const timer = setTimeout(() => stop(new Error('the browser did not end')), 5_000)
  pipe.send(z.object({}), 'Browser.close').catch(() => undefined)
  await ended.catch(() => undefined)
  clearTimeout(timer)
}
