// One field of many records: say what, look at what it would do, write it, and take it back if it was wrong.
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import type { BulkEditEvent, BulkPreview, BulkPreviewEvent, BulkResult } from '#shared/api/bulkTypes.ts'
import type { BulkChange } from '#shared/api/recordsContract.ts'
import type { StoredField } from '#shared/registers/field.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useCodes } from '../../api/useCodes.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'
import { BulkForm } from './BulkForm.tsx'
import { BulkPreviewView } from './BulkPreviewView.tsx'
import { BulkRefusals } from './BulkRefusals.tsx'
import { BulkUndoButton } from './BulkUndoButton.tsx'
import { countsText } from './bulkText.ts'
import type { SelectionActionProps } from './selectionAction.ts'

interface Props {
  readonly register: RegisterDefinition
  /** null: closed. */
  readonly rows: Pick<SelectionActionProps, 'query' | 'count'> | null
  onClose(edited: boolean): void
}

type Previewed = { readonly field: StoredField; readonly change: BulkChange; readonly preview: BulkPreview }

export function BulkEditDialog({ register, rows, onClose }: Props) {
  const say = useSay()
  const codes = useCodes()
  const looking = useLongCall<Extract<BulkPreviewEvent, { type: 'preview' }>>(say.refused)
  const writing = useLongCall<Extract<BulkEditEvent, { type: 'edited' }>>(say.refused)
  const [previewed, setPreviewed] = useState<Previewed | null>(null)
  const [result, setResult] = useState<BulkResult | null>(null)
  const open = rows !== null
  useEffect(() => {
    if (!open) return
    setPreviewed(null)
    setResult(null)
  }, [open])

  const look = async (field: StoredField, change: BulkChange) => {
    if (!rows) return
    const { offset: _offset, limit: _limit, withSources: _sources, unmask: _unmask, asOf: _asOf, ...query } = rows.query
    const event = await looking.start((signal) => client.records.bulkPreview({ query, field: field.key, change }, { signal }))
    if (event) setPreviewed({ field, change, preview: event.preview })
  }
  const write = async (why: string) => {
    if (!previewed) return
    const { previewId } = previewed.preview
    const event = await writing.start((signal) => client.records.bulkEdit({ previewId, why }, { signal }))
    if (!event) return
    setResult(event.result)
    await refreshEverything()
  }
  const close = () => onClose(result !== null && result.bulkId !== null)
  return (
    <>
      <Modal
        open={open}
        title={`批量修改${register.label}：${(rows?.count ?? 0).toLocaleString()} 条`}
        width={860}
        footer={null}
        mask={{ closable: false }}
        onCancel={close}
        destroyOnHidden
      >
        {result ? (
          <section className="bulk-result" aria-label="修改结果">
            <p role="status">
              <strong>{countsText(result.counts, 'did')}。</strong>
              {result.bulkId === null ? '没有写入任何内容。' : ''}
            </p>
            <BulkRefusals register={register} labelOf={codes.labelOf} title="没有修改的" total={result.counts.refused} refusals={result.refusals} />
            <div className="dialog-foot">
              {result.bulkId === null ? null : <BulkUndoButton register={register} bulkId={result.bulkId} onDone={close} />}
              <Button type="primary" autoFocus onClick={close}>
                完成
              </Button>
            </div>
          </section>
        ) : (
          <>
            <div hidden={previewed !== null}>
              <BulkForm register={register} busy={looking.running} onLook={(field, change) => void look(field, change)} onCancel={close} />
            </div>
            {previewed ? (
              <BulkPreviewView register={register} {...previewed} busy={writing.running} onBack={() => setPreviewed(null)} onWrite={(why) => void write(why)} />
            ) : null}
          </>
        )}
      </Modal>
      <LongWorkDialog call={looking} title="正在核对" note="只是看看，什么都不会写入" />
      <LongWorkDialog call={writing} title="正在修改" note="取消后所有记录保持原样" />
    </>
  )
}
