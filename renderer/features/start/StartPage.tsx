// The first screen: an empty office is offered two ways in, a full one its figures and what needs attention.
import { useQuery } from '@tanstack/react-query'
import { Spin } from 'antd'
import { orpc } from '../../api/client.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { OfficeFigures } from './OfficeFigures.tsx'
import { Welcome } from './Welcome.tsx'

export function StartPage() {
  const status = useQuery(orpc.office.status.queryOptions({ staleTime: 0 }))
  if (status.error) {
    return (
      <div className="page">
        <QueryRefusal error={status.error} retry={() => status.refetch()} />
      </div>
    )
  }
  if (!status.data) {
    return (
      <div className="waiting">
        <Spin description="正在打开台账…" />
      </div>
    )
  }
  return status.data.hasData ? <OfficeFigures status={status.data} /> : <Welcome />
}
