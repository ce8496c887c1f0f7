// What a record's page says of merges: that another record stands for it, or that it stands for others; and the way back from each.
import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import type { MergedRef } from '#shared/api/mergeTypes.ts'
import type { RecordView } from '#shared/api/recordTypes.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import { localTime } from '../../../components/localTime.ts'
import { useUnmerge } from './useUnmerge.ts'

export function MergedNotices({ register, view }: { register: RegisterId; view: RecordView }) {
  const unmerge = useUnmerge()
  const { mergedInto, merged } = view
  const back = (mergeId: number) => <Button onClick={() => void unmerge(mergeId)}>撤销合并</Button>
  if (mergedInto) {
    return (
      <Alert
        className="merged-notice"
        type="warning"
        showIcon
        title={
          <>
            已并入“
            <RecordLink register={register} to={mergedInto} />
            ”，不再计入名册和报表。<span className="muted">{when(mergedInto)}</span>
          </>
        }
        action={back(mergedInto.mergeId)}
      />
    )
  }
  const merges = [...Map.groupBy(merged, ({ mergeId }) => mergeId).values()]
  return merges.map((together) => {
    const [first] = together
    return first ? (
      <Alert
        className="merged-notice"
        key={first.mergeId}
        type="info"
        showIcon
        title={
          <>
            并入了
            {together.map((ref, index) => (
              <span key={ref.id}>
                {index > 0 ? '、' : ''}“<RecordLink register={register} to={ref} />”
              </span>
            ))}
            <span className="muted"> {when(first)}</span>
          </>
        }
        action={back(first.mergeId)}
      />
    ) : null
  })
}

function RecordLink({ register, to }: { register: RegisterId; to: MergedRef }) {
  return <Link to={`/r/${register}/${to.id}`}>{to.name ?? `${to.id} 号记录`}</Link>
}

function when({ at, by, why }: MergedRef): string {
  return `${localTime(at)} 由${by}合并${why === null ? '' : `：${why}`}`
}
