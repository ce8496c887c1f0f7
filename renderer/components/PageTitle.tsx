// Heading of a screen with its buttons to the right; also names the window.
import { type ReactNode, useEffect } from 'react'

export function PageTitle({ title, note, children }: { title: ReactNode; note?: ReactNode; children?: ReactNode }) {
  const name = typeof title === 'string' ? title : ''
  useEffect(() => {
    document.title = name === '' ? '工会台账' : `${name} · 工会台账`
  }, [name])
  return (
    <div className="page-title">
      <h1>{title}</h1>
      {note ? <span className="page-note">{note}</span> : null}
      <div className="page-actions">{children}</div>
    </div>
  )
}
