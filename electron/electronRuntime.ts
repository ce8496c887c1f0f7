// Electron's own program comes from outside the npm registry: look whether it is there, and try once to fetch it.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/** Path of Electron's program, or undefined. */
export function installedElectron(): string | undefined {
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return undefined
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(named, 'utf8').trim())
  return existsSync(program) ? program : undefined
}

/** Runs Electron's own installer, which honours ELECTRON_MIRROR and proxies. @param limit milliseconds. */
export function fetchElectron(limit = 60_000): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: limit, killSignal: 'SIGKILL', windowsHide: true })
    child.on('error', () => resolve(undefined))
    child.on('close', () => resolve(installedElectron()))
  })
}
