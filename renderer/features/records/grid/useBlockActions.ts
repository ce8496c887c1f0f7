// What is done to whole blocks of the sheet: copy, cut, paste, fill, clear. Rows that are not at hand are fetched first.
import { type ClipboardEvent, useRef } from 'react'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { Codes } from '../../../api/useCodes.ts'
import { around, type CellRange, type Filling, fillingOf, landingOf, rangeOf, rangeSize, type Selection } from '../../../components/cellRange.ts'
import { cellsAsHtml, cellsAsText } from '../../../components/copiedCells.ts'
import type { GridPosition } from '../../../components/gridKeys.ts'
import { pastedCells } from '../../../components/pastedCells.ts'
import { blockEdits, type GivenCell } from './cellEdits.ts'
import { type GridColumn, heldValue, lockReason, plainText, staysText } from './gridColumns.ts'
import type { GridRows } from './gridRows.ts'
import { type GridWork, mostRecords } from './gridWork.ts'

/** Rows that are copied at most; for more there is the export. */
const mostCopied = 10_000

interface Sheet {
  readonly rows: GridRows
  readonly work: GridWork
  readonly columns: readonly GridColumn[]
  readonly codes: Codes
  readonly selection: Selection
  readonly readOnly: string | null
  select(selection: Selection): void
}

export interface BlockActions {
  copy(event: ClipboardEvent, cut: boolean): void
  paste(event: ClipboardEvent): void
  clear(): void
  fill(way: 'down' | 'right'): void
  /** As the corner of the selection was pulled. */
  fillPulled(filling: Filling): void
  /** What was typed, into every selected cell. */
  typeAll(given: GivenCell): void
}

/** A copied cell knows the record at the end of its link, which a namesake would not. */
interface CopiedCell {
  readonly text: string
  readonly link: { readonly register: string; readonly id: number } | null
}

function copied(column: GridColumn, row: RecordRow, work: GridWork, codes: Codes): CopiedCell {
  const standing = work.standing(row.id, column.field.key)
  const held = standing ? standing.value : heldValue(column, row)
  const link = column.way.kind === 'link' && typeof held === 'number' ? { register: column.way.field.register, id: held } : null
  return { text: standing ? standing.text : plainText(column, row, codes.labelOf), link }
}

function givenTo(column: GridColumn | undefined, { text, link }: CopiedCell): GivenCell {
  return column?.way.kind === 'link' && link?.register === column.way.field.register ? { text, value: link.id } : { text }
}

const nothing: CopiedCell = { text: '', link: null }

export function useBlockActions({ rows, work, columns, codes, selection, readOnly, select }: Sheet): BlockActions {
  const clipboard = useRef<{ text: string; cells: readonly (readonly CopiedCell[])[] } | null>(null)
  const range = rangeOf(selection)
  const count = rows.total ?? 0

  const isUnderWay = (id: number, key: string) => work.standing(id, key)?.state === 'saving'

  /** Runs an action on rows that are there; says why it does not. */
  const onRows = async (wanted: CellRange, most: number, then: () => void) => {
    if (rangeSize(wanted).rows > most) return work.say(`一次最多 ${most.toLocaleString()} 行，请分几次选择。`)
    try {
      if (!rows.has(wanted.top, wanted.bottom)) {
        work.say('正在读取所选的行…')
        await rows.ensure(wanted.top, wanted.bottom)
      }
      then()
    } catch (thrown) {
      work.told.refused(thrown)
    }
  }
  const change = (label: string, wanted: CellRange, given: (at: GridPosition) => GivenCell, note = '') => {
    if (readOnly !== null) return work.say(readOnly)
    const { edits, refused, same } = blockEdits(wanted, (index) => rows.row(index), columns, codes.labelOf, given, isUnderWay)
    for (const { id, key } of same) work.forget(id, key)
    if (edits.length + refused.length === 0) work.say([`${label}：没有要改的内容`, note].filter(Boolean).join('；'))
    else void work.save(label, edits, refused, note)
  }
  const cellAt = ({ row, column }: GridPosition): CopiedCell => {
    const [record, at] = [rows.row(row), columns[column]]
    return record && at ? copied(at, record, work, codes) : nothing
  }
  const cellsOf = (wanted: CellRange) =>
    Array.from({ length: wanted.bottom - wanted.top + 1 }, (_, row) =>
      Array.from({ length: wanted.right - wanted.left + 1 }, (_, column) => cellAt({ row: wanted.top + row, column: wanted.left + column })),
    )

  /** @param whole the rows that give and those that take */
  const fillFrom = (whole: CellRange, filling: Filling, label: string) =>
    void onRows(whole, mostRecords, () => change(label, filling.range, (at) => givenTo(columns[at.column], cellAt(filling.from(at)))))

  const clear = (wanted = range, label = '清空') =>
    onRows(wanted, mostRecords, () => {
      if (readOnly !== null) return work.say(readOnly)
      const { edits, refused, same } = blockEdits(
        wanted,
        (index) => rows.row(index),
        columns,
        codes.labelOf,
        () => ({ text: '' }),
        isUnderWay,
      )
      for (const { id, key } of same) work.forget(id, key)
      const note = refused.length === 0 ? '' : `${refused.length} 格不能在这里清空：${refused[0]?.message ?? ''}`
      if (edits.length === 0) work.say(note === '' ? '所选的格是空的' : note)
      else void work.save(label, edits, [], note)
    })

  const takeCopy = (): { text: string; html: string } => {
    const cells = cellsOf(range)
    const texts = cells.map((row) => row.map((cell) => cell.text))
    const text = cellsAsText(texts)
    clipboard.current = { text, cells }
    const { rows: high, columns: wide } = rangeSize(range)
    work.say(`已复制 ${high.toLocaleString()} 行 × ${wide} 列`)
    return { text, html: cellsAsHtml(texts, columns.slice(range.left, range.right + 1).map(staysText)) }
  }

  return {
    copy(event, cut) {
      event.preventDefault()
      const isThere = rows.has(range.top, range.bottom)
      if (isThere && range.bottom - range.top < mostCopied) {
        const { text, html } = takeCopy()
        event.clipboardData.setData('text/plain', text)
        event.clipboardData.setData('text/html', html)
        if (cut) void clear(range, '剪切')
        return
      }
      void onRows(range, mostCopied, () => {
        const { text, html } = takeCopy()
        const item = new ClipboardItem({ 'text/plain': new Blob([text], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) })
        navigator.clipboard.write([item]).catch(() => work.say('所选的行已读取，请再按一次 Ctrl+C。'))
        if (cut) void clear(range, '剪切')
      })
    },
    paste(event) {
      event.preventDefault()
      const text = event.clipboardData.getData('text/plain')
      if (text === '') return work.say('剪贴板里没有文字')
      const lines = (from: string) => from.replaceAll('\r\n', '\n').replace(/\n$/, '')
      const own = clipboard.current && lines(clipboard.current.text) === lines(text) ? clipboard.current.cells : null
      const cells: readonly (readonly CopiedCell[])[] = own ?? pastedCells(text).map((row) => row.map((cell) => ({ text: cell, link: null })))
      const block = { rows: cells.length, columns: Math.max(...cells.map((row) => row.length)) }
      const landing = landingOf(block, range, { rows: count, columns: columns.length, page: 1 })
      const { top, left, bottom, right } = landing.range
      const lost = [
        landing.lostRows > 0 ? `${landing.lostRows} 行超出表格末尾，没有粘贴` : '',
        landing.lostColumns > 0 ? `${landing.lostColumns} 列超出右边，没有粘贴` : '',
      ]
      void onRows(landing.range, mostRecords, () => {
        select({ active: { row: top, column: left }, anchor: { row: top, column: left }, head: { row: bottom, column: right } })
        const from = ({ row, column }: GridPosition) => cells[(row - top) % block.rows]?.[(column - left) % block.columns] ?? nothing
        change('粘贴', landing.range, (at) => givenTo(columns[at.column], from(at)), lost.filter(Boolean).join('；'))
      })
    },
    clear: () => void clear(),
    fill(way) {
      const filling = fillingOf(range, way)
      if (!filling) return work.say(way === 'down' ? '上面没有可以填充的行' : '左边没有可以填充的列')
      const source = filling.from({ row: range.top, column: range.left })
      fillFrom({ ...range, top: Math.min(range.top, source.row) }, filling, way === 'down' ? '向下填充' : '向右填充')
    },
    fillPulled(filling) {
      const whole = around(range, filling.range)
      select({ active: selection.active, anchor: { row: whole.top, column: whole.left }, head: { row: whole.bottom, column: whole.right } })
      fillFrom(whole, filling, '填充')
    },
    typeAll: (given) => void onRows(range, mostRecords, () => change('填写', range, () => given)),
  }
}

/** Why the cell cannot be changed; null: it can. */
export function whyLocked(column: GridColumn | undefined, row: RecordRow | undefined, readOnly: string | null): string | null {
  if (!column || !row) return null
  return readOnly ?? lockReason(column, row)
}
