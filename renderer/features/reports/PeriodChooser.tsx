import { Segmented } from 'antd'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { inRhythm, partsOf, type Rhythm, reportYears } from './periods.ts'

const names = { month: '月份', quarter: '季度', year: '年份' } as const

const rhythms = [
  { value: 'month', label: '按月' },
  { value: 'quarter', label: '按季' },
  { value: 'year', label: '按年' },
] as const satisfies { value: Rhythm; label: string }[]

interface Props {
  readonly period: string
  readonly rhythm: Rhythm
  readonly today: string
  /** Whether the clerk may choose another rhythm than the one given. */
  readonly anyRhythm?: boolean
  onChange(period: string): void
}

/** Which month, quarter or year. */
export function PeriodChooser({ period, rhythm, today, anyRhythm = false, onChange }: Props) {
  const year = period.slice(0, 4)
  const part = period.slice(4)
  const parts = partsOf(rhythm)
  const years = today === '' ? [] : reportYears(today)
  return (
    <>
      {anyRhythm ? (
        <ChoiceSelect
          label="周期"
          width={76}
          clearable={false}
          value={rhythm}
          choices={rhythms}
          onChange={(value) => onChange(inRhythm(period, rhythms.find((known) => known.value === value)?.value ?? rhythm, today))}
        />
      ) : null}
      <ChoiceSelect
        label="年份"
        width={100}
        clearable={false}
        value={year === '' ? null : year}
        choices={(year === '' || years.includes(year) ? years : [year, ...years]).map((text) => ({ value: text, label: `${text}年` }))}
        onChange={(value) => onChange(`${value}${part}`)}
      />
      {rhythm === 'month' ? (
        <ChoiceSelect label={names.month} width={90} clearable={false} value={part} choices={parts} onChange={(value) => onChange(`${year}${value}`)} />
      ) : null}
      {rhythm === 'quarter' ? <Segmented aria-label={names.quarter} value={part} options={parts} onChange={(value) => onChange(`${year}${value}`)} /> : null}
    </>
  )
}
