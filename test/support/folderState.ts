// What stands in a folder, byte for byte, so that a test can say that a refusal changed nothing.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/**
 * Digest by path of every file below `folder`; empty when it does not exist. The log is left out: it may tell of a refusal, and so is the lock, which is always empty.
 */
export function folderState(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {}
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(
    paths
      .filter((path) => !/^(logs[\\/]|office\.lock$)/.test(relative(folder, path)))
      .map((path) => [relative(folder, path), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )
}
