// A command of `ledger` on a core that stays open between commands, on a day that stands still: what it answers, and what it throws.
// `ledgerHere` (ledger.ts) opens the office for each command, by today's clock.
import type { Core } from '#core/core.ts'
import type { Command, Options } from '#electron/cli/command.ts'

export interface Answered<T> {
  readonly code: number
  readonly json: T
  readonly text: string
}

/** As runCommand calls it. @param words positional arguments, one blank between them @throws what the command throws */
export async function runOn<T>(core: Core, command: Command, words: string, options: Options): Promise<Answered<T>> {
  let answered: { readonly document: unknown; readonly human: () => string } | undefined
  const code = await command.run({
    dataDir: core.dataDir,
    language: 'zh',
    json: true,
    options,
    positionals: words.split(' '),
    progress: { show: () => undefined, clear: () => undefined },
    signal: new AbortController().signal,
    office: async () => core,
    newOffice: async () => core,
    answer: (document, human) => {
      answered = { document, human }
    },
    say: (zh) => zh,
  })
  return { code, json: JSON.parse(JSON.stringify(answered?.document ?? null)) as T, text: answered?.human() ?? '' }
}
