// The queue of doubtful matches: the largest enterprise first, one key per decision, the next one at once, and never a dialog.
import { Button, Empty, Input, type InputRef, Progress, Spin } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { QueueFilter } from '#shared/api/reviewsContract.ts'
import type { QueueRow } from '#shared/api/reviewTypes.ts'
import { matchReasonSentence } from '#shared/messages/matching.ts'
import { isComposing } from '../../components/composing.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { RefusalBox } from '../../components/RefusalBox.tsx'
import { useShortcuts } from '../../components/useShortcuts.ts'
import { useWhenChanged } from '../../components/useWhenChanged.ts'
import { Comparison } from './Comparison.tsx'
import { EarlierDecision } from './EarlierDecision.tsx'
import { OtherUnit } from './OtherUnit.tsx'
import { PlaceFilters } from './PlaceFilters.tsx'
import { type Answer, currentRow, type Desk, decidedCount, lastStep } from './queueDesk.ts'
import { ReviewTabs } from './ReviewTabs.tsx'
import { readPlace, writePlace } from './reviewUrl.ts'
import { useQueueDesk } from './useQueueDesk.ts'

export function QueuePage() {
  const [params, setParams] = useSearchParams()
  const address = params.toString()
  const place = useMemo(() => readPlace(new URLSearchParams(address)), [address])
  return (
    <div className="page page-fill">
      <div className="page-head">
        <PageTitle title="比对复核" note="程序拿不准的，由人来认定；没有认定的不算未建会" />
      </div>
      <ReviewTabs />
      <PlaceFilters label="筛选待复核企业" place={place} onChange={(next) => setParams(writePlace(next))} />
      <QueueDesk key={address} place={place} />
    </div>
  )
}

function QueueDesk({ place }: { place: QueueFilter }) {
  const work = useQueueDesk(place)
  const { desk } = work
  const row = currentRow(desk)
  const [note, setNote] = useState('')
  const noteBox = useRef<InputRef>(null)
  const box = useRef<HTMLDivElement>(null)
  const asked = row?.entry.id
  // A note belongs to one decision.
  useWhenChanged(asked, () => setNote(''))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next question takes the keys
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
  }, [asked])

  const decide = (answer: Answer) => {
    work.decide(answer, note)
    setNote('')
  }
  /** A key held down must not run through the queue. */
  const once = (act: () => void) => (event: KeyboardEvent) => {
    if (!event.repeat) act()
  }
  const none = once(() => decide({ decision: 'none' }))
  const skip = once(work.skip)
  const taking = Object.fromEntries((row?.candidates ?? []).map(({ unitId }, index) => [String(index + 1), once(() => decide({ decision: 'same', unitId }))]))
  useShortcuts({
    ...(row ? { ...taking, '0': none, n: none, s: skip, arrowright: skip, m: () => noteBox.current?.focus() } : {}),
    'ctrl+z': lastStep(desk) ? once(work.undo) : undefined,
  })

  if (work.refusal) return <RefusalBox refusal={work.refusal} />
  if (work.waiting) return <Spin />
  return (
    <>
      <QueueProgress desk={desk} />
      {row ? (
        <section className="review-desk" aria-label={`待复核企业：${row.entry.name}`}>
          <WhyAsked row={row} />
          <Comparison
            key={row.entry.id}
            entry={row.entry}
            candidates={row.candidates}
            box={box}
            takeLabel={() => '是这家'}
            keyOf={(index) => String(index + 1)}
            onTake={({ unitId }) => decide({ decision: 'same', unitId })}
          />
          <div className="review-keys">
            <Button onClick={() => decide({ decision: 'none' })}>
              都不是 <kbd>N</kbd>
            </Button>
            <Button onClick={work.skip}>
              跳过 <kbd>S</kbd>
            </Button>
            <Button onClick={work.undo} disabled={!lastStep(desk)}>
              撤回上一个 <kbd>Ctrl+Z</kbd>
            </Button>
            <OtherUnit key={row.entry.id} onTake={(unitId) => decide({ decision: 'same', unitId })} />
            <Input
              ref={noteBox}
              className="review-note"
              aria-label="备注（M）"
              placeholder="备注（按 M 填写，随这一次决定保存）"
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              onKeyDown={(event) => {
                if (isComposing(event)) return
                // Taking back what is typed here is the box's own affair.
                if (event.ctrlKey || event.metaKey) event.stopPropagation()
                else if (event.key === 'Enter' || event.key === 'Escape') {
                  if (event.key === 'Escape') setNote('')
                  event.stopPropagation()
                  box.current?.focus({ preventScroll: true })
                }
              }}
            />
          </div>
        </section>
      ) : (
        <QueueEnd desk={desk} again={work.again} undo={work.undo} />
      )}
    </>
  )
}

function QueueProgress({ desk }: { desk: Desk }) {
  const done = decidedCount(desk)
  const of = done + desk.left
  const step = lastStep(desk)
  return (
    <div className="review-progress">
      <Progress percent={of === 0 ? 100 : (done / of) * 100} showInfo={false} size="small" aria-label="本次进度" />
      <span className="review-figures">
        本次已定 <strong>{done.toLocaleString()}</strong>，还剩 <strong>{desk.left.toLocaleString()}</strong> 家
        {desk.skipped.length > 0 ? `（跳过 ${desk.skipped.length.toLocaleString()}）` : ''}
      </span>
      <span className="review-last" role="status">
        {step ? told(step) : ''}
      </span>
    </div>
  )
}

function told(step: NonNullable<ReturnType<typeof lastStep>>): string {
  const { name } = step.row.entry
  if (step.kind === 'skipped') return `已跳过：${name}`
  const { answer } = step
  if (answer.decision === 'none') return `已定：${name} 都不是`
  const unit = step.row.candidates.find(({ unitId }) => unitId === answer.unitId)
  return `已定：${name} ＝ ${unit?.name ?? '另选的单位'}${step.carried.length > 0 ? `，其他名单里的 ${step.carried.length} 条一并认定` : ''}`
}

/** What is said of a candidate stands below it. */
function WhyAsked({ row: { result, earlier, candidates } }: { row: QueueRow }) {
  const told = new Set(candidates.flatMap(({ reasons }) => reasons.map(({ code }) => code)))
  const why = result?.reasons.filter(({ code }) => !told.has(code)) ?? []
  return (
    <div className="review-why">
      {earlier ? <EarlierDecision review={earlier} /> : null}
      {why.length > 0 ? <p>{why.map((reason) => matchReasonSentence(reason)).join('；')}。</p> : null}
    </div>
  )
}

function QueueEnd({ desk, again, undo }: { desk: Desk; again(): void; undo(): void }) {
  const skippedOnes = desk.skipped.length
  return (
    <Empty className="empty" description={skippedOnes > 0 ? `只剩跳过的 ${skippedOnes.toLocaleString()} 家` : '没有待复核的企业了'}>
      {skippedOnes > 0 ? (
        <Button type="primary" onClick={again}>
          再看跳过的
        </Button>
      ) : null}{' '}
      {lastStep(desk) ? <Button onClick={undo}>撤回上一个</Button> : null}
    </Empty>
  )
}
