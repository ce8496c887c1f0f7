// After a correction: for this cell alone, for the cells of the column that say the same, or wherever the sheet says it.
import { useQuery } from '@tanstack/react-query'
import { Radio } from 'antd'
import { orpc } from '../../api/client.ts'
import type { FixScope } from './replacements.ts'
import type { ImportWork } from './useImport.ts'

export function FixReach({ work, previewId }: { work: ImportWork; previewId: string }) {
  const { lastFix } = work
  const from = lastFix?.correction.from.trim() ?? ''
  const same = useQuery(
    orpc.imports.same.queryOptions({
      input: { previewId, sheet: lastFix?.sheet ?? '', column: lastFix?.correction.column ?? 'A', text: from },
      enabled: lastFix !== null && from !== '',
    }),
  )
  if (!lastFix || !same.data || same.data.inSheet < 2) return null
  const { inColumn, inSheet } = same.data
  const choices: { value: 'cell' | FixScope; label: string }[] = [{ value: 'cell', label: '只改这一格' }]
  if (inColumn > 1) choices.push({ value: 'column', label: `这一列相同的 ${inColumn.toLocaleString()} 格（Ctrl+回车）` })
  if (inSheet > inColumn) choices.push({ value: 'sheet', label: `全部 ${inSheet.toLocaleString()} 处（Ctrl+Shift+回车）` })
  return (
    <fieldset className="fix-reach">
      <legend>
        {lastFix.cell} 的“{from}”{lastFix.correction.to === '' ? '已清空' : `已改为“${lastFix.correction.to}”`}
      </legend>
      <Radio.Group size="small" value={lastFix.scope} options={choices} onChange={(event) => work.widen(event.target.value as 'cell' | FixScope)} />
    </fieldset>
  )
}
