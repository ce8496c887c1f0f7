// One cell of a list. The first column names the row, opens it and carries its mark.
import type { CSSProperties } from 'react'
import { Link } from 'react-router'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { Field } from '#shared/registers/field.ts'
import { storedFieldOf } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { labelsOf } from '../../components/fields.ts'
import { recordPath } from '../../components/listUrl.ts'
import { Mark } from '../../components/Mark.tsx'
import type { ColumnPlace } from './columnWidths.ts'
import { useAsOf } from './useAsOf.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly row: RecordRow
  readonly column: ColumnPlace
  readonly naming: boolean
  readonly text: string
}

export function RecordCell({ register, row, column, naming, text }: Props) {
  const { field } = column
  const asOf = useAsOf()
  const gap = row.gaps.includes(field.key)
  const { className, style } = stayingOf(column)
  if (naming) {
    return (
      <th scope="row" className={`naming ${className}`} style={style} title={text}>
        <span className="naming-line">
          <Link to={recordPath(register.id, row.id, asOf)} tabIndex={-1}>
            {text === '' ? '（无名称）' : text}
          </Link>
          {row.gaps.length > 0 ? (
            <Mark tone="warning" title={`缺：${labelsOf(register, row.gaps)}`}>
              待完善
            </Mark>
          ) : null}
        </span>
      </th>
    )
  }
  return (
    <td className={`${isMeasure(field) ? 'number ' : ''}${gap ? 'gap ' : ''}${className}`} style={style} title={gap ? '待完善' : text}>
      {gap ? <span className="gap-mark">缺</span> : text}
    </td>
  )
}

/** Figures stand right, years do not. */
export function isMeasure(field: Field): boolean {
  const kind = storedFieldOf(field)?.kind
  return kind === 'count' || kind === 'decimal'
}

/** Of a column that stays while the list is moved sideways. */
export function stayingOf({ left, edge }: ColumnPlace): { className: string; style: CSSProperties | undefined } {
  return left === null ? { className: '', style: undefined } : { className: edge ? 'frozen edge' : 'frozen', style: { left } }
}
