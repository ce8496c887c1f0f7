// Which column feeds which field, what a column may be, and what wins where the register says something else.
import { Button, Select } from 'antd'
import type { SheetPreview } from '#shared/api/previewTypes.ts'
import { findRegister, type ImportTarget, registers } from '#shared/registers/index.ts'
import { Mark } from '../../components/Mark.tsx'
import { policyLabels } from './importLabels.ts'
import type { ImportWork, Policy } from './useImport.ts'

interface Props {
  readonly sheet: SheetPreview
  readonly targets: readonly ImportTarget[]
  readonly work: ImportWork
}

type Column = SheetPreview['columns'][number]

/** What may be accepted: never a field that another column feeds. */
function suggestionsOf(columns: readonly Column[]): { column: string; target: string }[] {
  const taken = new Set(columns.map((column) => column.target))
  return columns.flatMap((column) => {
    if (column.target !== null || column.suggested === null || taken.has(column.suggested)) return []
    taken.add(column.suggested)
    return [{ column: column.column, target: column.suggested }]
  })
}

export function ColumnTable({ sheet, targets, work }: Props) {
  const suggestions = suggestionsOf(sheet.columns)
  const label = (key: string) => targets.find((target) => target.key === key)?.label ?? key
  const give = (mapping: Record<string, string | null>) => void work.adjust(sheet.key, { mapping })
  return (
    <div className="table-scroll inline">
      <table className="plain mapping" aria-label="列与字段的对应">
        <thead>
          <tr>
            <th scope="col">列</th>
            <th scope="col">台账上的列名</th>
            <th scope="col">前几行的内容</th>
            <th scope="col">
              对应字段
              {suggestions.length > 1 ? (
                <Button size="small" type="link" onClick={() => give(Object.fromEntries(suggestions.map(({ column, target }) => [column, target])))}>
                  采用全部 {suggestions.length} 条建议
                </Button>
              ) : null}
            </th>
            <th scope="col">与名册不一致时</th>
          </tr>
        </thead>
        <tbody>
          {sheet.columns.map((column) => {
            const suggested = suggestions.find((one) => one.column === column.column)?.target
            return (
              <tr key={column.column} className={column.target === null ? 'left-out' : ''}>
                <th scope="row">{column.column}</th>
                <td>
                  {column.path.join(' › ')}
                  {column.hidden ? <Mark>隐藏列</Mark> : null}
                </td>
                <td className="samples">{column.samples.join('　')}</td>
                <td>
                  <TargetSelect sheet={sheet} column={column} targets={targets} give={give} />
                  {suggested !== undefined ? (
                    <button type="button" className="suggestion" onClick={() => give({ [column.column]: suggested })}>
                      可能是“{label(suggested)}”，采用
                    </button>
                  ) : null}
                </td>
                <td>{column.target !== null ? <PolicySelect sheet={sheet} target={column.target} label={label(column.target)} work={work} /> : null}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface TargetProps {
  readonly sheet: SheetPreview
  readonly column: Column
  readonly targets: readonly ImportTarget[]
  give(mapping: Record<string, string | null>): void
}

function TargetSelect({ sheet, column, targets, give }: TargetProps) {
  const register = sheet.register ? findRegister(sheet.register) : undefined
  return (
    <Select<string>
      aria-label={`${column.column} 列 ${column.path.at(-1) ?? ''} 对应的字段`}
      value={column.target ?? ''}
      style={{ width: 200 }}
      size="small"
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
      onChange={(target) => give({ [column.column]: target === '' ? null : target })}
    />
  )
}

/** In a select; no policy is called so. */
const asImport = 'import'
const asRecipe = 'recipe'

/** What the clerk said of the field, else the recipe, else what was chosen for the whole import; the recipe's word is marked. */
function PolicySelect({ sheet, target, label, work }: { sheet: SheetPreview; target: string; label: string; work: ImportWork }) {
  const own = sheet.decisions.policies?.[target]
  const recipes = sheet.recipe?.policies[target]
  const value = own || (own === undefined && recipes ? asRecipe : asImport)
  return (
    <span className="policy-choice">
      <Select<Policy | typeof asImport | typeof asRecipe>
        aria-label={`${label}与名册不一致时`}
        value={value}
        size="small"
        variant={value === asImport && !recipes ? 'borderless' : 'outlined'}
        style={{ width: 176 }}
        popupMatchSelectWidth={false}
        options={[
          { value: asImport, label: `照第一步：${policyLabels[work.preview?.policy ?? work.policy]}` },
          ...(recipes ? [{ value: asRecipe, label: `照方案：${policyLabels[recipes]}` } as const] : []),
          ...(Object.keys(policyLabels) as Policy[]).map((policy) => ({ value: policy, label: policyLabels[policy] })),
        ]}
        onChange={(chosen) => void work.adjust(sheet.key, { policies: { [target]: chosen === asImport ? null : chosen === asRecipe ? '' : chosen } })}
      />
      {value === asRecipe ? (
        <Mark tone="info" title={`方案“${sheet.recipe?.name}”里定的`}>
          方案
        </Mark>
      ) : null}
    </span>
  )
}
