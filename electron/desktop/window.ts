// The office's one window, laid out for the 1366×768 screens that offices have.
import { BrowserWindow, screen } from 'electron'
import { pageUrl } from './page.ts'
import { guardContents } from './security.ts'

/** @param preload path of the bundled preload. */
export function openWindow(preload: string): BrowserWindow {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize
  const window = new BrowserWindow({
    title: '工会台账',
    width: Math.min(1440, width),
    height: Math.min(900, height),
    minWidth: Math.min(1024, width),
    minHeight: Math.min(640, height),
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: { preload, contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, spellcheck: false, devTools: true },
  })
  guardContents(window.webContents)
  window.once('ready-to-show', () => window.show())
  // guardContents refuses navigation by the page; a load asked for here is not one.
  void window.loadURL(pageUrl)
  return window
}
