// What was changed in bulk in this register, with the way back, at any later time.
import { useQuery } from '@tanstack/react-query'
import { Button, Modal, Pagination } from 'antd'
import { useState } from 'react'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { orpc } from '../../api/client.ts'
import { useCodes } from '../../api/useCodes.ts'
import { fieldByKey } from '../../components/fields.ts'
import { localTime } from '../../components/localTime.ts'
import { BulkUndoButton } from './BulkUndoButton.tsx'
import { changeText } from './bulkText.ts'

const pageSize = 10

export function BulkHistory({ register }: { register: RegisterDefinition }) {
  const codes = useCodes()
  const [open, setOpen] = useState(false)
  const [page, setPage] = useState(1)
  const input = { register: register.id as RegisterId, offset: (page - 1) * pageSize, limit: pageSize }
  const asked = useQuery(orpc.records.bulkEdits.queryOptions({ input, enabled: open, placeholderData: (before) => before }))
  const edits = asked.data?.edits ?? []
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        批量修改记录
      </Button>
      <Modal open={open} title={`${register.label}的批量修改记录`} width={860} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        {asked.data && edits.length === 0 ? <p>还没有批量修改过。勾选几行，点“批量修改…”。</p> : null}
        {edits.length > 0 ? (
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">操作人</th>
                <th scope="col">改了什么</th>
                <th scope="col">理由</th>
                <th scope="col" className="number">
                  条数
                </th>
                <th scope="col">撤销</th>
              </tr>
            </thead>
            <tbody>
              {edits.map(({ bulkId, at, by, field: key, change, why, counts, undoneAt }) => {
                const field = fieldByKey(register, key)
                const what = field ? `${field.label}${changeText(field, change, codes.labelOf)}` : key
                return (
                  <tr key={bulkId} className={undoneAt ? 'undone' : ''}>
                    <td>{localTime(at)}</td>
                    <td>{by}</td>
                    <td>{what}</td>
                    <td>{why}</td>
                    <td className="number">{counts.changed.toLocaleString()}</td>
                    <td>{undoneAt ? `${localTime(undoneAt)} 已撤销` : <BulkUndoButton register={register} bulkId={bulkId} name={what} />}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        ) : null}
        <Pagination current={page} pageSize={pageSize} total={asked.data?.total ?? 0} hideOnSinglePage onChange={setPage} size="small" />
      </Modal>
    </>
  )
}
