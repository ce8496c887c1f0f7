// Shows the clerk the page without being asked, where there is a screen to show it on.
import { spawn } from 'node:child_process'

/** A desktop to open windows on; none on servers and in automated runs. */
export function hasDesktop(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): boolean {
  if (environment.CI) return false
  if (platform === 'linux') return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY)
  return !environment.SSH_CONNECTION
}

/** Opens an address in the clerk's own browser; the address has been printed, so a failure costs nothing. */
export function openBrowser(url: string, platform: NodeJS.Platform = process.platform): void {
  // rundll32 instead of `start`: no shell, so nothing in the address is read as a command.
  const [program, ...parameters] =
    platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler', url] : platform === 'darwin' ? ['open', url] : ['xdg-open', url]
  const child = spawn(program as string, parameters, { stdio: 'ignore', detached: true })
  child.on('error', () => child.unref())
  child.unref()
}
