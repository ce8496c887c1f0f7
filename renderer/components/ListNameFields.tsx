// Whose list it is and for which month: asked before a list comes in.
import { Input } from 'antd'
import { useState } from 'react'
import type { ListName, OutsideSource } from '#shared/api/matchingTypes.ts'
import { useCodes } from '../api/useCodes.ts'
import { ChoiceSelect } from './ChoiceSelect.tsx'
import { isOutside, readMonth } from './listName.ts'

interface Props {
  readonly value: ListName | null
  /** Offered as long as nobody has written another. */
  readonly month: string
  /** null as long as one of the two is missing. */
  onChange(list: ListName | null): void
}

export function ListNameFields({ value, month, onChange }: Props) {
  const codes = useCodes()
  const [source, setSource] = useState<OutsideSource | null>(value?.source ?? null)
  const [text, setText] = useState(value?.month ?? month)
  const readable = readMonth(text)
  const tell = (nextSource: OutsideSource | null, nextMonth: string | null) =>
    onChange(nextSource !== null && nextMonth !== null ? { source: nextSource, month: nextMonth } : null)
  return (
    <>
      <ChoiceSelect
        label="名单来源"
        placeholder="名单来源"
        width={130}
        clearable={false}
        value={source}
        choices={codes.choices('headcountSource').filter((choice) => isOutside(choice.value))}
        onChange={(next) => {
          const chosen = next !== null && isOutside(next) ? next : null
          setSource(chosen)
          tell(chosen, readable)
        }}
      />
      <Input
        aria-label="名单月份"
        placeholder="2019-06"
        style={{ width: 110 }}
        value={text}
        status={readable === null ? 'error' : ''}
        onChange={({ target }) => {
          setText(target.value)
          tell(source, readMonth(target.value))
        }}
      />
    </>
  )
}
