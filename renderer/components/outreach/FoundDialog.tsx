// Founding: only what the union register asks for; where the union lies and what it covers is known from the case.
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useAct } from '../../api/useAct.ts'
import { useSay } from '../../api/useSay.ts'
import { DateInput } from '../DateInput.tsx'
import { LinkSelect } from '../LinkSelect.tsx'
import { useUndoDeed } from './useUndoDeed.ts'

type How = 'single' | 'join' | 'joint'

interface Props {
  readonly record: RecordRow
  onClose(): void
  onDone(): void
}

export function FoundDialog({ record, onClose, onDone }: Props) {
  const say = useSay()
  const { busy, act } = useAct()
  const undo = useUndoDeed()
  const { data: status } = useQuery(orpc.office.status.queryOptions())
  const unitName = typeof record.unitName === 'string' ? record.unitName : ''
  const [how, setHow] = useState<How>('single')
  const [name, setName] = useState(`${unitName}工会委员会`)
  const [union, setUnion] = useState<number | null>(null)
  const [typedDay, setDay] = useState<string | null | undefined>()
  const [chair, setChair] = useState('')
  const [members, setMembers] = useState<number | null>(null)
  const [approvalNumber, setApproval] = useState('')
  const [evidence, setEvidence] = useState('')
  const day = typedDay === undefined ? (typeof record.foundedOn === 'string' ? record.foundedOn : (status?.today ?? null)) : typedDay
  const isDay = day !== null && day.length === 10
  const complete = isDay && (how === 'join' ? union !== null : name.trim() !== '')

  const found = async () => {
    if (!complete || day === null || busy) return
    await act(async () => {
      const more = {
        ...(chair.trim() && { chair: chair.trim() }),
        ...(members === null ? {} : { members }),
        ...(approvalNumber.trim() && { approvalNumber: approvalNumber.trim() }),
      }
      const { deedId, left } = await client.outreach.found({
        id: record.id,
        version: record.version,
        foundedOn: day,
        ...(evidence.trim() && { evidence: evidence.trim() }),
        union: how === 'join' ? { kind: 'join', union: union ?? 0 } : { kind: 'new', name: name.trim(), form: how, ...more },
      })
      await refreshEverything()
      onClose()
      onDone()
      say.undoable(`${unitName} 已登记建会${left.length > 0 ? `，已退出 ${left.join('、')}` : ''}`, () => void undo(deedId))
    })
  }
  return (
    <Modal
      open
      width={600}
      title={`登记建会：${unitName}`}
      okText="登记建会"
      cancelText="取消"
      okButtonProps={{ disabled: !complete, loading: busy }}
      onOk={() => void found()}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="step-form">
        <span>建会形式</span>
        <Radio.Group
          aria-label="建会形式"
          value={how}
          options={[
            { value: 'single', label: '单独建会' },
            { value: 'join', label: '加入已有的联合工会' },
            { value: 'joint', label: '新建联合工会' },
          ]}
          onChange={(event) => setHow(event.target.value as How)}
        />
        {how === 'join' ? (
          <>
            <span className="required-mark">联合工会</span>
            <LinkSelect label="联合工会" register="union" value={union} onChange={setUnion} />
          </>
        ) : (
          <>
            <span className="required-mark">工会名称</span>
            <Input aria-label="工会名称" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
          </>
        )}
        <span className="required-mark">建会日期</span>
        <DateInput label="建会日期" width={170} value={day} onChange={setDay} />
        {how === 'join' ? null : (
          <>
            <span>工会主席</span>
            <Input aria-label="工会主席" maxLength={50} value={chair} onChange={(event) => setChair(event.target.value)} />
            <span>会员数</span>
            <InputNumber<number>
              aria-label="会员数"
              min={0}
              precision={0}
              controls={false}
              value={members}
              onChange={(value) => setMembers(value ?? null)}
              style={{ width: 170 }}
            />
            <span>批准文号</span>
            <Input aria-label="批准文号" maxLength={100} value={approvalNumber} onChange={(event) => setApproval(event.target.value)} />
          </>
        )}
        <span>依据</span>
        <Input.TextArea
          aria-label="建会依据"
          autoSize={{ minRows: 2, maxRows: 4 }}
          maxLength={1000}
          value={evidence}
          onChange={(event) => setEvidence(event.target.value)}
        />
      </div>
      <p className="muted">会一并登记工会与单位的覆盖关系并了结案件；单位原在联合工会的，从建会日期起退出。其余资料以后在工会记录里补。</p>
      {day !== null && !isDay ? <p className="field-problem error">建会日期要写到日。</p> : null}
    </Modal>
  )
}
