// Which county, township and tier, and part of a name, code or number.
import { Button, Input, type InputRef } from 'antd'
import { type RefObject, useEffect, useState } from 'react'
import type { CaseSummary } from '#shared/api/outreachTypes.ts'
import { tierLabels } from '#shared/messages/outreach.ts'
import { tiers } from '#shared/outreach/tiers.ts'
import { useCodes } from '../../api/useCodes.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { isComposing } from '../../components/composing.ts'
import { SearchOutlined } from '../../components/icons.tsx'
import type { CaseView } from './caseUrl.ts'

interface Props {
  readonly view: CaseView
  readonly summary: CaseSummary | null
  readonly searchBox: RefObject<HTMLInputElement | null>
  onChange(part: Partial<CaseView>): void
}

export function CaseFilters({ view, summary, searchBox, onChange }: Props) {
  const codes = useCodes()
  const [typed, setTyped] = useState(view.search)
  useEffect(() => setTyped(view.search), [view.search])
  const filtered = view.county !== null || view.township !== null || view.tier !== null || view.search !== ''
  return (
    <search className="filter-row" aria-label="筛选案件">
      <Input
        ref={(input: InputRef | null) => {
          searchBox.current = input?.input ?? null
        }}
        prefix={<SearchOutlined />}
        aria-label="查找案件"
        placeholder="企业名称、代码、编号（/）"
        style={{ width: 240 }}
        allowClear
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          if (event.target.value === '') onChange({ search: '' })
        }}
        onBlur={() => typed !== view.search && onChange({ search: typed })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) onChange({ search: typed })
        }}
      />
      <ChoiceSelect
        label="县（市、区）"
        placeholder="全部县（市、区）"
        width={190}
        value={view.county}
        choices={(summary?.counties ?? []).map(({ county, total, overdue }) => ({
          value: county,
          label: `${county === '' ? '未归属' : county}（${total}${overdue > 0 ? `，逾期 ${overdue}` : ''}）`,
        }))}
        onChange={(county) => onChange({ county, township: null })}
      />
      <ChoiceSelect
        label="镇（街道）"
        placeholder="全部镇（街道）"
        width={160}
        disabled={view.county === null}
        value={view.township}
        choices={view.county === null ? [] : codes.townships(view.county).map(({ name }) => ({ value: name, label: name }))}
        onChange={(township) => onChange({ township })}
      />
      <ChoiceSelect
        label="建会分层"
        placeholder="全部分层"
        width={160}
        value={view.tier}
        choices={tiers.map((tier) => ({ value: tier, label: tierLabels[tier] }))}
        onChange={(tier) => onChange({ tier: tiers.find((one) => one === tier) ?? null })}
      />
      {filtered ? (
        <Button type="link" onClick={() => onChange({ county: null, township: null, tier: null, search: '' })}>
          清除筛选
        </Button>
      ) : null}
    </search>
  )
}
