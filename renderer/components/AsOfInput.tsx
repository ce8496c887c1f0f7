// Where a list or a report is told of which day it is to be shown. Empty is today; a month or a year is its last day.
import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { isComposing } from './composing.ts'
import { HistoryOutlined } from './icons.tsx'
import { pastDay } from './pastDay.ts'

interface Props {
  /** y-m-d; null: today. */
  readonly value: string | null
  /** What is looked at of that day. */
  readonly what?: '样子' | '台账'
  onChange(day: string | null): void
}

export function AsOfInput({ value, what = '样子', onChange }: Props) {
  const [text, setText] = useState(value ?? '')
  useEffect(() => setText(value ?? ''), [value])
  const day = pastDay(text)
  const settle = () => {
    if (day === null) return
    setText(day)
    if (day !== (value ?? '')) onChange(day === '' ? null : day)
  }
  return (
    <Input
      className="as-of-input"
      aria-label={`看哪一天的${what}`}
      aria-invalid={day === null}
      title={`填一个日期，看那一天结束时的${what}；可写 2018-12-31、2018-12 或 2018`}
      placeholder="今天"
      prefix={<HistoryOutlined />}
      suffix={`的${what}`}
      status={day === null ? 'error' : ''}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={settle}
      onKeyDown={(event) => {
        if (isComposing(event)) return
        if (event.key === 'Enter') settle()
        else if (event.key === 'Escape') setText(value ?? '')
      }}
    />
  )
}
