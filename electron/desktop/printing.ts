// Printing in a window that nobody sees and that is always closed again.
import { BrowserWindow } from 'electron'
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

/** @returns the PDF's bytes, in the page size of the document's own @page rule. */
export function printDocumentToPdf(html: string): Promise<Buffer> {
  return inHiddenWindow(html, (window) => window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }))
}

function inHiddenWindow<T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> {
  return withDocument(html, async (url) => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, webviewTag: false },
    })
    try {
      // First the document, then the guard: from then on it cannot be led elsewhere.
      await window.loadURL(url)
      guardContents(window.webContents)
      return await work(window)
    } finally {
      window.destroy()
    }
  })
}
