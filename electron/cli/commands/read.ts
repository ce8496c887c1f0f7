import { basename } from 'node:path'
import { LedgerError } from '#shared/api/errors.ts'
import { type Command, type CommandContext, done } from '../command.ts'
import { type DescribedSheet, describeSheet } from '../describeSheet.ts'

export const read: Command = {
  name: 'read',
  usage: 'read FILE [--sheet NAME]',
  summary: ['看文件里读出了什么，不导入', 'show the cells of a file as the importer sees them; nothing is stored'],
  options: { sheet: { type: 'string' } },
  positionals: [1, 1],
  async run(context) {
    const [path = ''] = context.positionals
    const { sheet } = context.options
    const { readWorkbook } = await import('#core/closedOffice.ts')
    const book = await readWorkbook(path, { name: basename(path), signal: context.signal })
    const chosen = book.sheets.filter(({ name }) => sheet === undefined || name === sheet)
    if (chosen.length === 0) throw new LedgerError('no-table-found', { file: basename(path), sheet: String(sheet ?? '') })
    const sheets = chosen.map(describeSheet)
    context.answer({ format: book.format, encoding: book.encoding, date1904: book.date1904, sheets }, () =>
      [`${basename(path)}  ${book.format}${book.encoding === null ? '' : ` ${book.encoding}`}`, ...sheets.map((each) => sheetText(each, context.say))].join(
        '\n\n',
      ),
    )
    return done
  },
}

/** Cells that a person is shown at most; --json has them all. */
const most = 200

function sheetText(sheet: DescribedSheet, say: CommandContext['say']): string {
  const cells = Object.entries(sheet.cells)
  const lines = cells.slice(0, most).map(([name, { type, value }]) => `${name.padEnd(6)} ${type} ${value}`)
  const left = cells.length - lines.length
  const head = `[${sheet.name}]${sheet.hidden ? say('（隐藏）', ' (hidden)') : ''}  ${say('表头在第', 'header in row')} ${sheet.header.join(', ') || '—'}${say(' 行', '')}`
  return [head, ...lines, ...(left > 0 ? [say(`……另有 ${left} 格`, `… and ${left} more cells`)] : [])].join('\n')
}
