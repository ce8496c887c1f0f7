// Looking through a sample: right or wrong with one key, what it is instead where it is wrong, and what that says about the rest.
import { useQuery } from '@tanstack/react-query'
import { Button, Empty, Progress } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { SamplePage as Page, SampleRow } from '#shared/api/reviewTypes.ts'
import { passLabel } from '#shared/messages/reviews.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useAct } from '../../api/useAct.ts'
import { useCodes } from '../../api/useCodes.ts'
import { PageTitle } from '../../components/PageTitle.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { useShortcuts } from '../../components/useShortcuts.ts'
import { Comparison } from './Comparison.tsx'
import type { Answer } from './queueDesk.ts'
import { ReviewTabs } from './ReviewTabs.tsx'
import { automaticPath } from './reviewUrl.ts'
import { sampleOf, sampleResult } from './sampleText.ts'

export function SamplePage() {
  const { sampleId = '' } = useParams()
  const id = Number(sampleId)
  const known = Number.isInteger(id) && id > 0
  const page = useQuery(orpc.reviews.sample.queryOptions({ input: { sampleId: known ? id : 1 }, enabled: known }))
  if (!known) return <Empty className="empty" description="没有这次抽查" />
  return <QueryAnswer query={page}>{(found) => <SampleDesk page={found} />}</QueryAnswer>
}

function SampleDesk({ page: { sample, rows } }: { page: Page }) {
  const codes = useCodes()
  const { act } = useAct()
  const [judged, setJudged] = useState<readonly number[]>([])
  const row = rows.find(({ verdict }) => verdict === null)
  const at = row?.entry.id ?? null
  /** The question that is being answered: until the next one stands there, further keys are for nobody. */
  const [answered, setAnswered] = useState<number | null | undefined>(undefined)
  const ask = async (call: () => Promise<unknown>, after: () => void) => {
    if (answered === at) return
    setAnswered(at)
    await act(async () => {
      await call()
      after()
      await refreshEverything()
    })
    setAnswered((now) => (now === at ? undefined : now))
  }
  const judge = (instead: Answer | null) => {
    if (!row) return
    const sampled = { sampleId: sample.id, entryId: row.entry.id }
    const verdict = instead === null ? ({ verdict: 'right' } as const) : ({ verdict: 'wrong', instead } as const)
    void ask(
      () => client.reviews.judge({ ...sampled, ...verdict }),
      () => setJudged([...judged, row.entry.id]),
    )
  }
  const last = judged.at(-1)
  const undo = () => {
    if (last === undefined) return
    void ask(
      () => client.reviews.unjudge({ sampleId: sample.id, entryId: last }),
      () => setJudged(judged.slice(0, -1)),
    )
  }
  const once = (act: () => void) => (event: KeyboardEvent) => {
    if (!event.repeat) act()
  }
  const wrong = row ? wrongAnswers(row) : []
  useShortcuts({
    ...(row ? { y: once(() => judge(null)) } : {}),
    ...Object.fromEntries(wrong.map(({ hotkey, answer }) => [hotkey, once(() => judge(answer))])),
    'ctrl+z': last === undefined ? undefined : once(undo),
  })
  const matched = row?.decided.outcome === 'matched'
  return (
    <div className="page page-fill">
      <div className="page-head">
        <PageTitle title="抽查自动决定" note={`${sampleOf(sample, codes.labelOf)}，种子 ${sample.seed}`} />
      </div>
      <ReviewTabs />
      <div className="review-progress">
        <Progress percent={(sample.looked / sample.size) * 100} showInfo={false} size="small" aria-label="抽查进度" />
        <span className="review-figures">
          已看 <strong>{sample.looked}</strong> / {sample.size}
        </span>
        <span className="review-last" role="status">
          {sampleResult(sample)}
        </span>
      </div>
      {row ? (
        <section className="review-desk" aria-label={`抽查：${row.entry.name}`}>
          <p className="review-why">
            程序定为：{matched ? `是“${row.candidates[0]?.name ?? '已删除的单位'}”` : '没有对应单位'}（凭{passLabel(row.decided.pass)}）。对不对？
          </p>
          <Comparison
            key={row.entry.id}
            entry={row.entry}
            candidates={row.candidates}
            takeLabel={(place) => (matched && place === 0 ? '程序定的' : '其实是这家')}
            keyOf={(place) => (matched && place === 0 ? null : String(place + 1))}
            onTake={({ unitId }) => judge({ decision: 'same', unitId })}
          />
          <div className="review-keys">
            <Button type="primary" onClick={() => judge(null)}>
              定得对 <kbd>Y</kbd>
            </Button>
            {matched ? (
              <Button onClick={() => judge({ decision: 'none' })}>
                定错了，都不是 <kbd>N</kbd>
              </Button>
            ) : null}
            <Button onClick={undo} disabled={last === undefined}>
              撤回上一个 <kbd>Ctrl+Z</kbd>
            </Button>
          </div>
        </section>
      ) : (
        <Empty className="empty" description={`这 ${sample.size} 家都看过了。${sampleResult(sample)}`}>
          {last === undefined ? null : <Button onClick={undo}>撤回上一个</Button>} <Link to={automaticPath}>回到自动决定</Link>
        </Empty>
      )}
    </div>
  )
}

/** What it may be instead, each by its key. */
function wrongAnswers({ decided, candidates }: SampleRow): readonly { readonly hotkey: string; readonly answer: Answer }[] {
  const others = candidates.flatMap(({ unitId }, place) =>
    unitId === decided.unitId ? [] : [{ hotkey: String(place + 1), answer: { decision: 'same', unitId } as const }],
  )
  const none = { decision: 'none' } as const
  return decided.outcome === 'matched' ? [...others, { hotkey: 'n', answer: none }, { hotkey: '0', answer: none }] : others
}
