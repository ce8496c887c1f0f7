import { basename } from 'node:path'
import { readWorkbook } from '#core/core.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { findHeader } from '#shared/importing/findHeader.ts'
import { createGrid } from '#shared/importing/grid.ts'
import { type Area, type Cell, columnName, type Sheet } from '#shared/importing/sheet.ts'
import { type Command, type CommandContext, done } from '../command.ts'

interface ShownSheet {
  readonly name: string
  readonly kind: Sheet['kind']
  readonly hidden: boolean
  readonly merges: readonly string[]
  readonly hiddenRows: readonly number[]
  readonly hiddenColumns: readonly string[]
  /** Rows of the header; empty where none was found. */
  readonly header: readonly number[]
  readonly cells: Readonly<Record<string, { readonly type: Cell['type']; readonly value: string | number | boolean }>>
}

export const read: Command = {
  name: 'read',
  usage: 'read FILE [--sheet NAME]',
  summary: ['看文件里读出了什么，不导入', 'show the cells of a file as the importer sees them; nothing is stored'],
  options: { sheet: { type: 'string' } },
  positionals: [1, 1],
  async run(context) {
    const [path = ''] = context.positionals
    const { sheet } = context.options
    const book = await readWorkbook(path, { name: basename(path), signal: context.signal })
    const chosen = book.sheets.filter(({ name }) => sheet === undefined || name === sheet)
    if (chosen.length === 0) throw new LedgerError('no-table-found', { file: basename(path), sheet: String(sheet ?? '') })
    const sheets = chosen.map(shown)
    context.answer({ format: book.format, encoding: book.encoding, date1904: book.date1904, sheets }, () =>
      [`${basename(path)}  ${book.format}${book.encoding === null ? '' : ` ${book.encoding}`}`, ...sheets.map((each) => sheetText(each, context.say))].join(
        '\n\n',
      ),
    )
    return done
  },
}

function shown(sheet: Sheet): ShownSheet {
  const cells: Record<string, ShownSheet['cells'][string]> = {}
  for (const row of sheet.rows) {
    row.cells.forEach((cell, column) => {
      if (cell) cells[`${columnName(column)}${row.number}`] = { type: cell.type, value: cell.value }
    })
  }
  return {
    name: sheet.name,
    kind: sheet.kind,
    hidden: sheet.hidden,
    merges: sheet.merges.map(areaName),
    hiddenRows: sheet.hiddenRows ?? sheet.rows.filter(({ hidden }) => hidden).map(({ number }) => number),
    hiddenColumns: sheet.hiddenColumns.map(columnName),
    header: sheet.kind === 'cells' ? findHeader(createGrid(sheet)).rows : [],
    cells,
  }
}

function areaName({ fromRow, toRow, fromColumn, toColumn }: Area): string {
  return `${columnName(fromColumn)}${fromRow}:${columnName(toColumn)}${toRow}`
}

/** Cells that a person is shown at most; --json has them all. */
const most = 200

function sheetText(sheet: ShownSheet, say: CommandContext['say']): string {
  const cells = Object.entries(sheet.cells)
  const lines = cells.slice(0, most).map(([name, { type, value }]) => `${name.padEnd(6)} ${type} ${value}`)
  const left = cells.length - lines.length
  const head = `[${sheet.name}]${sheet.hidden ? say('（隐藏）', ' (hidden)') : ''}  ${say('表头在第', 'header in row')} ${sheet.header.join(', ') || '—'}${say(' 行', '')}`
  return [head, ...lines, ...(left > 0 ? [say(`……另有 ${left} 格`, `… and ${left} more cells`)] : [])].join('\n')
}
