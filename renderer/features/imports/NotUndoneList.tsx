// What an undo left as it was, and why: with a way to each record.
import type { NotUndone } from '#shared/api/recordTypes.ts'
import { findRegister } from '#shared/registers/index.ts'

const shown = 200

export function NotUndoneList({ kept, failed }: { kept: readonly NotUndone[]; failed: readonly NotUndone[] }) {
  return (
    <>
      <Part title="保留下来的" items={kept} />
      <Part title="恢复不了" items={failed} />
    </>
  )
}

function Part({ title, items }: { title: string; items: readonly NotUndone[] }) {
  if (items.length === 0) return null
  return (
    <>
      <p className="list-title">
        {title}：{items.length.toLocaleString()} 条{items.length > shown ? `，下面列出前 ${shown} 条` : ''}
      </p>
      <ul className="kept-list">
        {items.slice(0, shown).map(({ register, id, name, reason }) => {
          const label = findRegister(register)?.label ?? register
          return (
            <li key={`${register}${id}`}>
              {/* Also shown in a dialog, which stands outside the router. */}
              <a href={`#/r/${register}/${id}`}>{name ?? `${label} ${id}`}</a>
              {name === undefined || name.startsWith(label) ? null : <span className="muted">　{label}</span>}：{reason}
            </li>
          )
        })}
      </ul>
    </>
  )
}
