// What comes after a list came in: holding it against the units.
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api/client.ts'
import { MatchListButton } from '../../components/MatchListButton.tsx'

export function ListReceipt({ batchId }: { batchId: number }) {
  const lists = useQuery(orpc.matching.lists.queryOptions())
  const list = lists.data?.find(({ batches }) => batches.some((batch) => batch.batchId === batchId))
  return list ? (
    <div className="list-receipt">
      <MatchListButton listId={list.id} text="比对" label="与单位和工会比对" primary tells />
    </div>
  ) : null
}
