// The preview of what the printer will print, drawn and laid out by code that is only loaded when somebody wants to see it.
import { lazy, Suspense } from 'react'
import type { PrintPreviewProps } from './PrintPreviewDialog.tsx'

const PrintPreviewDialog = lazy(() => import('./PrintPreviewDialog.tsx').then((module) => ({ default: module.PrintPreviewDialog })))

export function PrintPreview(props: PrintPreviewProps) {
  return (
    <Suspense fallback={null}>
      <PrintPreviewDialog {...props} />
    </Suspense>
  )
}
