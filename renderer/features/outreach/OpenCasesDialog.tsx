// Cases from outside lists: which source, county and tiers, how many that makes, and then all of them at once.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, Checkbox, Modal } from 'antd'
import { useState } from 'react'
import type { OpenEvent, StepsTaken } from '#shared/api/outreachTypes.ts'
import { tierLabels } from '#shared/messages/outreach.ts'
import { type Tier, tiers } from '#shared/outreach/tiers.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { toRefusal } from '../../api/refusal.ts'
import { useCodes } from '../../api/useCodes.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { ChoiceSelect } from '../../components/ChoiceSelect.tsx'
import { useUndoDeed } from '../../components/outreach/useUndoDeed.ts'
import { ProgressBox } from '../../components/ProgressBox.tsx'

type Opened = Extract<OpenEvent, { type: 'opened' }>

interface Props {
  onClose(): void
  onOpened(refused: StepsTaken['refused']): void
}

/** Those that the office presses first. */
const usual: readonly Tier[] = ['campaign', 'own', 'split']

export function OpenCasesDialog({ onClose, onOpened }: Props) {
  const say = useSay()
  const undo = useUndoDeed()
  const codes = useCodes()
  const call = useLongCall<Opened>(say.refused)
  const [source, setSource] = useState<string | null>(null)
  const [county, setCounty] = useState<string | null>(null)
  const [wanted, setWanted] = useState<readonly Tier[]>(usual)
  const filter = { ...(source === null ? {} : { source }), ...(county === null ? {} : { county }), tiers: [...wanted] }
  const asked = wanted.length > 0
  const found = useQuery(orpc.outreach.candidates.queryOptions({ input: { ...filter, limit: 5 }, enabled: asked, placeholderData: keepPreviousData }))
  const total = asked ? (found.data?.total ?? 0) : 0

  const open = async () => {
    if (total === 0 || call.running) return
    const opened = await call.start((signal) => client.outreach.open(filter, { signal }))
    if (!opened) return
    await refreshEverything()
    onClose()
    onOpened(opened.refused)
    const { deedId } = opened
    if (deedId !== null) say.undoable(`已立案 ${opened.cases.toLocaleString()} 件，新建单位 ${opened.units.toLocaleString()} 家`, () => void undo(deedId))
  }
  return (
    <Modal
      open
      width={640}
      title="立案：从外部名单开出未建会案件"
      okText={total > 0 ? `立案 ${total.toLocaleString()} 件` : '立案'}
      cancelText="取消"
      okButtonProps={{ disabled: total === 0 || call.running }}
      onOk={() => void open()}
      onCancel={call.running ? call.cancel : onClose}
      destroyOnHidden
    >
      <div className="step-form">
        <span>名单来源</span>
        <ChoiceSelect label="名单来源" placeholder="全部来源" value={source} choices={codes.choices('headcountSource')} onChange={setSource} />
        <span>县（市、区）</span>
        <ChoiceSelect
          label="县（市、区）"
          placeholder="全部县（市、区）"
          value={county}
          choices={codes.counties.map(({ name }) => ({ value: name, label: name }))}
          onChange={setCounty}
        />
        <span>建会分层</span>
        <fieldset className="case-tiers">
          <legend className="visually-hidden">建会分层</legend>
          {tiers.map((tier) => (
            <Checkbox
              key={tier}
              checked={wanted.includes(tier)}
              onChange={(event) => setWanted(event.target.checked ? [...wanted, tier] : wanted.filter((one) => one !== tier))}
            >
              {tierLabels[tier]}（{(found.data?.tiers[tier] ?? 0).toLocaleString()}）
            </Checkbox>
          ))}
        </fieldset>
      </div>
      {found.error ? <p className="field-problem error">{toRefusal(found.error).sentence}</p> : null}
      {found.data && asked ? (
        <div className="case-candidates">
          <p>
            {total === 0 ? '没有可以立案的企业。' : found.data.counties.map(({ county: place, total: some }) => `${place || '未归属'} ${some}`).join(' · ')}
          </p>
          {found.data.candidates.length > 0 ? (
            <p className="muted">最大的几家：{found.data.candidates.map(({ name, headcount }) => `${name}（${headcount ?? '?'} 人）`).join('、')}</p>
          ) : null}
          <p className="muted">
            已有案件的 {found.data.withCase.toLocaleString()} 家不再立案；没有写人数的 {found.data.withoutHeadcount.toLocaleString()}{' '}
            家分不了层。待复核的不算未建会，先到“比对复核”里认定。
          </p>
        </div>
      ) : null}
      {call.running ? <ProgressBox progress={call.progress} title="正在立案" note="取消后什么都不会写入" cancel={call.cancel} /> : null}
      {call.cancelled ? <Alert type="info" showIcon title="已取消，没有立案。" /> : null}
    </Modal>
  )
}
