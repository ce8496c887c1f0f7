// What the printer will print, before it does: the sheets of one report or of each county's, on the paper that the clerk chooses.
import { Alert, Button, Modal, Segmented } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import type { PaperSize } from '#shared/reports/paperStyle.ts'
import { type PrintedReport, pageFeet, renderReportsHtml } from '#shared/reports/renderHtml.ts'
import { currentHost } from '../../api/host.ts'
import { usePdf } from '../../api/usePdf.ts'
import { useSay } from '../../api/useSay.ts'
import { FilePdfOutlined, PrinterOutlined } from '../../components/icons.tsx'
import { LongWorkDialog } from '../../components/LongWorkDialog.tsx'
import { layOutSheets, type Sheets } from './sheets.ts'

export interface PrintPreviewProps {
  readonly printed: readonly PrintedReport[]
  readonly size: PaperSize
  /** Of the PDF, without its ending. */
  readonly name: string
  /** What the clerk should know before it goes to paper; '' or absent = nothing. */
  readonly warning?: string
  onSize(size: PaperSize): void
  onClose(): void
  /** It went to the printer, or was saved. */
  onGiven?(): void
}

type Zoom = 'page' | 'width' | 'full'
/** Pixels around the sheets. */
const room = 32

export function PrintPreviewDialog({ printed, size, name, warning = '', onSize, onClose, onGiven }: PrintPreviewProps) {
  const say = useSay()
  const pdf = usePdf()
  const [zoom, setZoom] = useState<Zoom>('page')
  const [laid, setLaid] = useState<{ readonly of: string; readonly sheets: Sheets } | null>(null)
  const [printing, setPrinting] = useState(false)
  // The dialog draws what is in it later than itself.
  const [box, setBox] = useState<HTMLElement | null>(null)
  const inner = useInnerSize(box)
  const sized = useMemo(() => printed.map(({ report, paper }) => ({ report, paper: { ...paper, size } })), [printed, size])
  const html = useMemo(() => renderReportsHtml(sized), [sized])
  const sheets = laid?.of === html ? laid.sheets : null
  const pages = sheets?.pages.reduce((sum, count) => sum + count, 0) ?? 0

  const lay = async (frame: HTMLIFrameElement) => {
    if (frame.contentDocument) setLaid({ of: html, sheets: await layOutSheets(frame.contentDocument, pageFeet(sized), size) })
  }
  const shown = printed.length > 1 ? `${printed.length} 张表，共 ${pages} 页` : `共 ${pages} 页`
  const busy = printing || pdf.call.running
  const print = async () => {
    if (!sheets || busy) return
    setPrinting(true)
    try {
      await currentHost().print(renderReportsHtml(sized, sheets.pages))
      onGiven?.()
    } catch (thrown) {
      say.refused(thrown)
    } finally {
      setPrinting(false)
    }
  }
  const savePdf = async () => {
    if (!sheets || busy) return
    if (await pdf.save(renderReportsHtml(sized, sheets.pages), `${name}.pdf`)) onGiven?.()
  }
  const factor = sheets ? scaleOf(zoom, sheets, inner) : 1
  return (
    <Modal
      open
      title="打印预览"
      className="print-preview"
      width="calc(100vw - 48px)"
      style={{ top: 20 }}
      onCancel={onClose}
      footer={
        <div className="print-preview-foot">
          <Segmented<PaperSize>
            aria-label="纸张"
            value={size}
            options={[
              { value: 'A4', label: 'A4 横向' },
              { value: 'A3', label: 'A3 横向' },
            ]}
            onChange={onSize}
          />
          <Segmented<Zoom>
            aria-label="显示比例"
            value={zoom}
            options={[
              { value: 'page', label: '整页' },
              { value: 'width', label: '页宽' },
              { value: 'full', label: '原大' },
            ]}
            onChange={setZoom}
          />
          <span role="status">{sheets ? shown : '正在排版…'}</span>
          <span className="print-preview-buttons">
            <Button onClick={onClose}>关闭</Button>
            <Button icon={<FilePdfOutlined />} disabled={!sheets} loading={pdf.call.running} onClick={savePdf}>
              PDF
            </Button>
            <Button type="primary" autoFocus icon={<PrinterOutlined />} loading={printing || !sheets} onClick={print} title="Ctrl+P">
              打印
            </Button>
          </span>
        </div>
      }
      modalRender={(dialog) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the dialog within is what has the focus; only its keys are heard here
        <div
          onKeyDown={(event) => {
            if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'p') return
            event.preventDefault()
            void print()
          }}
        >
          {dialog}
        </div>
      )}
    >
      {warning === '' ? null : <Alert type="warning" showIcon title={warning} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrows */}
      <section ref={setBox} className="print-preview-sheets" aria-label="预览的各页" tabIndex={0}>
        <div style={sheets ? { width: sheets.width * factor, height: sheets.height * factor } : { visibility: 'hidden' }}>
          <iframe
            key={html}
            title="预览"
            tabIndex={-1}
            sandbox="allow-same-origin"
            srcDoc={html}
            onLoad={(event) => void lay(event.currentTarget)}
            style={sheets ? { width: sheets.width + 8, height: sheets.height + 8, transform: `scale(${factor})` } : { width: 1700, height: 1200 }}
          />
        </div>
      </section>
      {/* Within, so that its keys are heard here and not by the browser. */}
      <LongWorkDialog call={pdf.call} title="正在生成 PDF" note={`${shown}，取消后不生成文件`} />
    </Modal>
  )
}

function scaleOf(zoom: Zoom, { sheet }: Sheets, inner: { readonly width: number; readonly height: number }): number {
  if (zoom === 'full') return 1
  const byWidth = (inner.width - room) / sheet.width
  return Math.max(0.2, zoom === 'width' ? byWidth : Math.min(byWidth, (inner.height - room) / sheet.height))
}

function useInnerSize(box: HTMLElement | null): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 1000, height: 560 })
  useEffect(() => {
    if (!box) return
    const watch = new ResizeObserver(() => setSize({ width: box.clientWidth, height: box.clientHeight }))
    watch.observe(box)
    return () => watch.disconnect()
  }, [box])
  return size
}
