// Where a browser that prints keeps its things while it does: to see that it has begun, and that nothing of it is left.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'

export interface PrintFolder {
  /** For TMPDIR of whoever prints. */
  readonly path: string
  /** Once a browser runs and has made its profile; it is then held, and does not end unless it is killed. */
  begun(): Promise<void>
  /** Once no folder of a printing is left in it, nor one that the browser made for itself, nor any process that was started with it. */
  empty(): Promise<void>
  remove(): void
}

export function printFolder(): PrintFolder {
  const path = mkdtempSync(join(tmpdir(), 'ledger-print-'))
  const folders = () => readdirSync(path).filter((name) => /^(union-ledger-print-|\.?(org|com)\.)/.test(name))
  return {
    path,
    async begun() {
      await expect.poll(() => folders().some((name) => existsSync(join(path, name, 'profile'))), { timeout: 60_000 }).toBe(true)
      // The browser itself alone: what it has just forked for itself, such as its reporter of crashes, goes with it unless it is held.
      signalAll(
        processesWith(path).filter(({ parent }, _, all) => parent !== 1 && all.every(({ id }) => id !== parent)),
        'SIGSTOP',
      )
    },
    async empty() {
      await expect.poll(() => [...folders(), ...processesWith(path).map(({ line }) => line)], { timeout: 60_000 }).toEqual([])
    },
    remove() {
      signalAll(processesWith(path), 'SIGKILL')
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/** A document that no computer prints before it is held. */
export const longDocument = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body><table>${Array.from({ length: 30_000 }, (_, n) => `<tr><td>第${n}街道<td>${n}`).join('')}</table>`

interface Process {
  readonly id: number
  readonly line: string
  readonly parent: number
}

function signalAll(processes: readonly Process[], signal: 'SIGSTOP' | 'SIGKILL'): void {
  for (const { id } of processes) {
    try {
      process.kill(id, signal)
    } catch {
      // It ended meanwhile.
    }
  }
}

/** Whose command lines speak of a folder; none where the system has no /proc. */
function processesWith(folder: string): Process[] {
  if (!existsSync('/proc/self/cmdline')) return []
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const line = readFileSync(join('/proc', entry, 'cmdline'), 'utf8').replaceAll('\0', ' ')
      if (!line.includes(folder)) return []
      // After the name in brackets: state, parent.
      const [, parent] =
        readFileSync(join('/proc', entry, 'stat'), 'utf8')
          .split(') ')
          .at(-1)
          ?.split(' ') ?? []
      return [{ id: Number(entry), line, parent: Number(parent) }]
    } catch {
      return [] // It ended meanwhile.
    }
  })
}
