// Keeps the desk of the queue supplied: the next ones are fetched before they are needed, and decisions are written one after the other behind the clerk's back.
import { useCallback, useEffect, useRef, useState } from 'react'
import { useBeforeUnload } from 'react-router'
import type { DecisionInput, QueueFilter } from '#shared/api/reviewsContract.ts'
import { client } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { type Refusal, toRefusal } from '../../api/refusal.ts'
import { useSay } from '../../api/useSay.ts'
import { type Answer, again, currentRow, type Desk, decided, emptyDesk, lastStep, received, refused, rowsAhead, skipped, undone, written } from './queueDesk.ts'

/** Fewer than these ahead, and more are fetched. */
const fewest = 8
const pageSize = 20

export interface QueueWork {
  readonly desk: Desk
  /** While nothing has come yet. */
  readonly waiting: boolean
  /** Why nothing comes. */
  readonly refusal: Refusal | null
  decide(answer: Answer, note: string): void
  skip(): void
  undo(): void
  again(): void
}

export function useQueueDesk(filter: QueueFilter): QueueWork {
  const say = useSay()
  const [desk, setDesk] = useState(emptyDesk)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  /** What the core has not done yet; each waits for the one before. */
  const chain = useRef<Promise<void>>(Promise.resolve())
  const reviewIds = useRef(new Map<number, number>())
  const fetching = useRef(false)
  /** Decisions that are not written yet. */
  const unwritten = useRef(0)

  const later = useCallback((work: () => Promise<void>) => {
    chain.current = chain.current.then(work)
  }, [])
  const write = (work: () => Promise<void>) => {
    unwritten.current++
    later(() => work().finally(() => unwritten.current--))
  }
  useBeforeUnload((event) => {
    if (unwritten.current > 0) event.preventDefault()
  })
  const wanted = desk.next !== null && rowsAhead(desk) < fewest && refusal === null
  useEffect(() => {
    if (!wanted || fetching.current) return
    fetching.current = true
    const after = desk.next ? { after: desk.next } : {}
    later(async () => {
      try {
        const page = await client.reviews.queue({ ...filter, ...after, limit: pageSize })
        setDesk((now) => received(now, page))
      } catch (thrown) {
        setRefusal(toRefusal(thrown))
      } finally {
        fetching.current = false
      }
    })
  }, [wanted, desk.next, filter, later])
  // What other screens show may have changed with every decision, and the last ones may still be on their way when the clerk leaves.
  useEffect(
    () => () => {
      void chain.current.then(refreshEverything)
    },
    [],
  )

  return {
    desk,
    waiting: desk.next === undefined && refusal === null,
    refusal,
    decide(answer, note) {
      const row = currentRow(desk)
      if (!row) return
      const entryId = row.entry.id
      setDesk(decided(desk, row, answer))
      const input: DecisionInput = { entryId, ...answer, ...(note.trim() === '' ? {} : { note: note.trim() }) }
      write(async () => {
        try {
          const done = await client.reviews.decide(input)
          reviewIds.current.set(entryId, done.reviewId)
          setDesk((now) => written(now, entryId, done))
        } catch (thrown) {
          setDesk((now) => refused(now, entryId))
          say.refused(thrown)
        }
      })
    },
    skip() {
      const row = currentRow(desk)
      if (row) setDesk(skipped(desk, row))
    },
    undo() {
      const step = lastStep(desk)
      if (!step) return
      setDesk(undone(desk))
      if (step.kind === 'skipped') return
      const entryId = step.row.entry.id
      write(async () => {
        const reviewId = reviewIds.current.get(entryId)
        if (reviewId === undefined) return
        reviewIds.current.delete(entryId)
        try {
          await client.reviews.withdraw({ reviewId })
        } catch (thrown) {
          say.refused(thrown)
        }
      })
    },
    again: () => setDesk(again(desk)),
  }
}
