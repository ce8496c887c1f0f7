// The box in which a list is searched: asks a moment after the last letter, and never for letters that an input method still turns into characters.
import { Input, type InputRef } from 'antd'
import { type Ref, useEffect, useEffectEvent, useRef, useState } from 'react'
import { isComposing } from './composing.ts'
import { SearchOutlined } from './icons.tsx'

/** Milliseconds after the last letter. */
const pause = 250

interface Props {
  readonly label: string
  readonly placeholder: string
  /** What is searched for; the box follows it when somebody else changed it (Back, 清除筛选), never while the clerk goes on typing. */
  readonly value: string
  onChange(text: string): void
  /** Absent: at once. */
  readonly ready?: boolean
  /** Keys that lead here, as `aria-keyshortcuts` names them. */
  readonly shortcuts?: string
  /** ↓ or Enter: on to what was found. */
  onDown?(): void
  readonly ref?: Ref<InputRef>
}

export function SearchBox({ label, placeholder, value, onChange, ready = true, shortcuts, onDown, ref }: Props) {
  const [typed, setTyped] = useState(value)
  const [composing, setComposing] = useState(false)
  const asked = useRef(value)
  useEffect(() => {
    if (value !== asked.current) setTyped(value)
    asked.current = value
  }, [value])
  const ask = useEffectEvent(() => {
    asked.current = typed.trim()
    onChange(asked.current)
  })
  useEffect(() => {
    if (composing || !ready || typed.trim() === value) return
    const timer = window.setTimeout(ask, pause)
    return () => window.clearTimeout(timer)
  }, [typed, composing, value, ready])
  return (
    <Input
      {...(ref ? { ref } : {})}
      className="search-box"
      aria-label={label}
      {...(shortcuts ? { 'aria-keyshortcuts': shortcuts } : {})}
      placeholder={placeholder}
      prefix={<SearchOutlined />}
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onKeyDown={(event) => {
        if (isComposing(event)) return
        if (onDown && (event.key === 'ArrowDown' || event.key === 'Enter')) {
          event.preventDefault()
          onDown()
        } else if (event.key === 'Escape') {
          if (typed === '') event.currentTarget.blur()
          else setTyped('')
        }
      }}
    />
  )
}
