// Members move to another union: where to, when and why; who can and who cannot is said before anything is written.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { client, orpc } from '../../../api/client.ts'
import { refreshEverything } from '../../../api/queryClient.ts'
import { toRefusal } from '../../../api/refusal.ts'
import { useAct } from '../../../api/useAct.ts'
import { useSay } from '../../../api/useSay.ts'
import { useTakeBack } from '../../../api/useTakeBack.ts'
import { DateInput } from '../../../components/DateInput.tsx'
import { LinkSelect } from '../../../components/LinkSelect.tsx'
import { TransferList } from './TransferList.tsx'

interface Props {
  readonly members: readonly number[]
  onClose(): void
  onDone(): void
}

export function TransferDialog({ members, onClose, onDone }: Props) {
  const say = useSay()
  const { busy, act } = useAct()
  const takeBack = useTakeBack()
  const status = useQuery(orpc.office.status.queryOptions())
  const [union, setUnion] = useState<number | null>(null)
  const [chosenUnit, setUnit] = useState<number | null | undefined>()
  const [typedDate, setDate] = useState<string | null | undefined>()
  const [reason, setReason] = useState('')
  // A union of a single unit: its members work there.
  const covered = useQuery(
    orpc.records.list.queryOptions({
      input: {
        register: 'coverage',
        filters: [
          { field: 'union', op: 'is', value: union ?? 0 },
          { field: 'coveredTo', op: 'blank' },
        ],
        limit: 2,
      },
      enabled: union !== null,
    }),
  )
  const only = covered.data?.total === 1 ? covered.data.records[0]?.unit : null
  const unit = chosenUnit === undefined ? (typeof only === 'number' ? only : null) : chosenUnit
  const date = typedDate === undefined ? (status.data?.today ?? null) : typedDate
  const isDay = date !== null && date.length === 10
  const order = { members: [...members], toUnion: union ?? 0, ...(unit === null ? {} : { toUnit: unit }), date: date ?? '' }
  const looked = useQuery(orpc.records.transferPreview.queryOptions({ input: order, enabled: union !== null && isDay, placeholderData: keepPreviousData }))
  const ready = looked.data?.ready.length ?? 0
  const complete = union !== null && isDay && reason.trim() !== '' && ready > 0 && !looked.error

  const back = (transferId: number) =>
    takeBack(async () => {
      const { kept } = await client.records.undoTransfer({ transferId })
      return { kept, whole: '已撤销转会', partly: `已撤销转会；${kept.length} 人之后又有变化，保持现在的样子` }
    })
  const transfer = async () => {
    if (!complete || busy) return
    await act(async () => {
      const { transferId, ready: moved, refused } = await client.records.transfer({ ...order, reason: reason.trim() })
      await refreshEverything()
      onClose()
      onDone()
      say.undoable(`已转会 ${moved.length} 人${refused.length > 0 ? `，${refused.length} 人未转` : ''}`, () => void back(transferId))
    })
  }
  return (
    <Modal
      open
      width={640}
      title={members.length === 1 ? '转会' : `${members.length} 人转会`}
      okText={ready > 0 ? `转会 ${ready} 人` : '转会'}
      cancelText="取消"
      okButtonProps={{ disabled: !complete, loading: busy }}
      onOk={() => void transfer()}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="transfer-form">
        <span>转入工会</span>
        <LinkSelect label="转入工会" register="union" value={union} onChange={setUnion} />
        <span>工作单位</span>
        <LinkSelect label="转入后的工作单位" register="unit" value={unit} onChange={setUnit} />
        <span>转会日期</span>
        <DateInput label="转会日期" width={160} value={date} onChange={setDate} />
        <span>原因</span>
        <Input aria-label="转会原因" maxLength={200} placeholder="例如：工作调动" value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      <p className="muted">工作单位留空，就仍在原单位。转会会记下转出、转入两条会籍变化，两边的会员数随之改变。</p>
      {date !== null && !isDay ? <p className="field-problem error">转会日期要写到日。</p> : null}
      {looked.error && union !== null ? <p className="field-problem error">{toRefusal(looked.error).sentence}</p> : null}
      {looked.data && !looked.error && union !== null ? <TransferList preview={looked.data} /> : null}
    </Modal>
  )
}
