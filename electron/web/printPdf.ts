// A complete HTML document → PDF, by its own @page size, through a browser that is already installed. The desktop window prints its own.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { forPrinting, layPage, type PrintOptions, startBrowser, within } from './printingBrowser.ts'

/**
 * @returns the PDF's bytes.
 * @throws LedgerError browser-missing, cancelled; an Error with the browser's last words when it failed or took too long.
 */
export function printPdf(html: string, options: PrintOptions = {}): Promise<Buffer> {
  return forPrinting(options, async (program, folder) => {
    const pdf = join(folder, 'page.pdf')
    const page = await layPage(folder, html)
    const browser = startBrowser(program, folder, ['--no-pdf-header-footer', `--print-to-pdf=${pdf}`, page], options)
    await within(options.timeout, browser, browser.ended)
    return readFile(pdf)
  })
}
