// Which rows are in sight. All rows have one height, so this is arithmetic: a virtualiser that keeps a place for every row would hold a million of them.
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { boxHeight, follow, placeAt, type ScrollPlace } from '../../../components/tallScroll.ts'
import { headHeight, rowHeight } from './gridColumns.ts'

/** Rows that are drawn beyond the edges. */
const beyond = 6
/** Milliseconds without scrolling after which the scroll bar is put where it belongs. */
const rest = 150

interface Sight {
  /** Rows drawn, the last one included. */
  readonly first: number
  readonly last: number
  readonly ahead: number
  /** Rows drawn at most: elements are used again in this rhythm, so it changes only together with the rows. */
  readonly pool: number
}

export interface GridScroll extends Sight {
  /** Pixels of the element that holds the rows. */
  readonly height: number
  /** Rows that fit. */
  readonly page: number
  onScroll(): void
  /** Brings a row in sight. */
  showRow(row: number): void
}

export function useGridScroll(scroller: RefObject<HTMLElement | null>, count: number): GridScroll {
  const [view, setView] = useState(500)
  const sizes = useMemo(() => ({ list: count * rowHeight, view }), [count, view])
  const place = useRef<ScrollPlace>({ scrollTop: 0, ahead: 0 })
  const timer = useRef(0)
  const [sight, setSight] = useState<Sight>({ first: 0, last: -1, ahead: 0, pool: 1 })
  const page = Math.max(1, Math.floor(view / rowHeight))
  const pool = page + 2 + 2 * beyond

  const look = useCallback(() => {
    const { scrollTop, ahead } = place.current
    const top = Math.floor((scrollTop + ahead) / rowHeight) - beyond
    const first = Math.max(0, Math.min(top, count - pool))
    const last = Math.min(count, first + pool) - 1
    setSight((before) =>
      before.first === first && before.last === last && before.ahead === ahead && before.pool === pool ? before : { first, last, ahead, pool },
    )
  }, [count, pool])

  const put = useCallback(
    (next: ScrollPlace) => {
      place.current = next
      if (scroller.current && scroller.current.scrollTop !== next.scrollTop) scroller.current.scrollTop = next.scrollTop
      look()
    },
    [look, scroller],
  )
  const settle = useCallback(() => put(placeAt(place.current.scrollTop + place.current.ahead, sizes)), [put, sizes])

  useLayoutEffect(() => {
    const box = scroller.current
    if (!box) return
    const measure = () => setView(Math.max(rowHeight, box.clientHeight - headHeight))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [scroller])
  useLayoutEffect(settle, [settle])

  const onScroll = useCallback(() => {
    const scrollTop = scroller.current?.scrollTop ?? 0
    if (Math.abs(scrollTop - place.current.scrollTop) < 0.5) return
    place.current = follow(place.current, scrollTop, sizes)
    look()
    window.clearTimeout(timer.current)
    if (place.current.ahead === 0) return
    const atEdge = scrollTop <= 0 || scrollTop >= boxHeight(sizes.list) - sizes.view - 1
    timer.current = window.setTimeout(settle, atEdge ? 0 : rest)
  }, [look, scroller, settle, sizes])

  const showRow = useCallback(
    (row: number) => {
      const at = place.current.scrollTop + place.current.ahead
      const top = row * rowHeight
      if (top < at) put(placeAt(top, sizes))
      else if (top + rowHeight > at + sizes.view) put(placeAt(top + rowHeight - sizes.view, sizes))
    },
    [put, sizes],
  )
  return { ...sight, height: boxHeight(sizes.list), page, onScroll, showRow }
}
