// The way from ticked rows to their comparison.
import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { RegisterId } from '#shared/registers/index.ts'
import { client } from '../../../api/client.ts'
import { useAct } from '../../../api/useAct.ts'
import { mergePath } from '../../../components/listUrl.ts'
import type { SelectionActionProps } from '../selectionAction.ts'

/** As many as a screen can show side by side. */
const MOST = 6

export function MergeSelected({ register, query, count, onDone }: SelectionActionProps) {
  const navigate = useNavigate()
  const { busy, act } = useAct()
  if (register.id === 'region') return null
  const compare = () =>
    act(async () => {
      const { records } = await client.records.list({ ...query, limit: MOST })
      onDone()
      navigate(
        mergePath(
          register.id as RegisterId,
          records.map(({ id }) => id),
        ),
      )
    })
  return (
    <Button
      size="small"
      disabled={count < 2 || count > MOST}
      loading={busy}
      onClick={() => void compare()}
      title={count < 2 || count > MOST ? `选 2 至 ${MOST} 条说的是同一回事的记录` : '比较这几条，合成一条'}
    >
      合并重复记录…
    </Button>
  )
}
