// What a command of `ledger` is: its line of usage, its options, its work. The table of all of them stands in commands/index.ts.
import type { ParseArgsOptionsConfig } from 'node:util'
import type { Core } from '#core/core.ts'
import type { Language } from '#shared/messages/errors.ts'
import type { ProgressBar } from './progress.ts'

export type Options = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

export interface CommandContext {
  readonly dataDir: string
  readonly language: Language
  readonly json: boolean
  readonly options: Options
  readonly positionals: readonly string[]
  readonly progress: ProgressBar
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal
  /** Opens the office that must be there; closed when the command is done. @throws LedgerError data-missing, folder-busy … */
  office(): Promise<Core>
  /** Makes a new office. @throws LedgerError data-not-empty, folder-not-writable */
  newOffice(): Promise<Core>
  /** The one document of --json, or what a person reads in its place. */
  answer(document: unknown, human: () => string): void
  /** `zh` or `en`, as the language asks. */
  say(zh: string, en: string): string
}

export interface Command {
  readonly name: string
  /** After `ledger `. */
  readonly usage: string
  readonly summary: readonly [zh: string, en: string]
  readonly options?: ParseArgsOptionsConfig
  /** How many positional arguments there may be. */
  readonly positionals: readonly [least: number, most: number]
  /** @returns the exit code. */
  run(context: CommandContext): Promise<number>
}

export const done = 0
export const someRejected = 2
