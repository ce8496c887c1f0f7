// A browser of the Chromium family that is already on this computer: it prints the PDFs of the web host and of the command line.
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const namesOnPath = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable', 'microsoft-edge', 'msedge', 'chrome']

const windowsPlaces = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe']

const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** @returns the program's path, or undefined; LEDGER_BROWSER names one that is preferred. */
export function findBrowser(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string | undefined {
  return places(environment, platform).find((path) => existsSync(path))
}

function places(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const named = environment.LEDGER_BROWSER ? [environment.LEDGER_BROWSER] : []
  if (platform === 'darwin') return [...named, ...macPlaces]
  if (platform === 'win32') {
    const roots = [environment['ProgramFiles(x86)'], environment.ProgramFiles, environment.LOCALAPPDATA]
    return [...named, ...roots.flatMap((root) => (root ? windowsPlaces.map((place) => `${root}\\${place}`) : []))]
  }
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  return [...named, ...namesOnPath.flatMap((name) => folders.map((folder) => join(folder, name)))]
}
