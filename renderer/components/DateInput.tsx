// A date as text, to the precision that is known. A calendar cannot say "some day in January 2019"; a ledger often does.
import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { isComposing } from './composing.ts'
import { parseDateText } from './dateText.ts'

interface Props {
  readonly id?: string
  /** y-m-d, y-m or y; null when empty. */
  readonly value: string | null
  onChange(value: string | null): void
  /** False while what is typed is not a date. */
  onValidity?(valid: boolean): void
  readonly label: string
  readonly describedBy?: string
  readonly width?: number | string
}

export function DateInput({ id, value, onChange, onValidity, label, describedBy, width }: Props) {
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText((shown) => (parseDateText(shown) === (value ?? '') ? shown : (value ?? ''))), [value])
  const parsed = parseDateText(text)
  const settle = () => {
    if (parsed === null) return
    setText(parsed)
    if (parsed !== (value ?? '')) onChange(parsed === '' ? null : parsed)
  }
  return (
    <Input
      {...(id ? { id } : {})}
      value={text}
      aria-label={label}
      aria-invalid={parsed === null}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      title="可写 2019-01-05、2019.1.5、2019年1月、201901 或 2019"
      placeholder="年-月-日"
      style={{ width: width ?? '100%' }}
      status={parsed === null ? 'error' : ''}
      onChange={(event) => {
        setText(event.target.value)
        const next = parseDateText(event.target.value)
        onValidity?.(next !== null)
        if (next !== null && next !== (value ?? '')) onChange(next === '' ? null : next)
      }}
      onBlur={settle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposing(event)) settle()
      }}
    />
  )
}
