// Ticked members to another union.
import { Button } from 'antd'
import { useState } from 'react'
import { client } from '../../../api/client.ts'
import { useAct } from '../../../api/useAct.ts'
import type { SelectionActionProps } from '../selectionAction.ts'
import { TransferDialog } from './TransferDialog.tsx'

/** At once; more is an import of a ledger. */
const MOST = 1000

export function TransferSelected({ register, query, count, onDone }: SelectionActionProps) {
  const { busy, act } = useAct()
  const [members, setMembers] = useState<readonly number[] | null>(null)
  if (register.id !== 'member') return null
  const open = () =>
    act(async () => {
      const { records } = await client.records.list({ ...query, limit: MOST })
      setMembers(records.map(({ id }) => id))
    })
  return (
    <>
      <Button
        size="small"
        loading={busy}
        disabled={count > MOST}
        title={count > MOST ? `一次最多 ${MOST} 人；更多请导入会籍变化台账` : ''}
        onClick={() => void open()}
      >
        转会…
      </Button>
      {members ? <TransferDialog members={members} onClose={() => setMembers(null)} onDone={onDone} /> : null}
    </>
  )
}
