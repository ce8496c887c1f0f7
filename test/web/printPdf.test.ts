// PDFs by an installed browser: the page's own paper, the words that were in it, nothing left behind.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findBrowser } from '#electron/web/findBrowser.ts'
import { printPdf } from '#electron/web/printPdf.ts'
import { browserPath } from '#test/support/browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'ledger-pdf-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const html = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>@page { size: A4 landscape; margin: 15mm }</style>
<body><h1>基层工会组织情况</h1><p id="p">合计 9394</p><script>document.getElementById('p').textContent = 'script ran'</script></body></html>`

const profiles = () => readdirSync(tmpdir()).filter((name) => name.startsWith('union-ledger-print-'))

describe.skipIf(!browserPath)('a PDF from an installed browser', () => {
  test('has the paper of the document, its text, and no script ran', async () => {
    const before = profiles()
    const pdf = join(folder, 'a.pdf')
    writeFileSync(pdf, await printPdf(html))
    const text = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' }).stdout
    expect(text).toContain('基层工会组织情况')
    expect(text).toContain('合计 9394')
    expect(text).not.toContain('script ran')
    const info = spawnSync('pdfinfo', [pdf], { encoding: 'utf8' }).stdout
    expect(info).toMatch(/Page size:\s+84\d(\.\d+)? x 59\d/)
    expect(info).toMatch(/Pages:\s+1/)
    expect(profiles()).toEqual(before)
  })

  test('can be cancelled, and leaves nothing behind', async () => {
    const before = profiles()
    const stop = new AbortController()
    const printing = printPdf(html, { signal: stop.signal })
    stop.abort()
    await expect(printing).rejects.toMatchObject({ code: 'cancelled' })
    expect(profiles()).toEqual(before)
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
