// The desktop from its first moment to its last: core, page, window, menu; and a backup before it goes.
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, ipcMain, Menu, session, shell } from 'electron'
import { errorSentence } from '#shared/messages/errors.ts'
import { defaultDataDir } from '../folders.ts'
import { errorDataOf } from '../sayError.ts'
import { channels } from './channels.ts'
import { type CoreProcess, startCore } from './coreProcess.ts'
import { answerHostCalls } from './hostCalls.ts'
import { menuTemplate } from './menu.ts'
import { servePage } from './page.ts'
import { guardSession, isOwnSender } from './security.ts'
import { openWindow } from './window.ts'

export interface DesktopOptions {
  /** The folder build/, with main, preload, core and renderer in it. */
  readonly build: string
  readonly resourcesDir: string
  readonly dataDir?: string
}

/** After app.whenReady(). @returns the window, or undefined when the office could not be opened and the clerk has been told. */
export async function startDesktop(options: DesktopOptions): Promise<BrowserWindow | undefined> {
  const dataDir = options.dataDir ?? defaultDataDir()
  let core: CoreProcess
  try {
    core = await startCore({ dataDir, resourcesDir: options.resourcesDir, programs: join(options.build, 'core') })
  } catch (cause) {
    tell(cause)
    app.exit(1)
    return undefined
  }
  guardSession(session.defaultSession)
  servePage(session.defaultSession, join(options.build, 'renderer'))
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ openDataFolder: () => void shell.openPath(dataDir), about: showAbout })))

  const window = openWindow(join(options.build, 'preload', 'preload.cjs'))
  answerHostCalls(ipcMain, { window, core, report })
  ipcMain.on(channels.port, (event) => {
    if (isOwnSender(event, window.webContents)) event.sender.postMessage(channels.port, null, [core.openPort()])
  })
  closeInOrder(core, window)
  core.onCrash(() => {
    tell(new Error('the core ended'))
    app.exit(70)
  })
  return window
}

/** First the window, which may hold unsaved work and stay; then the core, whose backup is waited for. */
function closeInOrder(core: CoreProcess, window: BrowserWindow): void {
  let closed = false
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    if (!window.isDestroyed()) return window.close()
    core
      .close()
      .catch(tell)
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}

function tell(cause: unknown): void {
  const data = errorDataOf(cause)
  dialog.showErrorBox('工会台账', errorSentence(data?.code ?? 'internal', data?.params ?? {}))
}

/** What the main process itself did not foresee. No cell texts or numbers come this way. */
function report(cause: unknown): string {
  const reference = Date.now().toString(36)
  process.stderr.write(`${reference} ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`)
  return reference
}

function showAbout(): void {
  void dialog.showMessageBox({ type: 'info', title: '关于工会台账', message: '工会台账', detail: `版本 ${app.getVersion()}\nMIT 许可`, buttons: ['确定'] })
}
