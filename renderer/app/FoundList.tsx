// The answers below the search box, in groups by register; the focus stays in the box, which says which answer is the current one.
import { useEffect, useRef } from 'react'
import { registers } from '#shared/registers/index.ts'
import type { FoundChoice } from './foundChoices.ts'

interface Props {
  readonly id: string
  readonly choices: readonly FoundChoice[]
  readonly current: number
  onHover(index: number): void
  onChoose(choice: FoundChoice): void
}

export function FoundList({ id, choices, current, onHover, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect answers to the current choice
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const groups = [...new Set(choices.map((choice) => choice.register))]
  return (
    <div ref={list} id={id} role="listbox" aria-label="找到的记录" className="found">
      {groups.map((register) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of a listbox is no fieldset
        <div key={register} role="group" aria-label={registers[register].label} className="found-group">
          {choices.map((choice, index) =>
            choice.register === register ? (
              <Choice
                key={choice.path}
                id={`${id}-${index}`}
                choice={choice}
                selected={index === current}
                onHover={() => onHover(index)}
                onChoose={() => onChoose(choice)}
              />
            ) : null,
          )}
        </div>
      ))}
    </div>
  )
}

interface ChoiceProps {
  readonly id: string
  readonly choice: FoundChoice
  readonly selected: boolean
  onHover(): void
  onChoose(): void
}

function Choice({ id, choice, selected, onHover, onChoose }: ChoiceProps) {
  const { record, heading, total } = choice
  const isTitle = record !== null && record.field === registers[choice.register].title
  return (
    <>
      {heading === null ? null : (
        <div className="found-heading" aria-hidden="true">
          {heading}
          <span>{total.toLocaleString()}</span>
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box (aria-activedescendant) */}
      <div
        id={id}
        role="option"
        aria-selected={selected}
        className={selected ? 'found-choice current' : 'found-choice'}
        onMouseMove={onHover}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onChoose}
      >
        {record ? (
          <>
            <span className="found-name">{record.name ?? '（未填）'}</span>
            {isTitle ? null : (
              <span className="found-field">
                {record.label}：{record.text}
              </span>
            )}
            <span className="found-detail">{record.detail}</span>
          </>
        ) : (
          <span className="found-more">
            更多：在{registers[choice.register].label}中查看全部 {total.toLocaleString()} 条
          </span>
        )}
      </div>
    </>
  )
}
