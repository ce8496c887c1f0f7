// A sheet for 名单企业 is of some list: which one is asked where the register is chosen.
import { useQuery } from '@tanstack/react-query'
import type { SheetPreview } from '#shared/api/previewTypes.ts'
import { orpc } from '../../api/client.ts'
import { ListNameFields } from '../../components/ListNameFields.tsx'
import type { ImportWork } from './useImport.ts'

export function ListNaming({ sheet, work }: { sheet: SheetPreview; work: ImportWork }) {
  const status = useQuery(orpc.office.status.queryOptions())
  if (sheet.register !== 'listEntry' || !status.data) return null
  return (
    <span className="labelled">
      <span>哪一份名单</span>
      <ListNameFields
        value={sheet.list}
        month={status.data.today.slice(0, 7)}
        onChange={(list) => {
          if (list) void work.adjust(sheet.key, { list })
        }}
      />
    </span>
  )
}
