// What a bulk edit would do, record by record, before anything is written.
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { BulkPreview } from '#shared/api/bulkTypes.ts'
import type { BulkChange } from '#shared/api/recordsContract.ts'
import type { StoredField } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { useCodes } from '../../api/useCodes.ts'
import { isComposing } from '../../components/composing.ts'
import { recordName } from '../../components/recordName.ts'
import { BulkRefusals } from './BulkRefusals.tsx'
import { bulkValueText, changeText, countsText } from './bulkText.ts'

interface Props {
  readonly register: RegisterDefinition
  readonly field: StoredField
  readonly change: BulkChange
  readonly preview: BulkPreview
  readonly busy: boolean
  onBack(): void
  onWrite(why: string): void
}

export function BulkPreviewView({ register, field, change, preview, busy, onBack, onWrite }: Props) {
  const codes = useCodes()
  const [why, setWhy] = useState('')
  const { counts, changes, refusals, warned } = preview
  const ready = counts.changed > 0 && why.trim() !== '' && !busy
  const write = () => {
    if (ready) onWrite(why.trim())
  }
  return (
    <section className="bulk-preview" aria-label="预览">
      <p role="status">
        “{field.label}”{changeText(field, change, codes.labelOf)}。<strong>{countsText(counts, 'will')}。</strong>
        {warned > 0 ? <span className="gap-mark"> 其中 {warned.toLocaleString()} 条有提醒。</span> : null}
      </p>
      {changes.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
        <section className="table-scroll inline bulk-changes" tabIndex={0} aria-label="将要修改的记录">
          <table className="plain">
            <caption className="muted">{counts.changed > changes.length ? `前 ${changes.length} 条` : '将要修改的记录'}</caption>
            <thead>
              <tr>
                <th scope="col">记录</th>
                <th scope="col">原来</th>
                <th scope="col">改为</th>
                <th scope="col">提醒</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ record, from, to, warnings }) => (
                <tr key={record.id}>
                  <td>{recordName(register, record, codes.labelOf) || `#${record.id}`}</td>
                  <td className="was">{bulkValueText(field, from, codes.labelOf)}</td>
                  <td>{bulkValueText(field, to, codes.labelOf)}</td>
                  <td className="gap-mark">{warnings.join('')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      <BulkRefusals register={register} labelOf={codes.labelOf} title="不能修改的" total={counts.refused} refusals={refusals} />
      <div className="dialog-foot">
        <Input
          autoFocus
          aria-label="修改理由"
          placeholder="理由（必填，记入每条记录的历史）"
          maxLength={200}
          value={why}
          disabled={counts.changed === 0}
          onChange={(event) => setWhy(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposing(event)) write()
          }}
        />
        <Button onClick={onBack}>上一步</Button>
        <Button type="primary" disabled={!ready} loading={busy} onClick={write}>
          修改 {counts.changed.toLocaleString()} 条
        </Button>
      </div>
    </section>
  )
}
