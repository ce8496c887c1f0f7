// Which columns a clerk wants to see in a list, remembered on this computer.
import { useCallback, useState } from 'react'
import type { RegisterDefinition } from '#shared/registers/register.ts'

const place = (register: RegisterDefinition) => `union-ledger.columns.${register.id}`

function remembered(register: RegisterDefinition): readonly string[] {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(place(register)) ?? 'null')
    if (!Array.isArray(stored)) return register.list
    const known = stored.filter((key): key is string => register.fields.some((field) => field.key === key))
    return known.length > 0 ? known : register.list
  } catch {
    return register.list // a browser that forbids storage, or a damaged entry: the register's own columns
  }
}

export interface ShownColumns {
  readonly keys: readonly string[]
  show(keys: readonly string[]): void
  reset(): void
}

export function useShownColumns(register: RegisterDefinition): ShownColumns {
  const [chosen, setChosen] = useState<{ id: string; keys: readonly string[] }>(() => ({ id: register.id, keys: remembered(register) }))
  const keys = chosen.id === register.id ? chosen.keys : remembered(register)
  const show = useCallback(
    (next: readonly string[]) => {
      const ordered = register.fields.map((field) => field.key).filter((key) => next.includes(key))
      setChosen({ id: register.id, keys: ordered })
      window.localStorage.setItem(place(register), JSON.stringify(ordered))
    },
    [register],
  )
  const reset = useCallback(() => {
    setChosen({ id: register.id, keys: register.list })
    window.localStorage.removeItem(place(register))
  }, [register])
  return { keys, show, reset }
}
