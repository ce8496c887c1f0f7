// On a member's page: to another union by an event; or, where the record was wrong from the start, corrected with a reason.
import { Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { RecordView } from '#shared/api/recordTypes.ts'
import { client } from '../../../api/client.ts'
import { refreshEverything } from '../../../api/queryClient.ts'
import { useSay } from '../../../api/useSay.ts'
import { LinkSelect } from '../../../components/LinkSelect.tsx'
import { TransferDialog } from './TransferDialog.tsx'

export function MemberActions({ view }: { view: RecordView }) {
  const [open, setOpen] = useState<'transfer' | 'correct' | null>(null)
  const close = () => setOpen(null)
  if (typeof view.record.union !== 'number') return null
  return (
    <>
      <Button onClick={() => setOpen('correct')}>更正所属工会…</Button>
      <Button onClick={() => setOpen('transfer')}>转会…</Button>
      {open === 'transfer' ? <TransferDialog members={[view.record.id]} onClose={close} onDone={close} /> : null}
      {open === 'correct' ? <CorrectUnion view={view} onClose={close} /> : null}
    </>
  )
}

function CorrectUnion({ view, onClose }: { view: RecordView; onClose(): void }) {
  const say = useSay()
  const [union, setUnion] = useState<number | null>(null)
  const [why, setWhy] = useState('')
  const correct = async () => {
    try {
      const { id, version } = view.record
      await client.records.update({ register: 'member', id, version, values: { union }, correction: true, why: why.trim() })
      await refreshEverything()
      onClose()
      say.done('已更正所属工会')
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  return (
    <Modal
      open
      title="更正所属工会"
      okText="更正"
      cancelText="取消"
      okButtonProps={{ disabled: union === null || why.trim() === '' }}
      onOk={() => void correct()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="muted">只用于原来就登记错了的。人换了工会，请用“转会”，两边哪天各有多少会员才对得上。</p>
      <div className="transfer-form">
        <span>所属工会</span>
        <LinkSelect label="正确的所属工会" register="union" value={union} onChange={setUnion} />
        <span>理由</span>
        <Input aria-label="更正的理由" maxLength={200} placeholder="例如：录入时选错了工会" value={why} onChange={(event) => setWhy(event.target.value)} />
      </div>
    </Modal>
  )
}
