// Records that may be the same as the one on screen, each with the way to compare them.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { orpc } from '../../../api/client.ts'
import { useCodes } from '../../../api/useCodes.ts'
import { mergePath } from '../../../components/listUrl.ts'
import { recordDetail, recordName } from '../../../components/recordName.ts'

export function PossibleDuplicates({ register, id }: { register: RegisterDefinition; id: number }) {
  const codes = useCodes()
  const registerId = register.id as RegisterId
  const found = useQuery(orpc.records.duplicates.queryOptions({ input: { register: registerId, id } }))
  // Only a hint: whoever looks at the record is not told of a failure to find any.
  if (!found.data || found.data.length === 0) return null
  return (
    <section className="related duplicates" aria-label="可能重复">
      <h2>可能重复</h2>
      <ul>
        {found.data.map(({ record, because }) => {
          const name = recordName(register, record, codes.labelOf) || `${record.id} 号记录`
          const detail = recordDetail(record)
          return (
            <li key={record.id}>
              <Link to={`/r/${registerId}/${record.id}`}>
                {name}
                {detail === '' ? '' : `（${detail}）`}
              </Link>
              <span className="muted"> {because.join('；')} </span>
              <Link to={mergePath(registerId, [id, record.id])} aria-label={`与 ${name} 比较`}>
                比较
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
