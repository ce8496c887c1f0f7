// Several PDFs from one start of an installed browser: each with its own paper and pages, nothing fetched, nothing left behind; and what happens where programs may not lead one.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { printPdf } from '#electron/web/printPdf.ts'
import { withPrinter } from '#electron/web/withPrinter.ts'
import { browserPath } from '#test/support/browser.ts'
import { readPdf } from '#test/support/pdf.ts'
import { longDocument, printFolder } from '#test/support/printFolder.ts'

const prints = printFolder()
const tmp = process.env.TMPDIR
process.env.TMPDIR = prints.path
afterAll(() => {
  if (tmp === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = tmp
  prints.remove()
})

const documentOf = (size: 'A4' | 'A3', rows: number, more = '') => `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<style>@page { size: ${size} landscape; margin: 15mm; @bottom-center { content: "第 " counter(page) " 页 共 " counter(pages) " 页" } } b { background: #fedcba }</style>
<body>${more}<b id="p">表头</b><table>${Array.from({ length: rows }, (_, n) => `<tr><td>第${n + 1}街道<td>${n}`).join('')}</table>
<script>document.getElementById('p').textContent = 'script ran'</script></body></html>`

/** The browser, with something before it in a shell; `$1` and the rest are its parameters. */
function browserWith(lines: string): { path: string; starts: () => string[] } {
  const [path, log] = [join(prints.path, 'browser'), join(prints.path, 'starts')]
  rmSync(log, { force: true })
  writeFileSync(path, `#!/bin/sh\necho "$*" >> '${log}'\n${lines}\nexec '${browserPath}' "$@"\n`, { mode: 0o755 })
  return { path, starts: () => readFileSync(log, 'utf8').trim().split('\n') }
}

describe.skipIf(!browserPath)('several PDFs from one browser', () => {
  test('are page for page those that a browser of its own prints for each, from a single start', async () => {
    const documents = [documentOf('A4', 3), documentOf('A3', 120)]
    const browser = browserWith('')
    const together = await withPrinter({ browser: browser.path }, async (print) => {
      const all: Buffer[] = []
      for (const html of documents) all.push(await print(html))
      return all
    })
    expect(browser.starts()).toHaveLength(1)
    const read = together.map(readPdf)
    const alone: typeof read = []
    for (const html of documents) alone.push(readPdf(await printPdf(html)))
    expect(read).toEqual(alone)
    expect(read.map(({ sizes }) => sizes[0])).toEqual([
      [297, 210],
      [420, 297],
    ])
    const last = read[1]?.pages ?? []
    expect(last.length).toBeGreaterThan(1)
    expect(last.at(-1)).toMatch(new RegExp(`第 ?${last.length} ?页 ?共 ?${last.length} ?页`))
    expect(read[0]?.pages.join()).toContain('表头')
    expect(read[0]?.pages.join()).not.toContain('script ran')
    await prints.empty()
  }, 120_000)

  test('fetch nothing, whatever they ask for', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const more = `<link rel="stylesheet" href="${origin}/a.css"><img src="${origin}/b.png"><iframe src="${origin}/c"></iframe><script src="${origin}/d.js"></script>`
    try {
      const { pages } = readPdf(await withPrinter({}, (print) => print(documentOf('A4', 3, more))))
      expect([asked, pages.length]).toEqual([[], 1])
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  }, 120_000)

  test('can be cancelled under way: the browser is killed with all its processes, and leaves nothing behind', async () => {
    const stop = new AbortController()
    const printing = withPrinter({ signal: stop.signal }, async (print) => {
      await print(documentOf('A4', 3))
      stop.abort()
      return print(longDocument)
    })
    await expect(printing).rejects.toMatchObject({ code: 'cancelled' })
    const late = new AbortController()
    const long = withPrinter({ signal: late.signal }, (print) => print(longDocument))
    long.catch(() => undefined)
    await prints.begun()
    late.abort()
    await expect(long).rejects.toMatchObject({ code: 'cancelled' })
    await prints.empty()
  }, 120_000)

  test('leave nothing behind either when something else goes wrong between two, or a browser takes too long or is none', async () => {
    const failing = withPrinter({}, async (print) => {
      await print(documentOf('A4', 3))
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    await expect(withPrinter({ timeout: 1 }, (print) => print(documentOf('A4', 3)))).rejects.toThrow('did not print within 1 ms')
    await expect(withPrinter({ browser: join(prints.path, 'none') }, (print) => print(documentOf('A4', 3)))).rejects.toThrow('ENOENT')
    await prints.empty()
  }, 120_000)

  test.each([
    ['and the browser ends', 'case "$*" in *--remote-debugging-pipe*) exec 3<&- 4>&- ;; esac'],
    [
      'and the browser stays, saying so',
      'case "$*" in *--remote-debugging-pipe*) echo "DevTools remote debugging is disallowed by the system admin." >&2; exec sleep 1000 ;; esac',
    ],
  ])(
    'come from a browser for each where the administrator does not let programs lead one, %s',
    async (_how, lines) => {
      const browser = browserWith(lines)
      const together = await withPrinter({ browser: browser.path }, async (print) => [await print(documentOf('A4', 3)), await print(documentOf('A3', 3))])
      expect(together.map((pdf) => readPdf(pdf).sizes)).toEqual([[[297, 210]], [[420, 297]]])
      expect(browser.starts().filter((words) => words.includes('--print-to-pdf'))).toHaveLength(2)
      await prints.empty()
    },
    120_000,
  )
})
