// What links to this record, register by register: how many there are, the way to their list, and to a new one that links here from the start.
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import { orpc } from '../../api/client.ts'
import { listPath, newRecordPath } from '../../components/listUrl.ts'
import { QueryRefusal } from '../../components/RefusalBox.tsx'
import { useAsOfInput } from './useAsOf.ts'

export function RelatedRecords({ register, id }: { register: RegisterId; id: number }) {
  const asOf = useAsOfInput()
  const related = useQuery(orpc.records.related.queryOptions({ input: { register, id, ...asOf } }))
  if (related.error) return <QueryRefusal error={related.error} retry={() => related.refetch()} />
  if (!related.data || related.data.length === 0) return null
  const several = (other: RegisterId) => related.data.filter((entry) => entry.register === other).length > 1
  return (
    <section className="related" aria-label="相关记录">
      <h2>相关记录</h2>
      <ul>
        {related.data.map((entry) => {
          const name = several(entry.register) ? `${registers[entry.register].label}（${entry.label}）` : registers[entry.register].label
          return (
            <li key={`${entry.register}.${entry.field}`} className={entry.total === 0 ? 'none' : ''}>
              {entry.total === 0 ? (
                <span>{name} 0</span>
              ) : (
                <Link to={listPath(entry.register, { filters: [{ field: entry.field, op: 'is', value: String(id) }], ...asOf })}>
                  {name} {entry.total.toLocaleString()}
                </Link>
              )}
              {asOf.asOf === undefined ? (
                <Link className="related-new" to={newRecordPath(entry.register, { [entry.field]: id })} aria-label={`新增${name}`} title={`新增${name}`}>
                  ＋
                </Link>
              ) : null}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
