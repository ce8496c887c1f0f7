// The one input of the sheet. It lies over the current cell and always has the focus, unseen until something is typed: only a focused input lets a Chinese input
// method begin, so that not even the first letter of a composition is lost.
import { type ClipboardEvent, type CSSProperties, type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { isComposing } from '../../../components/composing.ts'
import type { Editing } from '../../../components/sheetKeys.ts'
import { useWhenChanged } from '../../../components/useWhenChanged.ts'
import type { GivenCell } from './cellEdits.ts'
import type { GridColumn } from './gridColumns.ts'
import { useCellOptions } from './useCellOptions.ts'

export interface CellEditorHandle {
  focus(): void
  /** Works on this text, all of it kept. */
  begin(text: string): void
  /** What an edit under way would give the cell. */
  given(): GivenCell
  lineBreak(): void
}

interface Props {
  readonly ref: Ref<CellEditorHandle>
  readonly label: string
  readonly style: CSSProperties
  readonly column: GridColumn | undefined
  readonly row: RecordRow | undefined
  readonly editing: Editing
  /** Nothing can be typed: copying and moving still work. */
  readonly locked: boolean
  /** Options stand above the cell, where there is no room below. */
  readonly above: boolean
  /** Typing has begun. */
  onTyping(): void
  /** The focus went elsewhere, or an option was clicked. */
  onSettle(given: GivenCell): void
  onKey(event: KeyboardEvent<HTMLTextAreaElement>): void
  onCopy(event: ClipboardEvent, cut: boolean): void
  onPaste(event: ClipboardEvent): void
}

export function CellEditor(props: Props) {
  const { ref, label, style, column, row, editing, locked, above, onTyping, onSettle, onKey, onCopy, onPaste } = props
  const input = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState('')
  const [changed, setChanged] = useState(false)
  /** Chosen with the arrow keys; -1: none. */
  const [chosen, setChosen] = useState(-1)
  const { options, meant } = useCellOptions(column, row, changed ? text : null, editing !== 'no')
  const at = chosen >= 0 && chosen < options.length ? chosen : meant
  const isOpen = editing !== 'no' && options.length > 0
  useWhenChanged(editing, () => {
    if (editing !== 'no') return
    setText('')
    setChanged(false)
    setChosen(-1)
  })

  const given = (): GivenCell => (isOpen && (changed || chosen >= 0) ? options[at]?.given : undefined) ?? { text }
  useImperativeHandle(ref, () => ({
    focus: () => input.current?.focus({ preventScroll: true }),
    begin: (start) => {
      setText(start)
      input.current?.focus({ preventScroll: true })
    },
    given,
    lineBreak: () => {
      const { selectionStart, selectionEnd } = input.current ?? { selectionStart: text.length, selectionEnd: text.length }
      setText(`${text.slice(0, selectionStart)}\n${text.slice(selectionEnd)}`)
      setChanged(true)
    },
  }))

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isStep = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    if (!isOpen || !isStep || isComposing(event) || event.altKey || event.ctrlKey) return onKey(event)
    event.preventDefault()
    event.stopPropagation()
    const step = event.key === 'ArrowDown' ? 1 : -1
    setChosen(Math.max(0, Math.min(options.length - 1, at + step)))
  }
  return (
    <div className="edit-overlay" style={style}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: it is a combobox while it has options, and only then */}
      <textarea
        ref={input}
        rows={1}
        className={editing === 'no' ? 'edit-input' : 'edit-input editing'}
        style={{ minWidth: style.width, minHeight: style.height }}
        aria-label={label}
        aria-description={locked ? '只读' : 'F2 修改，直接输入则替换；按 Esc 后按 Tab 离开表格'}
        role={isOpen ? 'combobox' : undefined}
        aria-expanded={isOpen ? true : undefined}
        aria-controls={isOpen ? 'cell-options' : undefined}
        aria-activedescendant={isOpen && at >= 0 ? `cell-option-${at}` : undefined}
        aria-autocomplete={isOpen ? 'list' : undefined}
        value={text}
        readOnly={locked}
        autoComplete="off"
        spellCheck={false}
        onCompositionStart={() => {
          if (editing === 'no') onTyping()
        }}
        onChange={(event) => {
          setText(event.target.value)
          setChanged(true)
          setChosen(-1)
          if (editing === 'no') onTyping()
        }}
        onBlur={() => {
          if (editing !== 'no') onSettle(given())
        }}
        onKeyDown={onKeyDown}
        onCopy={(event) => onCopy(event, false)}
        onCut={(event) => onCopy(event, true)}
        onPaste={onPaste}
      />
      {isOpen ? (
        <div id="cell-options" role="listbox" aria-label={column?.field.label ?? ''} className={above ? 'edit-options above' : 'edit-options'}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input's arrows and Enter choose
            <div
              // biome-ignore lint/suspicious/noArrayIndexKey: namesakes have one label
              key={index}
              id={`cell-option-${index}`}
              role="option"
              aria-selected={index === at}
              ref={index === at ? intoSight : null}
              className={index === at ? 'edit-option at' : 'edit-option'}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onSettle(option.given)}
            >
              {option.label}
              {option.detail === '' ? null : <span className="muted"> {option.detail}</span>}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  )
}

function intoSight(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' })
}
