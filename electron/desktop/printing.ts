// Printing in a window that nobody sees and that is always closed again.
import { BrowserWindow } from 'electron'
import { LedgerError } from '#shared/api/errors.ts'
import { withDocument } from './page.ts'
import { guardContents } from './security.ts'

/** Opens the system's print dialog on a complete HTML document; resolves when it is closed, printed or not. */
export function printDocument(html: string): Promise<void> {
  return inHiddenWindow(
    html,
    (window) =>
      new Promise((resolve, reject) => {
        window.webContents.print({ printBackground: true }, (done, reason) => {
          if (done || /cancel/i.test(reason)) resolve()
          else reject(new Error(`printing failed: ${reason}`))
        })
      }),
  )
}

/** @returns the PDF's bytes, in the page size of the document's own @page rule. @throws LedgerError cancelled, as soon as `signal` says so */
export function printDocumentToPdf(html: string, signal: AbortSignal): Promise<Buffer> {
  return inHiddenWindow(html, (window) => window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }), signal)
}

function inHiddenWindow<T>(html: string, work: (window: BrowserWindow) => Promise<T>, signal?: AbortSignal): Promise<T> {
  return withDocument(html, async (url) => {
    if (signal?.aborted) throw new LedgerError('cancelled')
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, webviewTag: false },
    })
    const { promise: stopped, reject } = Promise.withResolvers<never>()
    const onAbort = () => reject(new LedgerError('cancelled'))
    signal?.addEventListener('abort', onAbort, { once: true })
    const worked = async () => {
      // First the document, then the guard: from then on it cannot be led elsewhere.
      await window.loadURL(url)
      guardContents(window.webContents)
      return work(window)
    }
    try {
      // Closing the window ends the printing, but nobody has promised that its promise is then settled.
      return await Promise.race([worked(), stopped])
    } finally {
      signal?.removeEventListener('abort', onAbort)
      window.destroy()
    }
  })
}
