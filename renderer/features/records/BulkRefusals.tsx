// Records that a bulk edit does not touch, and why: with a way to each.
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Codes } from '../../api/useCodes.ts'
import { recordName } from '../../components/recordName.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly labelOf: Codes['labelOf']
  readonly title: string
  readonly total: number
  readonly refusals: readonly { readonly id?: number; readonly record: RecordRow | null; readonly reason: string }[]
}

export function BulkRefusals({ register, labelOf, title, total, refusals }: Props) {
  if (total === 0) return null
  return (
    <>
      <p className="list-title">
        {title}：{total.toLocaleString()} 条{total > refusals.length ? `，下面列出前 ${refusals.length} 条` : ''}
      </p>
      <ul className="kept-list">
        {refusals.map(({ record, id = record?.id, reason }) => (
          <li key={id}>
            {/* Also shown in a dialog that stands outside the router, and outside whatever answers queries. */}
            <a href={`#/r/${register.id}/${id}`}>{(record && recordName(register, record, labelOf)) || `#${id}`}</a>：{reason}
          </li>
        ))}
      </ul>
    </>
  )
}
