// One sheet: its register, its header rows, and its columns with what stands in them.
import { Alert, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { SheetPreview } from '#shared/api/types.ts'
import { findRegister, importTargets, type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { isComposing } from '../../components/composing.ts'
import { Mark } from '../../components/Mark.tsx'
import { parseHeaderRows, showHeaderRows } from './headerRows.ts'
import type { ImportWork } from './useImport.ts'

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
        <HeaderRows key={sheet.headerRows.join()} rows={sheet.headerRows} change={(headerRows) => void work.adjust(sheet.key, { headerRows })} />
        {unmapped > 0 ? <span className="muted">{unmapped} 列没有对应的字段，不导入</span> : <span className="muted">每一列都有对应的字段</span>}
      </div>
      {general.map((problem) => (
        <Alert key={`${problem.code}${problem.message}`} type={problem.level} showIcon title={problem.message} />
      ))}
      {sheet.columns.length === 0 ? <Alert type="warning" showIcon title="没有找到表头。请填写表头所在的行，例如 3 或 3-4。" /> : null}
      <div className="table-scroll inline">
        <table className="plain mapping" aria-label="列与字段的对应">
          <thead>
            <tr>
              <th scope="col">列</th>
              <th scope="col">台账上的列名</th>
              <th scope="col">前几行的内容</th>
              <th scope="col">对应字段</th>
            </tr>
          </thead>
          <tbody>
            {sheet.columns.map((column) => (
              <tr key={column.column} className={column.target === null ? 'left-out' : ''}>
                <th scope="row">{column.column}</th>
                <td>
                  {column.path.join(' › ')}
                  {column.hidden ? <Mark>隐藏列</Mark> : null}
                </td>
                <td className="samples">{column.samples.join('　')}</td>
                <td>
                  <Select<string>
                    aria-label={`${column.column} 列 ${column.path.at(-1) ?? ''} 对应的字段`}
                    value={column.target ?? ''}
                    style={{ width: 210 }}
                    showSearch={{ optionFilterProp: 'label' }}
                    popupMatchSelectWidth={false}
                    disabled={!register}
                    options={[
                      { value: '', label: '（不导入这一列）' },
                      ...targets.map((target) => ({
                        value: target.key,
                        label: `${target.label}${target.register === register?.id ? '' : `（${registers[target.register].label}）`}`,
                        disabled: target.key !== column.target && sheet.columns.some((other) => other.target === target.key),
                      })),
                    ]}
                    onChange={(target) => void work.adjust(sheet.key, { mapping: { [column.column]: target === '' ? null : target } })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function HeaderRows({ rows, change }: { rows: readonly number[]; change(rows: number[]): void }) {
  const [text, setText] = useState(showHeaderRows(rows))
  const parsed = parseHeaderRows(text)
  const changed = parsed !== null && parsed.join() !== rows.join()
  return (
    <span className="labelled">
      <label htmlFor="header-rows">表头在第几行</label>
      <Input
        id="header-rows"
        style={{ width: 80 }}
        value={text}
        status={parsed === null ? 'error' : ''}
        title="一行写 3；两行的表头写 3-4"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event) && parsed && changed) change(parsed)
        }}
      />
      {changed ? (
        <Button size="small" onClick={() => change(parsed)}>
          应用
        </Button>
      ) : null}
    </span>
  )
}
