// On a case's page: the steps that it may take from where it stands.
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { RecordView } from '#shared/api/recordTypes.ts'
import { stepLabels } from '#shared/messages/outreach.ts'
import { type CaseStep, stepsFrom } from '#shared/outreach/steps.ts'
import { useSay } from '../../../api/useSay.ts'
import { DownOutlined } from '../../../components/icons.tsx'
import { FoundDialog } from '../../../components/outreach/FoundDialog.tsx'
import { StepDialog } from '../../../components/outreach/StepDialog.tsx'

/** So many buttons beside those of every record; the others are in a menu. */
const shown = 3

export function CaseActions({ view }: { view: RecordView }) {
  const say = useSay()
  const [open, setOpen] = useState<CaseStep | null>(null)
  const { record } = view
  const state = typeof record.state === 'string' ? record.state : null
  const resultingUnion = typeof record.resultingUnion === 'number' ? record.resultingUnion : null
  // What ends well comes first.
  const steps = stepsFrom({ state, resultingUnion }).sort((one, other) => Number(other === 'found') - Number(one === 'found'))
  const close = () => setOpen(null)
  return (
    <>
      {steps.slice(0, shown).map((step) => (
        <Button key={step} onClick={() => setOpen(step)}>
          {stepLabels[step]}…
        </Button>
      ))}
      {steps.length > shown ? (
        <Dropdown
          trigger={['click']}
          menu={{ items: steps.slice(shown).map((step) => ({ key: step, label: `${stepLabels[step]}…` })), onClick: ({ key }) => setOpen(key as CaseStep) }}
        >
          <Button icon={<DownOutlined />} iconPlacement="end">
            更多办理
          </Button>
        </Dropdown>
      ) : null}
      {open === 'found' ? <FoundDialog record={record} onClose={close} onDone={() => {}} /> : null}
      {open !== null && open !== 'found' ? (
        <StepDialog
          step={open}
          cases={{ ids: [record.id] }}
          count={1}
          version={record.version}
          onClose={close}
          onDone={({ refused: [first] }) => {
            if (first) say.offer(first.reason, '知道了', () => {})
          }}
        />
      ) : null}
    </>
  )
}
