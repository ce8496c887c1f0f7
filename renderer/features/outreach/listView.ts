// What the page of one list shows stands in its address.
import { type ComparedKind, comparedKinds, type EntryOutcome, entryOutcomes } from '#shared/api/matchingTypes.ts'

export interface ListView {
  readonly show: 'entries' | 'compared'
  readonly outcome: EntryOutcome | 'not-matched' | null
  readonly search: string
  /** The list that it is compared with; null: the newest earlier one. */
  readonly before: number | null
  readonly kind: ComparedKind | null
  /** 1-based. */
  readonly page: number
}

const atFirst: ListView = { show: 'entries', outcome: null, search: '', before: null, kind: null, page: 1 }

export function readListView(params: URLSearchParams): ListView {
  const page = Number(params.get('page') ?? '1')
  const before = Number(params.get('before') ?? '')
  return {
    show: params.get('show') === 'compared' ? 'compared' : 'entries',
    outcome: ([...entryOutcomes, 'not-matched'] as const).find((known) => known === params.get('outcome')) ?? null,
    search: params.get('search') ?? '',
    before: Number.isInteger(before) && before > 0 ? before : null,
    kind: comparedKinds.find((known) => known === params.get('kind')) ?? null,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

export function writeListView(view: ListView): URLSearchParams {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(view)) if (value !== atFirst[key as keyof ListView] && value !== null) params.set(key, String(value))
  return params
}

export function listPath(id: number, view: Partial<ListView> = {}): string {
  const query = writeListView({ ...atFirst, ...view }).toString()
  return `/outreach/lists/${id}${query === '' ? '' : `?${query}`}`
}
