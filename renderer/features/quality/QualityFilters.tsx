// Which county, register and level; open findings or those put aside.

import { Button, Checkbox } from 'antd'
import { findingLevels, levelLabels, type QualitySummary, sumOf } from '#shared/quality/findings.ts'
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { findingFilter, type QualityView, showsFindings } from './qualityUrl.ts'

interface Props {
  readonly view: QualityView
  readonly summary: QualitySummary
  onChange(view: QualityView): void
}

/** In the address and here, findings of no county. */
const nowhere = '未归属'

export function QualityFilters({ view, summary, onChange }: Props) {
  const { counts } = summary
  const counties = [...new Set(counts.map(({ county }) => county))]
  const aside = sumOf(counts, { ...findingFilter(view), codes: undefined }).aside
  const change = (part: Partial<QualityView>) => onChange({ ...view, ...part, page: 1 })
  const filtered = view.county !== null || view.register !== null || view.level !== null
  return (
    <search className="filter-row quality-filters" aria-label="筛选问题">
      {showsFindings(view) ? <Button onClick={() => change({ check: null, everything: false, aside: false })}>‹ 全部检查</Button> : null}
      <ChoiceSelect
        label="县（市、区）"
        placeholder="全部县（市、区）"
        width={180}
        value={view.county}
        choices={counties.map((county) => ({ value: county, label: county === '' ? nowhere : county }))}
        onChange={(county) => change({ county })}
      />
      <ChoiceSelect
        label="台账"
        placeholder="全部台账"
        width={150}
        value={view.register}
        choices={registerIds.filter((id) => counts.some((count) => count.register === id)).map((id) => ({ value: id, label: registers[id].label }))}
        onChange={(register) => change({ register: register as RegisterId | null })}
      />
      <ChoiceSelect
        label="级别"
        placeholder="全部级别"
        width={110}
        value={view.level}
        choices={findingLevels.map((level) => ({ value: level, label: levelLabels[level] }))}
        onChange={(level) => change({ level: findingLevels.find((one) => one === level) ?? null })}
      />
      <Checkbox checked={view.aside} onChange={(event) => change({ aside: event.target.checked })}>
        已搁置（{aside.toLocaleString()}）
      </Checkbox>
      {filtered ? (
        <Button type="link" onClick={() => change({ county: null, register: null, level: null })}>
          清除筛选
        </Button>
      ) : null}
    </search>
  )
}
