// The top of the sheet as it stands in the file, with the rows of the heading highlighted. They are chosen like rows in Excel: click, drag, arrows, Shift.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { isComposing } from '../../components/composing.ts'
import { bandAfterKey, bandOf, extendBand, type HeaderBand, rowsOfBand } from './headerBand.ts'
import { showHeaderRows } from './headerRows.ts'
import { RawCells, type RawRow } from './RawCells.tsx'

interface Props {
  readonly rows: readonly RawRow[]
  readonly columns: readonly string[]
  readonly headerRows: readonly number[]
  change(headerRows: number[]): void
}

/** Milliseconds after the last key before the table is read anew. */
const settle = 500

export function HeaderBandPicker({ rows, columns, headerRows, change }: Props) {
  const [band, setBand] = useState<HeaderBand | null>(bandOf(headerRows))
  const latest = useRef(band)
  const dragging = useRef(false)
  const timer = useRef<number | undefined>(undefined)
  const buttons = useRef(new Map<number, HTMLButtonElement>())
  const lastRow = rows.at(-1)?.row ?? 1
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const show = (next: HeaderBand | null) => {
    latest.current = next
    setBand(next)
  }
  const found = headerRows.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another sheet's reading, or another register, may have another header
  useEffect(() => {
    const waiting = timer.current !== undefined || dragging.current
    if (!waiting && found !== (latest.current ? rowsOfBand(latest.current).join() : '')) show(bandOf(headerRows))
    const last = headerRows.at(-1)
    if (last !== undefined) buttons.current.get(last)?.scrollIntoView({ block: 'nearest' })
  }, [found])

  const apply = (wait: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => {
      timer.current = undefined
      const chosen = latest.current ? rowsOfBand(latest.current) : []
      if (chosen.length > 0 && chosen.join() !== found) change(chosen)
    }, wait)
  }
  const begin = (row: number, extend: boolean) => show(extend && band ? extendBand(band, row, lastRow) : { anchor: row, focus: row })
  const onKey = (event: KeyboardEvent, row: number) => {
    if (isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return
    const next = bandAfterKey(band ?? { anchor: row, focus: row }, { key: event.key, shift: event.shiftKey }, lastRow)
    if (!next) return
    event.preventDefault()
    show(next)
    apply(settle)
    buttons.current.get(next.focus)?.focus()
  }
  const chosen = new Set(band ? rowsOfBand(band) : [])
  const tabStop = band?.focus ?? rows[0]?.row
  return (
    <section className="header-band" aria-label="工作表的开头">
      <p className="band-help" role="status">
        {band ? `表头：第 ${showHeaderRows(rowsOfBand(band))} 行。` : '没有找到表头。'}
        <span className="muted">单击行号改选，按住拖动可选两三行；也可用 ↑ ↓ 移动，Shift+↑ ↓ 增减。</span>
      </p>
      <div className="table-scroll band-scroll">
        <RawCells
          label="工作表的开头几行"
          rows={rows}
          columns={columns}
          rowProps={(row) => ({
            className: chosen.has(row) ? 'in-band' : '',
            onPointerEnter: () => {
              if (dragging.current && band) show(extendBand(band, row, lastRow))
            },
          })}
          rowHead={(row) => (
            <button
              ref={(button) => {
                if (button) buttons.current.set(row, button)
                else buttons.current.delete(row)
              }}
              type="button"
              tabIndex={row === tabStop ? 0 : -1}
              aria-pressed={chosen.has(row)}
              aria-label={`第 ${row} 行${chosen.has(row) ? '（表头）' : ''}`}
              onPointerDown={(event) => {
                if (event.button !== 0) return
                begin(row, event.shiftKey)
                dragging.current = true
                const end = () => {
                  dragging.current = false
                  apply(0)
                }
                window.addEventListener('pointerup', end, { once: true })
              }}
              onClick={(event) => {
                // A click without a pointer is Enter, Space or a screen reader.
                if (event.detail > 0) return
                begin(row, event.shiftKey)
                apply(0)
              }}
              onKeyDown={(event) => onKey(event, row)}
            >
              {row}
            </button>
          )}
        />
      </div>
    </section>
  )
}
