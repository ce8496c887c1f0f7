// One step of one or many cases: the fields that it needs, and nothing else.
import { useQuery } from '@tanstack/react-query'
import { Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { CaseQueryInput } from '#shared/api/outreachContract.ts'
import type { StepsTaken } from '#shared/api/outreachTypes.ts'
import { stepLabels } from '#shared/messages/outreach.ts'
import { rulingOut, type StepField, stepRules } from '#shared/outreach/steps.ts'
import { registers } from '#shared/registers/index.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useAct } from '../../api/useAct.ts'
import { useCodes } from '../../api/useCodes.ts'
import { useSay } from '../../api/useSay.ts'
import { ChoiceSelect } from '../ChoiceSelect.tsx'
import { DateInput } from '../DateInput.tsx'
import { type Federation, type FormStep, fieldsOf, firstDraft, missingIn, type StepDraft } from './stepFields.ts'
import { useUndoDeed } from './useUndoDeed.ts'

interface Props {
  readonly step: FormStep
  readonly cases: CaseQueryInput
  readonly count: number
  /** Of a single case: as it was seen. */
  readonly version?: number
  onClose(): void
  onDone(taken: StepsTaken): void
}

const labelOf = (key: StepField) => registers.outreach.fields.find((field) => field.key === key)?.label ?? key

export function StepDialog({ step, cases, count, version, onClose, onDone }: Props) {
  const say = useSay()
  const { busy, act } = useAct()
  const undo = useUndoDeed()
  const { data: status } = useQuery(orpc.office.status.queryOptions())
  const { data: settings } = useQuery(orpc.settings.get.queryOptions())
  const [typed, setTyped] = useState<StepDraft>({})
  const [federation, setFederation] = useState<Federation>('keep')
  const [why, setWhy] = useState('')
  const draft: StepDraft = { ...(status && settings ? firstDraft(step, status.today, settings.outreach) : {}), ...typed }
  const label = stepLabels[step]
  const asksFederation = step === 'issue' || step === 'hand-on'
  const choice: Federation = step === 'hand-on' && federation === 'keep' ? 'township' : federation
  const complete = !missingIn(step, draft, choice, why)
  const set = (field: StepField, value: string | null) => setTyped((before) => ({ ...before, [field]: value }))

  const take = async () => {
    if (!complete || busy) return
    await act(async () => {
      const values = Object.fromEntries(Object.entries(draft).filter(([field, value]) => value && (field !== 'responsible' || choice === 'name')))
      const taken = await client.outreach.step({
        cases,
        step,
        values,
        ...(choice === 'county' || choice === 'township' ? { federation: choice } : {}),
        ...(why.trim() === '' ? {} : { why: why.trim() }),
        ...(version === undefined ? {} : { version }),
      })
      await refreshEverything()
      onClose()
      onDone(taken)
      const { deedId } = taken
      if (deedId !== null)
        say.undoable(`${label} ${taken.done} 件${taken.refused.length > 0 ? `，${taken.refused.length} 件未办` : ''}`, () => void undo(deedId))
    })
  }
  return (
    <Modal
      open
      width={560}
      title={count === 1 ? label : `${label} ${count.toLocaleString()} 件`}
      okText={label}
      cancelText="取消"
      okButtonProps={{ disabled: !complete, loading: busy }}
      onOk={() => void take()}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="step-form">
        {asksFederation ? <FederationChoice step={step} value={choice} onChange={setFederation} /> : null}
        {fieldsOf(step).map(({ field, needed }) =>
          field === 'responsible' && choice !== 'name' ? null : (
            <StepInput
              key={field}
              field={field}
              needed={needed || field === 'responsible'}
              value={draft[field] ?? null}
              onChange={(value) => set(field, value)}
            />
          ),
        )}
        {stepRules[step].why ? (
          <>
            <span className="required-mark">理由</span>
            <Input
              aria-label={`${label}的理由`}
              maxLength={200}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
              onPressEnter={() => void take()}
            />
          </>
        ) : null}
      </div>
      {step === 'extend' && settings ? <p className="muted">一次最多延长 {settings.outreach.extensionDays} 天；以前的延期仍在历史里。</p> : null}
      {step === 'close' ? <p className="muted">还没有下发的可以直接办结；已经下发的，要先登记核查结果。</p> : null}
    </Modal>
  )
}

function FederationChoice({ step, value, onChange }: { step: FormStep; value: Federation; onChange(value: Federation): void }) {
  const options = [
    ...(step === 'issue' ? [{ value: 'keep', label: '按立案时的责任工会' }] : []),
    { value: 'county', label: '县（市、区）总工会' },
    { value: 'township', label: '镇（街道）总工会' },
    { value: 'name', label: '另写' },
  ]
  return (
    <>
      <span>责任工会</span>
      <Radio.Group aria-label="责任工会" value={value} options={options} onChange={(event) => onChange(event.target.value as Federation)} />
    </>
  )
}

function StepInput({ field, needed, value, onChange }: { field: StepField; needed: boolean; value: string | null; onChange(value: string | null): void }) {
  const codes = useCodes()
  const label = labelOf(field)
  return (
    <>
      <span className={needed ? 'required-mark' : ''}>{label}</span>
      {field === 'verificationResult' ? (
        <ChoiceSelect
          label={label}
          value={value}
          choices={codes.choices('verificationResult').filter((choice) => rulingOut.some((result) => result === choice.value))}
          onChange={onChange}
        />
      ) : /On$|To$/.test(field) ? (
        <DateInput label={label} width={170} value={value} onChange={onChange} />
      ) : field === 'evidence' || field === 'extensionReason' ? (
        <Input.TextArea
          aria-label={label}
          autoSize={{ minRows: 2, maxRows: 5 }}
          maxLength={1000}
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <Input aria-label={label} maxLength={100} value={value ?? ''} onChange={(event) => onChange(event.target.value)} />
      )}
    </>
  )
}
