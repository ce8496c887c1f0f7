// A link may point at one field of a record that is to be mended: the form opens there, and says what the link said of it.
import { useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import type { RecordView } from '#shared/api/recordTypes.ts'

export interface Pointed {
  /** null: nothing is pointed at, or it cannot be mended. */
  readonly field: string | null
  /** What is wrong there, in the words of whoever pointed. */
  readonly finding: string | null
}

export function usePointedField(view: RecordView | null): Pointed {
  const [params] = useSearchParams()
  const state: unknown = useLocation().state
  const [pointed] = useState<Pointed>(() => ({
    field: view === null || view.deleted ? null : params.get('field'),
    finding: typeof state === 'object' && state !== null && 'finding' in state && typeof state.finding === 'string' ? state.finding : null,
  }))
  useEffect(() => {
    if (pointed.field === null) return
    const place = document.querySelector(`[data-field="${CSS.escape(pointed.field)}"]`)
    place?.scrollIntoView({ block: 'center' })
    // What is masked has a button in its place: the last one replaces the number.
    const inputs = place?.querySelectorAll<HTMLElement>('input, textarea')
    const [input] = inputs && inputs.length > 0 ? inputs : [...(place?.querySelectorAll<HTMLElement>('button') ?? [])].slice(-1)
    input?.focus()
  }, [pointed])
  return pointed
}
