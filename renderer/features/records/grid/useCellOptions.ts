// What a cell that takes one of a known list offers while it is typed into.
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { registers } from '#shared/registers/index.ts'
import { orpc } from '../../../api/client.ts'
import { type Codes, useCodes } from '../../../api/useCodes.ts'
import { recordDetail, recordName } from '../../../components/recordName.ts'
import type { GivenCell } from './cellEdits.ts'
import { type CellOption, matchingOptions } from './cellOptions.ts'
import type { GridColumn } from './gridColumns.ts'

export interface CellOptions {
  readonly options: readonly CellOption[]
  /** The one that is meant when nobody chooses; -1: what was typed. */
  readonly meant: number
}

const yesNo: readonly CellOption[] = [
  { label: '是', code: 'Y', detail: '', given: { text: '是', value: true } },
  { label: '否', code: 'N', detail: '', given: { text: '否', value: false } },
]
const nothing: CellOptions = { options: [], meant: -1 }

/** @param typed null: nothing was typed yet, so all are offered and none is meant */
export function useCellOptions(column: GridColumn | undefined, row: RecordRow | undefined, typed: string | null, active: boolean): CellOptions {
  const codes = useCodes()
  const way = active ? column?.way : undefined
  const link = way?.kind === 'link' ? way.field : null
  const search = useDeferredValue((typed ?? '').trim())
  const found = useQuery(
    orpc.records.list.queryOptions({
      input: { register: (link?.register ?? 'union') as RegisterId, search, limit: 20 },
      enabled: link !== null,
      placeholderData: (before) => before,
    }),
  )
  if (!way || way.kind === 'locked') return nothing
  if (way.kind === 'link') {
    const target = registers[way.field.register as RegisterId]
    const options = (found.data?.records ?? []).map((record): CellOption => {
      const name = recordName(target, record, codes.labelOf)
      return { label: name || `#${record.id}`, code: '', detail: recordDetail(record), given: { text: name, value: record.id } }
    })
    const wanted = (typed ?? '').trim()
    const same = options.filter((option) => option.label === wanted)
    const isFresh = !found.isPlaceholderData && search === wanted && wanted !== ''
    const only = same.length === 1 ? same[0] : options.length === 1 ? options[0] : undefined
    return { options, meant: isFresh && only ? options.indexOf(only) : -1 }
  }
  const known = listOf(way.field, row, codes)
  if (!known) return nothing
  const options = matchingOptions(known, typed)
  return { options, meant: typed !== null && typed.trim() !== '' && options.length > 0 ? 0 : -1 }
}

function listOf(field: Extract<GridColumn['way'], { kind: 'own' }>['field'], row: RecordRow | undefined, codes: Codes): readonly CellOption[] | null {
  switch (field.kind) {
    case 'boolean':
      return yesNo
    case 'choice':
      return codes.choices(field.table).map(({ value, label }) => ({ label, code: value, detail: '', given: { text: label, value } }))
    case 'region': {
      const county = typeof row?.county === 'string' ? row.county : null
      const entries = field.level === 'county' ? codes.counties : codes.townships(county)
      return [...new Map(entries.map(({ name, code }) => [name, { label: name, code, detail: '', given: { text: name } satisfies GivenCell }])).values()]
    }
    default:
      return null
  }
}
