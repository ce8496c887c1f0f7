// Entry of the desktop window; wiring only.
import { join } from 'node:path'
import { app } from 'electron'
import { startDesktop } from './desktop/desktop.ts'
import { claimScheme } from './desktop/page.ts'

// build/main/main.js; the other programs stand beside it.
const build = join(import.meta.dirname, '..')
const resourcesDir = app.isPackaged ? join(process.resourcesPath, 'resources') : join(build, '..', 'resources')

app.setName('工会台账')
// Where Chromium keeps its own things, not the office's data; settled before the lock, which lies in it.
app.setPath('userData', join(app.getPath('appData'), 'union-ledger'))

if (!app.requestSingleInstanceLock()) app.quit()
else {
  claimScheme()
  let window: Awaited<ReturnType<typeof startDesktop>>
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })
  app.whenReady().then(async () => {
    window = await startDesktop({ build, resourcesDir })
  })
}
