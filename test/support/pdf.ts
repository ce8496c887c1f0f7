// A document as a printer gets it, read back by poppler's tools.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'

export interface PrintedPdf {
  /** Of each page, in the order in which it was drawn. */
  readonly pages: readonly string[]
  /** Of each page, in millimetres. */
  readonly sizes: readonly (readonly [width: number, height: number])[]
  /** Names of the fonts in it. */
  readonly fonts: readonly string[]
}

export async function printedPdf(browser: Browser, html: string): Promise<PrintedPdf> {
  const page = await browser.newPage()
  try {
    await page.setContent(html)
    return readPdf(await page.pdf({ preferCSSPageSize: true }))
  } finally {
    await page.close()
  }
}

export function readPdf(bytes: Uint8Array): PrintedPdf {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-pdf-'))
  try {
    const path = join(folder, 'report.pdf')
    writeFileSync(path, bytes)
    const run = (tool: string, ...parameters: string[]) => execFileSync(tool, [...parameters, path], { encoding: 'utf8' })
    const info = run('pdfinfo', '-f', '1', '-l', '9999')
    const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
    return {
      pages: text.split('\f').slice(0, -1),
      sizes: [...info.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm)].map(([, width, height]) => [inMillimetres(width), inMillimetres(height)]),
      fonts: run('pdffonts')
        .split('\n')
        .slice(2)
        .flatMap((line) => line.split(' ')[0] || []),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function inMillimetres(points: string | undefined): number {
  return Math.round((Number(points) * 25.4) / 72)
}
