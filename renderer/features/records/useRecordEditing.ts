// One record under the clerk's hands: what was changed, what the rules say about it, saving it, and what to do when somebody else was faster.
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { FieldProblem, RecordRow, SavedRecord } from '#shared/api/recordTypes.ts'
import type { Value } from '#shared/registers/field.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { type Refusal, toRefusal } from '../../api/refusal.ts'
import { useDebounced } from '../../components/useDebounced.ts'

export type Draft = Readonly<Record<string, Value>>

export interface RecordEditing {
  readonly draft: Draft
  readonly dirty: boolean
  readonly saving: boolean
  /** By the rules, about the draft as it stood a moment ago. */
  readonly problems: readonly FieldProblem[]
  readonly refusal: Refusal | null
  /** Fields that cannot be saved as they are. */
  readonly errorCount: number
  /** It is certain that the draft, as it stands now, cannot be saved. */
  readonly blocked: boolean
  /** Kept beside the change; may be left out. */
  readonly why: string
  setWhy(why: string): void
  value(key: string): Value
  change(key: string, value: Value): void
  /** An input says that its text is not a value yet. */
  setValidity(key: string, valid: boolean): void
  save(): Promise<SavedRecord | null>
  discard(): void
}

function storedValue(record: RecordRow | null, key: string): Value {
  const value = record?.[key]
  return value === undefined || typeof value === 'object' ? null : value
}

const nothingKnown: Draft = {}

/**
 * @param known what a new record has from the start; it alone is nothing to lose
 * @param atOnce the rules are asked before anything is changed, too: somebody came to mend what they say
 */
export function useRecordEditing(register: RegisterDefinition, record: RecordRow | null, known: Draft = nothingKnown, atOnce = false): RecordEditing {
  const id = register.id as RegisterId
  const [draft, setDraft] = useState<Draft>(known)
  const [invalid, setInvalid] = useState<readonly string[]>([])
  const [saving, setSaving] = useState(false)
  const [why, setWhy] = useState('')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const dirty = Object.entries(draft).some(([key, value]) => value !== known[key])

  const rested = useDebounced(draft, 350)
  const checked = useQuery(
    orpc.records.check.queryOptions({
      input: { register: id, ...(record ? { id: record.id } : {}), values: rested },
      enabled: atOnce || Object.keys(rested).length > 0,
      placeholderData: (before) => before,
    }),
  )
  const problems: readonly FieldProblem[] = [
    ...invalid.map((field): FieldProblem => ({ field, level: 'error', message: '不是有效的日期，可写 2019-01-05、2019.1.5 或 2019-01。' })),
    ...(dirty || atOnce ? (checked.data?.problems ?? []) : []),
  ]
  const errorCount = new Set(problems.filter((problem) => problem.level === 'error').map((problem) => problem.field)).size
  // What the rules said of a code half typed must not stop whoever has finished it and saves at once; the core asks them again.
  const isAboutThis = rested === draft && !checked.isPlaceholderData
  const blocked = invalid.length > 0 || (isAboutThis && errorCount > 0)

  const value = useCallback((key: string): Value => (Object.hasOwn(draft, key) ? (draft[key] ?? null) : storedValue(record, key)), [draft, record])

  const change = useCallback(
    (key: string, next: Value) =>
      setDraft((before) => {
        const { [key]: _, ...others } = before
        return record !== null && storedValue(record, key) === next ? others : { ...others, [key]: next }
      }),
    [record],
  )

  const setValidity = useCallback(
    (key: string, valid: boolean) =>
      setInvalid((before) => (valid ? before.filter((other) => other !== key) : before.includes(key) ? before : [...before, key])),
    [],
  )

  const discard = useCallback(() => {
    setDraft({})
    setInvalid([])
    setWhy('')
    setRefusal(null)
  }, [])

  const save = useCallback(async (): Promise<SavedRecord | null> => {
    if (saving || blocked) return null
    setSaving(true)
    setRefusal(null)
    try {
      const reason = why.trim() === '' ? {} : { why: why.trim() }
      const saved = record
        ? await client.records.update({ register: id, id: record.id, version: record.version, values: draft, ...reason })
        : await client.records.create({ register: id, values: draft, ...reason })
      discard()
      await refreshEverything()
      return saved
    } catch (thrown) {
      setRefusal(toRefusal(thrown))
      return null
    } finally {
      setSaving(false)
    }
  }, [blocked, discard, draft, id, record, saving, why])

  return { draft, dirty, saving, problems, refusal, errorCount, blocked, why, setWhy, value, change, setValidity, save, discard }
}
