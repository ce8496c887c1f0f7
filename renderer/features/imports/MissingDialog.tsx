// Records that the last such ledger named and this one does not: left alone by the import, shown so that the clerk can ask why.
import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import type { SheetPreview } from '#shared/api/previewTypes.ts'
import { orpc } from '../../api/client.ts'
import { Pages } from '../../components/Pages.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'

const pageSize = 20

export function MissingDialog({ previewId, sheet, close }: { previewId: string; sheet: SheetPreview; close(): void }) {
  const [page, setPage] = useState(1)
  const missing = useQuery(
    orpc.imports.missing.queryOptions({
      input: { previewId, sheet: sheet.key, offset: (page - 1) * pageSize, limit: pageSize },
      placeholderData: (before) => before,
    }),
  )
  return (
    <Modal open title="这份台账里没有的记录" footer={null} width={680} onCancel={close}>
      <p className="muted">上一次同类台账里有、这一份里没有。导入不会删除它们；确已撤销的，请到记录页处理。</p>
      <QueryAnswer query={missing}>
        {({ records, total }) => (
          <>
            <ul className="kept-list">
              {records.map((record) => (
                <li key={record.id}>
                  {record.name ?? record.id}
                  <span className="muted">　{record.detail}</span>
                </li>
              ))}
            </ul>
            <Pages page={page} pageSize={pageSize} total={total} onChange={setPage} />
          </>
        )}
      </QueryAnswer>
    </Modal>
  )
}
