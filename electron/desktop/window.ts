// The office's one window, laid out for the 1366×768 screens that offices have.
import { BrowserWindow, dialog, screen } from 'electron'
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
  // A page that holds unsaved work asks not to be closed; without an answer here the window would stay and not say why.
  window.webContents.on('will-prevent-unload', (event) => {
    if (givesUp(window)) event.preventDefault()
  })
  window.once('ready-to-show', () => window.show())
  // guardContents refuses navigation by the page; a load asked for here is not one.
  void window.loadURL(pageUrl)
  return window
}

function givesUp(window: BrowserWindow): boolean {
  const answer = dialog.showMessageBoxSync(window, {
    type: 'warning',
    title: '工会台账',
    message: '有内容还没有保存',
    detail: '现在关闭会丢掉没有保存的内容。',
    buttons: ['留在这里', '放弃并关闭'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return answer === 1
}
