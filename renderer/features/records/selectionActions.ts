// What can be done with ticked rows, in the order of its buttons. A further action is a component of its own and a line here.
import type { ComponentType } from 'react'
import { BulkEdit } from './BulkEdit.tsx'
import { ExportSelected } from './ExportSelected.tsx'
import { TransferSelected } from './membership/TransferSelected.tsx'
import { MergeSelected } from './merging/MergeSelected.tsx'
import { RemoveSelected } from './RemoveSelected.tsx'
import type { SelectionActionProps } from './selectionAction.ts'

export const selectionActions: readonly { readonly key: string; readonly Action: ComponentType<SelectionActionProps> }[] = [
  { key: 'bulkEdit', Action: BulkEdit },
  { key: 'export', Action: ExportSelected },
  { key: 'transfer', Action: TransferSelected },
  { key: 'merge', Action: MergeSelected },
  { key: 'remove', Action: RemoveSelected },
]
