// From ledgers to registers in a few looks: which files, which columns, which texts, which cells. Each look can be gone back to until the commit.
import { Steps } from 'antd'
import { useEffect, useMemo, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { LeaveGuard } from '../../components/LeaveGuard.tsx'
import { readListName } from '../../components/listName.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { MapStep } from './MapStep.tsx'
import { PickStep } from './PickStep.tsx'
import { ReceiptStep } from './ReceiptStep.tsx'
import { ReviewStep } from './ReviewStep.tsx'
import { type Step, useImport } from './useImport.ts'
import { ValuesStep } from './ValuesStep.tsx'

const steps: readonly { readonly step: Step; readonly title: string }[] = [
  { step: 'pick', title: '选择文件' },
  { step: 'map', title: '核对表和列' },
  { step: 'values', title: '对应写法' },
  { step: 'review', title: '核对数据' },
  { step: 'receipt', title: '完成' },
]

export function ImportWizard() {
  const [params] = useSearchParams()
  const { source, month } = readListName(params) ?? {}
  const list = useMemo(() => (source && month ? { source, month } : null), [source, month])
  const work = useImport(list)
  // The button that led here is gone with its step: the focus starts again at the top of the new one.
  const shown = useRef<Step>(work.step)
  useEffect(() => {
    if (shown.current === work.step) return
    shown.current = work.step
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [work.step])
  // After the import there is no preview to ask; the steps that were taken stay in the list.
  const asked = useRef(false)
  if (work.step !== 'receipt') asked.current = work.asksValues || work.step === 'values'
  const shownSteps = steps.filter((item) => item.step !== 'values' || asked.current)
  return (
    <div className="page page-fill">
      <LeaveGuard dirty={work.preview !== null} title="导入还没有完成" text="离开这个页面会放弃这次预览和已改的单元格；台账文件本身不受影响。" />
      <PageTitle title={list ? '导入外部名单' : '导入台账'}>
        <Steps
          className="wizard-steps"
          size="small"
          current={shownSteps.findIndex((item) => item.step === work.step)}
          items={shownSteps.map((item) => ({ title: item.title }))}
        />
      </PageTitle>
      {work.step === 'pick' ? <PickStep work={work} /> : null}
      {work.step === 'map' ? <MapStep work={work} /> : null}
      {work.step === 'values' ? <ValuesStep work={work} /> : null}
      {work.step === 'review' ? <ReviewStep work={work} /> : null}
      {work.step === 'receipt' ? <ReceiptStep work={work} /> : null}
    </div>
  )
}
