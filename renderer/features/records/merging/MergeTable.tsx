// The table of a merge: a column for each record, a row for each field in which they differ, and the choice in every row.
import { Link } from 'react-router'
import type { MergeField, MergePreview } from '#shared/api/mergeTypes.ts'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { shownValue } from '#shared/values/shownValue.ts'
import { type Codes, useCodes } from '../../../api/useCodes.ts'
import { fieldByKey } from '../../../components/fields.ts'
import { Mark } from '../../../components/Mark.tsx'
import { recordDetail, recordName } from '../../../components/recordName.ts'
import { recordText } from '../../../components/recordText.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly preview: MergePreview
  /** The clerk has said which record stays. */
  readonly ownChoice: boolean
  onSurvivor(record: number): void
  onField(key: string, record: number): void
}

export function MergeTable({ register, preview, ownChoice, onSurvivor, onField }: Props) {
  const codes = useCodes()
  const nameOf = (record: RecordRow) => recordName(register, record, codes.labelOf) || `${record.id} 号记录`
  return (
    <div className="table-scroll inline">
      <table className="plain merge-table" aria-label="各条记录的不同之处">
        <thead>
          <tr>
            <th scope="col">字段</th>
            {preview.records.map((record) => (
              <th key={record.id} scope="col">
                <Link to={`/r/${register.id}/${record.id}`}>{nameOf(record)}</Link>
                <span className="muted"> {recordDetail(record)}</span>
              </th>
            ))}
            <th scope="col">建议的理由</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">保留哪一条</th>
            {preview.records.map((record) => (
              <td key={record.id} className={record.id === preview.survivor ? 'chosen' : ''}>
                <label>
                  <input type="radio" name="survivor" checked={record.id === preview.survivor} onChange={() => onSurvivor(record.id)} />
                  {record.id === preview.survivor ? <Mark tone="good">保留</Mark> : '并入保留的一条'}
                </label>
              </td>
            ))}
            <td className="muted">{ownChoice ? '您选的' : '关联记录最多的一条'}</td>
          </tr>
          {preview.fields.map((field) => (
            <FieldRow key={field.key} register={register} field={field} records={preview.records} codes={codes} nameOf={nameOf} onField={onField} />
          ))}
          {preview.fields.length === 0 ? (
            <tr>
              <td colSpan={preview.records.length + 2} className="muted">
                各项资料都相同。
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  readonly register: RegisterDefinition
  readonly field: MergeField
  readonly records: readonly RecordRow[]
  readonly codes: Codes
  nameOf(record: RecordRow): string
  onField(key: string, record: number): void
}

function FieldRow({ register, field, records, codes, nameOf, onField }: RowProps) {
  const definition = fieldByKey(register, field.key)
  const text = (record: RecordRow) => {
    if (!definition) return ''
    const name = definition.kind === 'link' ? recordText(record, `${field.key}Name`) : null
    return name ?? shownValue(definition, record[field.key], codes.labelOf)
  }
  return (
    <tr>
      <th scope="row">{definition?.label ?? field.key}</th>
      {records.map((record) => {
        const shown = text(record)
        return (
          <td key={record.id} className={record.id === field.chosen ? 'chosen' : ''}>
            <label>
              <input
                type="radio"
                name={field.key}
                aria-label={`${definition?.label ?? field.key}用${nameOf(record)}的：${shown === '' ? '空' : shown}`}
                checked={record.id === field.chosen}
                onChange={() => onField(field.key, record.id)}
              />
              {shown === '' ? <span className="blank">—</span> : shown}
            </label>
          </td>
        )
      })}
      <td className="muted">{field.chosen === field.proposed ? field.because : '您选的'}</td>
    </tr>
  )
}
