// How many rows are ticked and what can be done with them; seen only while some are. It stays in the page, since its dialogs may outlive the ticks.
import { Button } from 'antd'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { selectionActions } from './selectionActions.ts'
import type { RowSelection } from './useRowSelection.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly selection: RowSelection
  /** How many records the list has, and the ids on this page. */
  readonly total: number
  readonly rows: readonly number[]
}

export function SelectionBar({ register, selection, total, rows }: Props) {
  // The past can be taken out, not changed.
  const actions = selection.query.asOf === undefined ? selectionActions : selectionActions.filter(({ key }) => key === 'export')
  const elsewhere = selection.count - rows.filter((id) => selection.has(id)).length
  return (
    <section className="selection-bar" aria-label="所选记录" hidden={selection.count === 0}>
      <span role="status">
        已选 <strong>{selection.count.toLocaleString()}</strong> 条{elsewhere > 0 ? `（其中 ${elsewhere.toLocaleString()} 条不在本页）` : ''}
      </span>
      {selection.all ? null : (
        <Button type="link" size="small" onClick={selection.tickAll}>
          选择全部 {total.toLocaleString()} 条
        </Button>
      )}
      <Button type="link" size="small" onClick={selection.clear} title="快捷键 Esc">
        取消选择
      </Button>
      <span className="selection-actions">
        {actions.map(({ key, Action }) => (
          <Action key={key} register={register} query={selection.query} count={selection.count} onDone={selection.clear} />
        ))}
      </span>
    </section>
  )
}
