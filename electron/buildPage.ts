// Builds the page (and the desktop's programs) when they are missing or older than what they are made from.
import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pageDir, projectDir } from './folders.ts'

/** @returns false when the page was fresh. @throws what Vite says when it cannot be built. */
export async function buildPage(): Promise<boolean> {
  if (isFresh(join(pageDir, 'index.html'), ['renderer', 'shared'])) return false
  const { build } = await import('vite')
  await build({ configFile: join(projectDir, 'renderer', 'vite.config.ts'), logLevel: 'error' })
  return true
}

/** main, preload and core for the Electron window. */
export async function buildDesktop(): Promise<boolean> {
  const outputs = { main: 'main.js', preload: 'preload.cjs', core: 'worker.js' }
  if (Object.entries(outputs).every(([mode, file]) => isFresh(join(projectDir, 'build', mode, file), ['electron', 'shared']))) return false
  const { build } = await import('vite')
  for (const mode of Object.keys(outputs)) await build({ configFile: join(projectDir, 'electron', 'vite.config.ts'), mode, logLevel: 'error' })
  return true
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
