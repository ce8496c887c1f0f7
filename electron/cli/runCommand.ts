// From the words on the command line to an exit code.
import { parseArgs } from 'node:util'
import type { Core } from '#core/core.ts'
import { LedgerError } from '#shared/api/errors.ts'
import type { Language } from '#shared/messages/errors.ts'
import { defaultDataDir, resourcesDir } from '../folders.ts'
import { failed } from '../sayError.ts'
import type { Command, CommandContext, Options } from './command.ts'
import { hasOffice } from './officeFile.ts'
import { progressBar, type Terminal } from './progress.ts'

const everywhere = {
  data: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Where answers go, and where sentences. */
export interface Output {
  readonly stdout: Pick<NodeJS.WriteStream, 'write'>
  readonly stderr: Terminal
}

/** @param words what follows `ledger`. @returns the exit code. */
export async function runCommand(
  words: readonly string[],
  commands: Readonly<Record<string, () => Promise<Command>>>,
  output: Output = process,
): Promise<number> {
  const { stdout, stderr } = output
  const language = languageOf(words)
  const [name = ''] = words
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    const all = await Promise.all(Object.values(commands).map((each) => each()))
    const asked = words.length === 0 || name === '--help' || name === '-h' || name === 'help'
    if (asked) stdout.write(`${overview(all, language)}\n`)
    else stderr.write(`${overview(all, language)}\n`)
    return asked && words.length > 0 ? 0 : 64
  }
  try {
    const command = await load()
    const { options, positionals } = readWords(command, words.slice(1))
    if (options.help) {
      stdout.write(`ledger ${command.usage}\n`)
      return 0
    }
    return await runWith(command, options, positionals, language, output)
  } catch (cause) {
    return failed(cause, language, stderr)
  }
}

function readWords(command: Command, words: string[]): { options: Options; positionals: string[] } {
  const wrong = (cause?: unknown) => new LedgerError('wrong-usage', { usage: `ledger ${command.usage}` }, { cause })
  try {
    const { values, positionals } = parseArgs({ args: joined(words), options: { ...command.options, ...everywhere }, allowPositionals: true, strict: true })
    const [least, most] = command.positionals
    if (!values.help && (positionals.length < least || positionals.length > most)) throw wrong()
    if (values.data === '') throw wrong() // It would mean the folder that the caller happens to stand in.
    if (values.lang !== undefined && values.lang !== 'zh' && values.lang !== 'en') throw wrong()
    return { options: values as Options, positionals }
  } catch (cause) {
    throw cause instanceof LedgerError ? cause : wrong(cause)
  }
}

/** `--sort -name`: what follows is a value and no option. */
function joined(words: readonly string[]): string[] {
  const result: string[] = []
  for (const word of words) {
    if (result.at(-1) === '--sort') result[result.length - 1] = `--sort=${word}`
    else result.push(word)
  }
  return result
}

async function runWith(command: Command, options: Options, positionals: readonly string[], language: Language, { stdout, stderr }: Output): Promise<number> {
  const stopped = new AbortController()
  const onInterrupt = () => stopped.abort()
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onInterrupt)
  const dataDir = typeof options.data === 'string' ? options.data : defaultDataDir()
  const progress = progressBar(stderr, language)
  const opened: Core[] = []
  const open = async (create: boolean) => {
    const { createCore } = await import('#core/core.ts')
    const core = await createCore({ dataDir, resourcesDir, create })
    opened.push(core)
    return core
  }
  const context: CommandContext = {
    dataDir,
    language,
    json: options.json === true,
    options,
    positionals,
    progress,
    signal: stopped.signal,
    office: () => open(false),
    newOffice: async () => {
      if (await hasOffice(dataDir)) throw new LedgerError('data-not-empty', { folder: dataDir })
      return open(true)
    },
    answer: (document, human) => {
      progress.clear()
      stdout.write(`${options.json ? JSON.stringify(document) : human()}\n`)
    },
    say: (zh, en) => (language === 'en' ? en : zh),
  }
  try {
    return await command.run(context)
  } finally {
    progress.clear()
    for (const core of opened) await core.close()
    process.removeListener('SIGINT', onInterrupt)
    process.removeListener('SIGTERM', onInterrupt)
  }
}

/** Before the words are understood: a wrong line is refused in the language that it asks for. */
function languageOf(words: readonly string[]): Language {
  const at = words.indexOf('--lang')
  return words[at + 1] === 'en' && at >= 0 ? 'en' : words.includes('--lang=en') ? 'en' : 'zh'
}

function overview(commands: readonly Command[], language: Language): string {
  const at = language === 'en' ? 1 : 0
  const lines = commands.flatMap(({ usage, summary }) => [`  ledger ${usage}`, `      ${summary[at]}`])
  const common = ['  --data DIR   数据文件夹', '  --json       结果只以一个 JSON 文档输出', '  --lang en    英文提示']
  const commonEn = ['  --data DIR   the data folder', '  --json       one JSON document on stdout, nothing else', '  --lang en    messages in English']
  return [at ? 'Commands:' : '命令：', ...lines, '', at ? 'With every command:' : '每个命令都可以用：', ...(at ? commonEn : common)].join('\n')
}
