// Where things stand: the office's data by default, the page and the resources beside this program.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** This checkout's root. The bundled desktop has its own, see desktop/. */
export const projectDir = fileURLToPath(new URL('..', import.meta.url))
export const resourcesDir = join(projectDir, 'resources')
export const pageDir = join(projectDir, 'build', 'renderer')

/**
 * The data folder of the desktop, the web host and the command line alike; LEDGER_DATA names another.
 * On Windows the local, not the roaming, profile: a roaming one is copied over the network at every logon.
 */
export function defaultDataDir(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, home: string = homedir()): string {
  if (environment.LEDGER_DATA) return environment.LEDGER_DATA
  return join(userDir(environment, platform, home), 'union-ledger', 'office')
}

function userDir(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return environment.LOCALAPPDATA || join(home, 'AppData', 'Local')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  return environment.XDG_DATA_HOME || join(home, '.local', 'share')
}
