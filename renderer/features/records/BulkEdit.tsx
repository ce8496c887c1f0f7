// Opens the dialog that changes one field of all ticked rows.
import { Button } from 'antd'
import { useState } from 'react'
import { EditOutlined } from '../../components/icons.tsx'
import { BulkEditDialog } from './BulkEditDialog.tsx'
import type { SelectionActionProps } from './selectionAction.ts'

export function BulkEdit({ register, query, count, onDone }: SelectionActionProps) {
  /** The rows as they were ticked when it began: an edit may take them out of the list's filter. */
  const [rows, setRows] = useState<Pick<SelectionActionProps, 'query' | 'count'> | null>(null)
  if (query.asOf !== undefined) return null
  return (
    <>
      <Button size="small" type="primary" icon={<EditOutlined />} onClick={() => setRows({ query, count })}>
        批量修改…
      </Button>
      <BulkEditDialog
        register={register}
        rows={rows}
        onClose={(edited) => {
          setRows(null)
          if (edited) onDone()
        }}
      />
    </>
  )
}
