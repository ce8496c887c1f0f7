// Builds the page (and the desktop's programs) when they are missing or older than what they are made from.
import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pageDir, projectDir } from './folders.ts'

/** @returns false when the page was fresh. @throws what Vite says when it cannot be built. */
export async function buildPage(): Promise<boolean> {
  if (isFresh(join(pageDir, 'index.html'), ['renderer', 'shared'])) return false
  await viteBuild('renderer', 'production')
  return true
}

/** main, preload and core for the Electron window. */
export async function buildDesktop(): Promise<boolean> {
  const outputs = { main: 'main.js', preload: 'preload.cjs', core: 'worker.js' }
  if (Object.entries(outputs).every(([mode, file]) => isFresh(join(projectDir, 'build', mode, file), ['electron', 'shared']))) return false
  for (const mode of Object.keys(outputs)) await viteBuild('electron', mode)
  return true
}

/** Always what is shipped: a caller's NODE_ENV (a test runner sets one) would put React's development half into the page. */
async function viteBuild(folder: string, mode: string): Promise<void> {
  const { NODE_ENV: before } = process.env
  process.env.NODE_ENV = 'production'
  try {
    const { build } = await import('vite')
    await build({ configFile: join(projectDir, folder, 'vite.config.ts'), mode, logLevel: 'error' })
  } finally {
    if (before === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = before
  }
}

function isFresh(output: string, sources: readonly string[]): boolean {
  if (!existsSync(output)) return false
  const built = statSync(output).mtimeMs
  const roots = [...sources.map((folder) => join(projectDir, folder)), join(projectDir, 'package-lock.json')]
  return roots.every((root) => newest(root) <= built)
}

/** Milliseconds of the latest change below a path. */
function newest(path: string): number {
  const entry = statSync(path)
  if (!entry.isDirectory()) return entry.mtimeMs
  const inside = readdirSync(path, { withFileTypes: true }).map((child: Dirent) => newest(join(path, child.name)))
  return Math.max(entry.mtimeMs, ...inside)
}
