// A chart with the choice of what it shows, and the same figures as a table to be opened under it.
import { type ComponentProps, type ReactNode, useId } from 'react'
import { useSearchParams } from 'react-router'
import { Chart } from '../../components/Chart.tsx'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'

interface Props {
  readonly title: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly chosen: string
  onChoose(value: string): void
  /** Under the title. */
  readonly note: string
  readonly chart: Omit<ComponentProps<typeof Chart>, 'className'>
  /** Rows of the table. */
  readonly columns: readonly [string, string]
  readonly rows: readonly { readonly key: string; readonly label: string; readonly figure: ReactNode }[]
}

export function ChartPanel({ title, choices, chosen, onChoose, note, chart, columns, rows }: Props) {
  const id = useId()
  // What is open stays so when one comes back from a list.
  const [params, setParams] = useSearchParams()
  const isOpen = params.getAll('numbers').includes(title)
  const openTable = (open: boolean) => {
    if (open === isOpen) return
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (open) next.append('numbers', title)
        else next.delete('numbers', title)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  }
  const name = choices.find(({ value }) => value === chosen)?.label ?? ''
  return (
    <section className="panel dashboard-panel" aria-labelledby={id}>
      <div className="dashboard-head">
        <h2 id={id}>{title}</h2>
        <ChoiceSelect
          label={`${title}看什么`}
          width={170}
          clearable={false}
          value={chosen}
          choices={choices}
          onChange={(value) => value !== null && onChoose(value)}
        />
      </div>
      <Chart className="dashboard-chart" {...chart} />
      <p className="dashboard-note">{note}</p>
      <details className="dashboard-table" open={isOpen} onToggle={({ currentTarget }) => openTable(currentTarget.open)}>
        <summary>
          {title}的数字表（{name}）
        </summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{columns[0]}</th>
              <th scope="col">{columns[1]}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, figure }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td>{figure}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
