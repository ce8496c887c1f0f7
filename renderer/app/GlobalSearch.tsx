// One box for everything the office has: type a name, its pinyin or initials, or the end of a number, and go to the record. Works without the mouse and for screen readers.
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { client, orpc } from '../api/client.ts'
import { toRefusal } from '../api/refusal.ts'
import { isComposing } from '../components/composing.ts'
import { SearchOutlined } from '../components/icons.tsx'
import { useDebounced } from '../components/useDebounced.ts'
import { useShortcuts } from '../components/useShortcuts.ts'
import { useWhenChanged } from '../components/useWhenChanged.ts'
import { FoundList } from './FoundList.tsx'
import { choicesOf, type FoundChoice } from './foundChoices.ts'

/** Milliseconds after the page has opened until the core makes ready to search, which in a large office takes a second. */
const MAKE_READY_AFTER = 3_000
/** Milliseconds without a key after which what was typed is looked for. */
const REST = 150
const listId = 'global-search-found'

export function GlobalSearch() {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const box = useRef<HTMLInputElement>(null)
  const before = useRef<Element | null>(null)
  const hasty = useRef(false)
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState(0)
  const wanted = composing ? '' : typed.trim()
  const rested = useDebounced(wanted, REST)
  const text = wanted === '' ? '' : rested
  const found = useQuery(
    orpc.records.find.queryOptions({ input: { text }, enabled: open && text !== '', placeholderData: (previous) => (text === '' ? undefined : previous) }),
  )
  const choices = found.data && text !== '' ? choicesOf(found.data, text) : []
  const shown = open && text !== ''
  /** What is listed answers all that was typed. */
  const answered = text !== '' && text === wanted && found.data !== undefined && !found.isPlaceholderData
  const listed = shown && choices.length > 0

  useEffect(() => {
    // Nothing depends on it: a search before it is ready only waits a little longer.
    const timer = window.setTimeout(() => void client.records.find({ text: '' }).catch(() => undefined), MAKE_READY_AFTER)
    return () => window.clearTimeout(timer)
  }, [])
  // Who types and presses Enter faster than the answer comes gets its first one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect answers to the answer
  useEffect(() => {
    if (!hasty.current || !answered) return
    hasty.current = false
    choose(choices[0])
  }, [answered])
  // Another question begins at its first answer.
  useWhenChanged(text, () => setCurrent(0))

  const enter = () => {
    if (document.activeElement !== box.current) before.current = document.activeElement
    box.current?.focus()
    box.current?.select()
  }
  // On a list the bare key is that of the list's own search.
  useShortcuts({ 'ctrl+k': enter, '/': /^\/r\/[^/]+$/.test(pathname) ? undefined : enter })

  const close = () => {
    hasty.current = false
    setOpen(false)
    setTyped('')
    setCurrent(0)
  }
  const choose = (choice: FoundChoice | undefined) => {
    if (!choice) return
    close()
    box.current?.blur()
    navigate(choice.path)
  }
  const leave = () => {
    close()
    box.current?.blur()
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
    before.current = null
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (isComposing(event)) return
    const move = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (move !== 0) {
      event.preventDefault()
      if (choices.length > 0) setCurrent((current + move + choices.length) % choices.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (answered) choose(choices[current])
      else hasty.current = wanted !== ''
    } else if (event.key === 'Escape') {
      event.preventDefault()
      leave()
    }
  }

  const said = shown ? sentence() : ''
  return (
    <search className="global-search" aria-label="全部台账">
      <SearchOutlined className="global-search-icon" />
      <input
        ref={box}
        type="text"
        role="combobox"
        aria-label="在全部台账中搜索"
        aria-keyshortcuts="Control+K"
        aria-autocomplete="list"
        aria-expanded={listed}
        aria-controls={listed ? listId : undefined}
        aria-activedescendant={listed ? `${listId}-${current}` : undefined}
        placeholder="姓名、单位、拼音首字母、号码后四位（Ctrl+K）"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={typed}
        onChange={(event) => {
          hasty.current = false
          setTyped(event.target.value)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={onKeyDown}
      />
      {listed ? <FoundList id={listId} choices={choices} current={current} onHover={setCurrent} onChoose={choose} /> : null}
      <div role="status" className={shown && !listed && said !== '' ? 'global-search-said' : 'visually-hidden'}>
        {said}
      </div>
    </search>
  )

  function sentence(): string {
    if (found.error) return toRefusal(found.error).sentence
    if (!found.data) return '正在查找…'
    if (!answered) return ''
    if (found.data.groups.length === 0) return `没有找到“${text}”，可以换用名称中的字、拼音首字母或号码的后四位再试。`
    const total = found.data.groups.reduce((sum, group) => sum + group.total, 0)
    return `在 ${found.data.groups.length} 本台账中找到 ${total.toLocaleString()} 处，按上下键选择，按回车打开。`
  }
}
