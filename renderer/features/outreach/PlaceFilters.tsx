// Which source, county and township: of the queue and of the books alike.
import type { ReactNode } from 'react'
import type { QueueFilter } from '#shared/api/reviewsContract.ts'
import { useCodes } from '../../api/useCodes.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'

interface Props {
  readonly label: string
  readonly place: QueueFilter
  onChange(place: QueueFilter): void
  readonly children?: ReactNode
}

export function PlaceFilters({ label, place, onChange, children }: Props) {
  const codes = useCodes()
  const { source, county, township } = place
  const change = (part: { readonly [K in keyof QueueFilter]?: string | null }) => {
    const next = { source, county, township, ...part }
    onChange(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined && value !== null)))
  }
  return (
    <search className="filter-row review-filters" aria-label={label}>
      <ChoiceSelect
        label="名单来源"
        placeholder="全部来源"
        width={130}
        value={source ?? null}
        choices={codes.choices('headcountSource').filter(({ value }) => value !== 'union-return')}
        onChange={(next) => change({ source: next })}
      />
      <ChoiceSelect
        label="县（市、区）"
        placeholder="全部县（市、区）"
        width={180}
        value={county ?? null}
        choices={[...codes.counties.map(({ name }) => ({ value: name, label: name })), { value: '', label: '未写明' }]}
        onChange={(next) => change({ county: next, township: null })}
      />
      {county ? (
        <ChoiceSelect
          label="乡镇（街道）"
          placeholder="全部乡镇（街道）"
          width={150}
          value={township ?? null}
          choices={codes.townships(county).map(({ name }) => ({ value: name, label: name }))}
          onChange={(next) => change({ township: next })}
        />
      ) : null}
      {children}
    </search>
  )
}
