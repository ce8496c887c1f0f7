import { Segmented } from 'antd'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { partsOf, type Rhythm, reportYears } from './periods.ts'

const names = { month: '月份', quarter: '季度', year: '年份' } as const

/** Year, and the month or quarter that the report goes by. */
export function PeriodChooser({ period, rhythm, today, onChange }: { period: string; rhythm: Rhythm; today: string; onChange(period: string): void }) {
  const year = period.slice(0, 4)
  const part = period.slice(4)
  const parts = partsOf(rhythm)
  return (
    <>
      <ChoiceSelect
        label="年份"
        width={100}
        clearable={false}
        value={year === '' ? null : year}
        choices={today === '' ? [] : reportYears(today).map((text) => ({ value: text, label: `${text}年` }))}
        onChange={(value) => onChange(`${value}${part}`)}
      />
      {rhythm === 'month' ? (
        <ChoiceSelect label={names.month} width={90} clearable={false} value={part} choices={parts} onChange={(value) => onChange(`${year}${value}`)} />
      ) : null}
      {rhythm === 'quarter' ? <Segmented aria-label={names.quarter} value={part} options={parts} onChange={(value) => onChange(`${year}${value}`)} /> : null}
    </>
  )
}
