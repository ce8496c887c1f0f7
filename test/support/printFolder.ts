// Where a browser that prints keeps its things while it does: to see that it has begun, and that nothing of it is left.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'

export interface PrintFolder {
  /** For TMPDIR of whoever prints. */
  readonly path: string
  /** Once a browser runs and has made its profile. */
  begun(): Promise<void>
  /** Once no folder of a printing is left in it, nor any process that was started with it. */
  empty(): Promise<void>
  remove(): void
}

export function printFolder(): PrintFolder {
  const path = mkdtempSync(join(tmpdir(), 'ledger-print-'))
  const folders = () => readdirSync(path).filter((name) => name.startsWith('union-ledger-print-'))
  return {
    path,
    begun: () =>
      expect
        .poll(() => folders().some((name) => existsSync(join(path, name, 'profile'))) && processesWith(path).length > 0, { timeout: 60_000 })
        .toBe(true)
        .then(() => undefined),
    empty: () =>
      expect
        .poll(() => [...folders(), ...processesWith(path)], { timeout: 60_000 })
        .toEqual([])
        .then(() => undefined),
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** A document that no computer prints in a moment. */
export const longDocument = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body><table>${Array.from({ length: 30_000 }, (_, n) => `<tr><td>第${n}街道<td>${n}`).join('')}</table>`

/** Command lines that speak of a folder; none where the system has no /proc. */
function processesWith(folder: string): string[] {
  if (!existsSync('/proc/self/cmdline')) return []
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const line = readFileSync(join('/proc', entry, 'cmdline'), 'utf8').replaceAll('\0', ' ')
      return line.includes(folder) ? [line] : []
    } catch {
      return [] // It ended meanwhile.
    }
  })
}
