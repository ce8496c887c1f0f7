// Which columns a list shows, in what order, and which of them stay when the list is moved sideways. By mouse (drag) and by keys (Alt+↑ ↓).
import { Button, Checkbox, Popover } from 'antd'
import { type DragEvent, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import type { Field } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { isComposing } from '../../components/composing.ts'
import { fieldByKey } from '../../components/fields.ts'
import { ArrowDownOutlined, ArrowUpOutlined, SettingOutlined } from '../../components/icons.tsx'
import type { ShownColumns } from './shownColumns.ts'
import { moveColumn } from './viewState.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly columns: ShownColumns
}

export function ColumnChooser(props: Props) {
  return (
    <Popover content={<ColumnList {...props} />} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />}>列</Button>
    </Popover>
  )
}

function ColumnList({ register, columns }: Props) {
  const { keys, frozen } = columns
  const list = useRef<HTMLOListElement>(null)
  const [dragged, setDragged] = useState<string | null>(null)
  /** Whose row had the focus when it was moved: the browser forgets. */
  const moved = useRef<string | null>(null)
  const shown = keys.map((key) => fieldByKey(register, key)).filter((field): field is Field => field !== undefined)
  const hidden = register.fields.filter((field) => field.kind !== 'link' && !keys.includes(field.key))

  useLayoutEffect(() => {
    if (moved.current === null) return
    list.current?.querySelector<HTMLElement>(`[data-key="${moved.current}"] input`)?.focus()
    moved.current = null
  })
  const show = (key: string, on: boolean) => {
    const next = on ? [...keys, key] : keys.filter((other) => other !== key)
    columns.change({ keys: next, frozen: Math.min(frozen, next.length) })
  }
  const move = (key: string, to: number) => {
    if (to < 0 || to >= keys.length) return
    moved.current = key
    columns.change({ keys: moveColumn(keys, key, to) })
  }
  const onKeyDown = (event: KeyboardEvent, key: string, index: number) => {
    if (isComposing(event) || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(key, index + (event.key === 'ArrowUp' ? -1 : 1))
  }
  const onDragOver = (event: DragEvent, index: number) => {
    if (dragged === null) return
    event.preventDefault()
    if (keys[index] !== dragged) columns.change({ keys: moveColumn(keys, dragged, index) })
  }

  return (
    <section className="column-chooser" aria-label="列的显示、顺序和冻结">
      <p className="muted">拖动或按 Alt+↑↓ 调整顺序。列宽在表头拖动，双击适合内容。</p>
      <ol ref={list}>
        {shown.map((field, index) => (
          <li
            key={field.key}
            data-key={field.key}
            draggable
            className={`${index < frozen ? 'stays' : ''}${index === frozen - 1 ? ' last' : ''}${dragged === field.key ? ' dragged' : ''}`}
            onDragStart={() => setDragged(field.key)}
            onDragEnd={() => setDragged(null)}
            onDragOver={(event) => onDragOver(event, index)}
            onKeyDown={(event) => onKeyDown(event, field.key, index)}
          >
            <span className="grip" aria-hidden="true">
              ⠿
            </span>
            <Checkbox checked disabled={keys.length === 1} onChange={() => show(field.key, false)}>
              {field.label}
            </Checkbox>
            <span className="column-tools">
              <Button
                size="small"
                type="text"
                disabled={index === 0}
                icon={<ArrowUpOutlined />}
                aria-label={`${field.label}上移`}
                onClick={() => move(field.key, index - 1)}
              />
              <Button
                size="small"
                type="text"
                disabled={index === keys.length - 1}
                icon={<ArrowDownOutlined />}
                aria-label={`${field.label}下移`}
                onClick={() => move(field.key, index + 1)}
              />
              <Button
                size="small"
                type={index === frozen - 1 ? 'primary' : 'text'}
                aria-pressed={index === frozen - 1}
                aria-label={`冻结到此列：${field.label}`}
                title={index === frozen - 1 ? '取消冻结' : '冻结到此列'}
                onClick={() => columns.change({ frozen: index === frozen - 1 ? 0 : index + 1 })}
              >
                冻结到此列
              </Button>
            </span>
          </li>
        ))}
      </ol>
      {hidden.length > 0 ? (
        <fieldset>
          <legend className="muted">未显示</legend>
          {hidden.map((field) => (
            <Checkbox key={field.key} checked={false} onChange={() => show(field.key, true)}>
              {field.label}
            </Checkbox>
          ))}
        </fieldset>
      ) : null}
      <Button size="small" disabled={!columns.changed} onClick={columns.reset}>
        恢复默认
      </Button>
    </section>
  )
}
