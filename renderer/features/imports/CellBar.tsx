// What the current cell says, what is wrong with it, and a repair where one is known.
import { Button } from 'antd'
import { worstLevel } from './problemPlace.ts'
import type { ActiveCell } from './SheetGrid.tsx'

export function CellBar({ active, onSuggestion }: { active: ActiveCell | null; onSuggestion(cell: ActiveCell, text: string): void }) {
  const suggestion = active?.problems.find((problem) => problem.suggest !== undefined && problem.cell === active.name)?.suggest
  return (
    <div className="cell-bar" aria-live="polite">
      <span className="cell-name">{active?.name ?? ''}</span>
      <span className="cell-text">
        {active ? `${active.heading}：${active.text === '' ? '（空）' : active.text}` : '用方向键移动，直接输入或按回车修改单元格'}
      </span>
      <span className={`cell-problems ${worstLevel(active?.problems ?? []) ?? ''}`}>
        {active?.problems.map((problem) => problem.message).join('')}
        {active?.change}
      </span>
      {suggestion !== undefined && active ? (
        <Button size="small" onClick={() => onSuggestion(active, suggestion)}>
          改为 {suggestion}
        </Button>
      ) : null}
    </div>
  )
}
