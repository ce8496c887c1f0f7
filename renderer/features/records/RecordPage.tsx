// One record: read it, change it, see where it came from and what became of it.
import { useQuery } from '@tanstack/react-query'
import { Empty, Spin } from 'antd'
import { useNavigate, useParams } from 'react-router'
import { findRegister, type RegisterId } from '#shared/registers/index.ts'
import { orpc } from '../../api/client.ts'
import { AsOfBand } from '../../components/AsOfBand.tsx'
import { recordPath } from '../../components/listUrl.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { RecordDesk } from './RecordDesk.tsx'
import { useAsOfInput } from './useAsOf.ts'

export function RecordPage() {
  const { register: registerId = '', id: idText = '' } = useParams()
  const register = findRegister(registerId)
  const navigate = useNavigate()
  const isNew = idText === 'new'
  const id = Number(idText)
  const known = Number.isInteger(id) && id > 0
  const asOf = useAsOfInput()
  const view = useQuery(
    orpc.records.get.queryOptions({ input: { register: registerId as RegisterId, id: known ? id : 1, ...asOf }, enabled: register !== undefined && known }),
  )
  const toToday = () => navigate(recordPath(registerId, id))
  if (!register || (!isNew && !known)) return <Empty className="empty" description="没有这条记录" />
  if (isNew) return <RecordDesk key={`${registerId}/new`} register={register} view={null} reload={async () => undefined} />
  if (view.error) {
    return (
      <div className="page">
        {asOf.asOf === undefined ? null : <AsOfBand day={asOf.asOf} onToday={toToday} />}
        <QueryRefusal error={view.error} retry={() => view.refetch()} />
      </div>
    )
  }
  if (!view.data) {
    return (
      <div className="waiting">
        <Spin description="正在读取…" />
      </div>
    )
  }
  return <RecordDesk key={`${registerId}/${id}/${asOf.asOf ?? ''}`} register={register} view={view.data} reload={async () => (await view.refetch()).data} />
}
