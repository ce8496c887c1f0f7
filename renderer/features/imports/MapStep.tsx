// Which sheets are ledgers of what, where their headings stand, and which column feeds which field.
import { Alert, Button, Checkbox, Space } from 'antd'
import { useState } from 'react'
import type { SheetPreview } from '#shared/api/previewTypes.ts'
import { findRegister } from '#shared/registers/index.ts'
import { Mark } from '../../components/Mark.tsx'
import { placeName } from '../../components/placeName.ts'
import { AdjustingLine } from './AdjustingLine.tsx'
import { shortCounts } from './importLabels.ts'
import { SheetMapping } from './SheetMapping.tsx'
import type { ImportWork } from './useImport.ts'

export function MapStep({ work }: { work: ImportWork }) {
  const sheets = work.preview?.sheets ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const current = sheets.find((sheet) => sheet.key === chosen) ?? work.used[0] ?? sheets[0]
  const hidden = sheets.filter((sheet) => sheet.hidden && sheet.decisions.use === undefined)
  return (
    <>
      {hidden[0] ? <HiddenQuestion hidden={hidden} work={work} /> : null}
      <div className="map-step">
        <nav className="sheet-list" aria-label="台账中的工作表">
          <ul>
            {sheets.map((sheet) => (
              <SheetItem
                key={sheet.key}
                sheet={sheet}
                current={sheet.key === current?.key}
                choose={() => setChosen(sheet.key)}
                use={(use) => {
                  setChosen(sheet.key)
                  void work.adjust(sheet.key, { use })
                }}
              />
            ))}
          </ul>
        </nav>
        <div className="sheet-detail">{current ? <SheetMapping key={current.key} sheet={current} work={work} /> : null}</div>
      </div>
      <div className="wizard-foot">
        <AdjustingLine work={work} sheet={current?.key ?? null} />
        <Button onClick={() => work.go('pick')}>上一步</Button>
        <Button type="primary" disabled={work.used.length === 0 || work.adjusting.running} onClick={() => work.go(work.afterColumns)}>
          {work.afterColumns === 'values' ? '下一步：对应写法' : '下一步：核对数据'}
        </Button>
      </div>
    </>
  )
}

/** Nothing hidden is taken or dropped without a word. */
function HiddenQuestion({ hidden, work }: { hidden: readonly SheetPreview[]; work: ImportWork }) {
  const [first] = hidden
  if (!first) return null
  const answer = (use: boolean) => void work.adjust(first.key, { use })
  return (
    <Alert
      type="info"
      showIcon
      title={`工作表“${placeName(first.file, first.sheet)}”在文件里是隐藏的，要导入吗？${hidden.length > 1 ? `（还有 ${hidden.length - 1} 张隐藏的）` : ''}`}
      action={
        <Space>
          <Button size="small" disabled={work.adjusting.running} onClick={() => answer(true)}>
            导入
          </Button>
          <Button size="small" disabled={work.adjusting.running} onClick={() => answer(false)}>
            不导入
          </Button>
        </Space>
      }
    />
  )
}

interface ItemProps {
  readonly sheet: SheetPreview
  readonly current: boolean
  choose(): void
  use(use: boolean): void
}

function SheetItem({ sheet, current, choose, use }: ItemProps) {
  const label = sheet.register ? findRegister(sheet.register)?.label : null
  const name = placeName(sheet.file, sheet.sheet)
  return (
    <li className={current ? 'current' : ''}>
      <Checkbox
        aria-label={`导入 ${name}`}
        checked={sheet.use}
        disabled={sheet.register === null && !sheet.use && !sheet.hidden}
        onChange={(event) => use(event.target.checked)}
      />
      <button type="button" aria-current={current ? 'true' : undefined} onClick={choose}>
        <span className="sheet-name">{sheet.sheet || sheet.file}</span>
        {sheet.sheet === '' ? null : <span className="sheet-file">{sheet.file}</span>}
        <span>
          {label ? <Mark tone="info">{label}</Mark> : <Mark tone="warning">未识别</Mark>}
          {sheet.hidden ? <Mark>隐藏的工作表</Mark> : null}
          {sheet.use ? null : <Mark>不导入</Mark>}
        </span>
        {sheet.use ? <span className="sheet-counts">{shortCounts(sheet.rows)}</span> : null}
      </button>
    </li>
  )
}
