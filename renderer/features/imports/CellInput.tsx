// The one input of the sheet. It sits over the current cell and always has the focus, unseen until something is typed:
// only a focused input lets a Chinese input method begin, so a plain cell could never be typed into.
import { type CSSProperties, type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react'
import { useWhenChanged } from '../../components/useWhenChanged.ts'

export interface CellInputHandle {
  focus(): void
  /** Starts an edit with this text, all of it kept. */
  begin(text: string): void
  clear(): void
  /** Ends an edit as if the clerk had left the cell. */
  settle(): void
}

interface Props {
  readonly ref: Ref<CellInputHandle>
  readonly label: string
  readonly style: CSSProperties
  readonly editing: boolean
  onEditing(): void
  onSettle(text: string): void
  onKey(event: KeyboardEvent<HTMLInputElement>, text: string): void
}

export function CellInput({ ref, label, style, editing, onEditing, onSettle, onKey }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  useWhenChanged(editing, () => {
    if (!editing) setText('')
  })
  useImperativeHandle(ref, () => ({
    focus: () => input.current?.focus({ preventScroll: true }),
    begin: (start) => {
      setText(start)
      input.current?.focus({ preventScroll: true })
    },
    clear: () => setText(''),
    settle: () => {
      if (editing) onSettle(text)
    },
  }))
  return (
    <input
      ref={input}
      className={editing ? 'cell-input editing' : 'cell-input'}
      style={style}
      aria-label={label}
      aria-description="回车或 F2 修改，直接输入则替换"
      value={text}
      autoComplete="off"
      spellCheck={false}
      onCompositionStart={() => {
        if (!editing) onEditing()
      }}
      onChange={(event) => {
        setText(event.target.value)
        if (!editing) onEditing()
      }}
      onBlur={() => {
        if (editing) onSettle(text)
      }}
      onKeyDown={(event) => onKey(event, text)}
    />
  )
}
