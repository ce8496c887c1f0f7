// What the sheet is measured against: a list of plain text rows on TanStack Virtual, and nothing else. Bundled for the browser by gridScroll.ts.
import { useVirtualizer } from '@tanstack/react-virtual'
import { createElement, useRef } from 'react'
import { createRoot } from 'react-dom/client'

const rows = 26_353
const text = (index: number) => `${index + 1}　云帆缝纫设备有限公司　91331002MA28G3XQ5J　椒江区　海门街道　私营企业　制造业　120　王伟　在业`

function BareList() {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({ count: rows, getScrollElement: () => scroller.current, estimateSize: () => 28, overscan: 6 })
  return createElement(
    'div',
    { ref: scroller, id: 'scroller', style: { height: 544, overflow: 'auto', font: '13px sans-serif' } },
    createElement(
      'div',
      { style: { height: virtual.getTotalSize(), position: 'relative' } },
      virtual
        .getVirtualItems()
        .map((item) =>
          createElement(
            'div',
            { key: item.key, style: { position: 'absolute', top: 0, height: 28, whiteSpace: 'nowrap', transform: `translateY(${item.start}px)` } },
            text(item.index),
          ),
        ),
    ),
  )
}

createRoot(document.body.appendChild(document.createElement('main'))).render(createElement(BareList))
