// One sheet: its register, its recipe, its header rows, and its columns with what stands in them.
import { useQuery } from '@tanstack/react-query'
import { Alert, Spin } from 'antd'
import type { SheetPreview } from '#shared/api/previewTypes.ts'
import { findRegister, importTargets, type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import { orpc } from '../../api/client.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { ColumnTable } from './ColumnTable.tsx'
import { HeaderBandPicker } from './HeaderBandPicker.tsx'
import { ListNaming } from './ListNaming.tsx'
import { RecipeBar } from './RecipeBar.tsx'
import type { ImportWork } from './useImport.ts'

const leastRows = 12
const mostColumns = 40

export function SheetMapping({ sheet, work }: { sheet: SheetPreview; work: ImportWork }) {
  const register = sheet.register ? findRegister(sheet.register) : undefined
  const targets = register ? importTargets(register) : []
  const general = sheet.problems.filter((problem) => problem.row === null)
  const unmapped = sheet.columns.filter((column) => column.target === null && !column.hidden).length
  return (
    <section aria-label={`工作表 ${sheet.sheet}`}>
      <div className="mapping-head">
        <span className="labelled">
          <span>登记到</span>
          <ChoiceSelect
            label="登记到哪本台账"
            width={150}
            clearable={false}
            placeholder="请选择"
            value={sheet.register}
            choices={registerIds.map((id) => ({ value: id, label: registers[id].label }))}
            onChange={(id) => void work.adjust(sheet.key, { register: id as RegisterId, use: true })}
          />
        </span>
        <ListNaming sheet={sheet} work={work} />
        <RecipeBar sheet={sheet} work={work} />
      </div>
      {general.map((problem) => (
        <Alert key={`${problem.code}${problem.message}`} type={problem.level} showIcon title={problem.message} />
      ))}
      <SheetTop sheet={sheet} work={work} />
      {sheet.columns.length === 0 ? (
        <Alert type="warning" showIcon title="没有找到表头。请在上面单击表头所在的行号。" />
      ) : (
        <>
          {register ? (
            <p className="wizard-note muted">{unmapped > 0 ? `${unmapped} 列没有对应的字段，不导入。` : '每一列都有对应的字段。'}</p>
          ) : (
            <Alert type="warning" showIcon title="认不出是哪种台账。请在上面的“登记到”里选一种，再核对各列；不需要导入的不用管。" />
          )}
          <ColumnTable sheet={sheet} targets={targets} work={work} />
        </>
      )}
    </section>
  )
}

function SheetTop({ sheet, work }: { sheet: SheetPreview; work: ImportWork }) {
  const previewId = work.preview?.previewId ?? ''
  const limit = Math.min(200, Math.max(leastRows, (sheet.headerRows.at(-1) ?? 0) + 6))
  const top = useQuery(orpc.imports.cells.queryOptions({ input: { previewId, sheet: sheet.key, limit }, placeholderData: (before) => before }))
  if (top.error) return <QueryRefusal error={top.error} retry={() => top.refetch()} />
  if (!top.data) return <Spin />
  const letters = new Set(top.data.rows.flatMap(({ cells }) => Object.keys(cells)))
  const columns = [...letters].sort((a, b) => a.length - b.length || a.localeCompare(b)).slice(0, mostColumns)
  return (
    <HeaderBandPicker
      rows={top.data.rows}
      columns={columns}
      headerRows={sheet.headerRows}
      change={(headerRows) => void work.adjust(sheet.key, { headerRows })}
    />
  )
}
