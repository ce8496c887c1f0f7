// What can be done with the ticked cases.
import { Button } from 'antd'
import { useState } from 'react'
import type { CaseQueryInput } from '#shared/api/outreachContract.ts'
import type { StepsTaken } from '#shared/api/outreachTypes.ts'
import { stepLabels } from '#shared/messages/outreach.ts'
import { StepDialog } from '../../components/outreach/StepDialog.tsx'
import type { FormStep } from '../../components/outreach/stepFields.ts'

interface Props {
  readonly chosen: CaseQueryInput
  readonly count: number
  /** Of everything that the filters leave. */
  readonly total: number
  readonly everything: boolean
  onEverything(): void
  onNone(): void
  onDone(taken: StepsTaken): void
}

const steps: readonly FormStep[] = ['issue', 'hand-on', 'verify', 'confirm', 'rule-out', 'extend', 'close', 'reopen']

export function CaseBar({ chosen, count, total, everything, onEverything, onNone, onDone }: Props) {
  const [step, setStep] = useState<FormStep | null>(null)
  return (
    <>
      <section className="selection-bar" aria-label="办理选中的案件" hidden={count === 0}>
        <span role="status">已选 {count.toLocaleString()} 件</span>
        {!everything && total > count ? (
          <Button type="link" size="small" onClick={onEverything}>
            选中全部 {total.toLocaleString()} 件
          </Button>
        ) : null}
        <Button type="link" size="small" onClick={onNone} title="Esc">
          取消选择
        </Button>
        <div className="selection-actions">
          {steps.map((one) => (
            <Button key={one} size="small" type={one === 'issue' ? 'primary' : 'default'} onClick={() => setStep(one)}>
              {stepLabels[one]}…
            </Button>
          ))}
        </div>
      </section>
      {step ? <StepDialog step={step} cases={chosen} count={count} onClose={() => setStep(null)} onDone={onDone} /> : null}
    </>
  )
}
