// PDFs by an installed browser: the page's own paper, the words that were in it, nothing left behind.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findBrowser } from '#electron/web/findBrowser.ts'
import { printPdf } from '#electron/web/printPdf.ts'
import { browserPath } from '#test/support/browser.ts'
import { longDocument, printFolder } from '#test/support/printFolder.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-pdf-'))
// Others print at the same time.
const prints = printFolder()
const tmp = process.env.TMPDIR
process.env.TMPDIR = prints.path
afterAll(() => {
  if (tmp === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = tmp
  rmSync(folder, { recursive: true, force: true })
  prints.remove()
})

const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>@page { size: A4 landscape; margin: 15mm }</style>
<body><h1>基层工会组织情况</h1><p id="p">合计 9394</p><script>document.getElementById('p').textContent = 'script ran'</script></body></html>`

describe.skipIf(!browserPath)('a PDF from an installed browser', () => {
  test('has the paper of the document, its text, and no script ran', async () => {
    const pdf = join(folder, 'a.pdf')
    writeFileSync(pdf, await printPdf(html))
    const text = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).stdout
    expect(text).toContain('基层工会组织情况')
    expect(text).toContain('合计 9394')
    expect(text).not.toContain('script ran')
    const info = spawnSync('pdfinfo', [pdf], { encoding: 'utf8' }).stdout
    expect(info).toMatch(/Page size:\s+84\d(\.\d+)? x 59\d/)
    expect(info).toMatch(/Pages:\s+1/)
    await prints.empty()
  })

  test('can be cancelled before its browser has begun', async () => {
    const stop = new AbortController()
    const printing = printPdf(html, { signal: stop.signal })
    stop.abort()
    await expect(printing).rejects.toMatchObject({ code: 'cancelled' })
    await prints.empty()
  })

  test('can be cancelled under way: its browser is killed with all its processes, and leaves nothing behind', async () => {
    const stop = new AbortController()
    const printing = printPdf(longDocument, { signal: stop.signal })
    printing.catch(() => undefined)
    await prints.begun()
    stop.abort()
    await expect(printing).rejects.toMatchObject({ code: 'cancelled' })
    await prints.empty()
  })

  test('a browser that takes too long is given up', async () => {
    await expect(printPdf(html, { timeout: 1 })).rejects.toThrow('did not print within 1 ms')
  })
})

describe('finding a browser', () => {
  test('none on this computer is a refusal with a code of its own', async () => {
    const path = process.env.PATH
    const named = process.env.LEDGER_BROWSER
    process.env.PATH = folder
    delete process.env.LEDGER_BROWSER
    try {
      expect(findBrowser(process.env, 'linux')).toBeUndefined()
      await expect(printPdf(html)).rejects.toMatchObject({ code: 'browser-missing' })
    } finally {
      process.env.PATH = path
      if (named !== undefined) process.env.LEDGER_BROWSER = named
    }
  })

  test('on Windows, Edge is looked for where it is installed', () => {
    const edge = `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`
    writeFileSync(edge, '')
    expect(findBrowser({ 'ProgramFiles(x86)': folder }, 'win32')).toBe(edge)
  })

  test('the one that is named comes first', () => {
    const named = join(folder, 'my-browser')
    writeFileSync(named, '')
    expect(findBrowser({ LEDGER_BROWSER: named, PATH: process.env.PATH }, 'linux')).toBe(named)
  })
})
