// A workbook of findings that came back: what the county wrote, row by row beside what stands there now, and then written in one go.

import { Button, Empty } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Correction, type CorrectionState, type Corrections, type CorrectionsEvent, correctionLabels } from '#shared/quality/corrections.ts'
import { registers } from '#shared/registers/index.ts'
import { client } from '../../api/client.ts'
import { currentHost } from '../../api/host.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useLongCall } from '../../api/useLongCall.ts'
import { useSay } from '../../api/useSay.ts'
import { ImportOutlined, SaveOutlined } from '../../components/icons.tsx'
import { Mark } from '../../components/Mark.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'
import { ProgressBox } from '../../components/ProgressBox.tsx'
import { RefusalBox } from '../../components/RefusalBox.tsx'
import { useShortcuts } from '../../components/useShortcuts.ts'

type Read = Extract<CorrectionsEvent, { type: 'corrections' }>

const tones = { ready: 'good', written: 'good', same: 'plain', changed: 'warning', refused: 'warning', gone: 'warning', unknown: 'warning' } as const

export function CorrectionsPage() {
  const say = useSay()
  const call = useLongCall<Read>()
  const [book, setBook] = useState<{ readonly fileId: string; readonly name: string; readonly corrections: readonly Correction[] } | null>(null)
  const ready = (book?.corrections ?? []).filter(({ state }) => state === 'ready').length

  const read = async () => {
    try {
      const [file] = await currentHost().pickFiles()
      if (!file) return
      const found = await call.start((signal) => client.quality.corrections({ fileId: file.fileId }, { signal }))
      if (found) setBook({ fileId: file.fileId, name: file.name, corrections: found.corrections })
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  const write = async () => {
    if (!book || ready === 0 || call.running) return
    const { fileId } = book
    const made = await call.start((signal) => client.quality.corrections({ fileId, write: true }, { signal }))
    await refreshEverything()
    if (!made) return
    setBook({ ...book, corrections: made.corrections })
    const written = made.corrections.filter(({ state }) => state === 'written').length
    say.undoable(`已写入 ${written.toLocaleString()} 项更正`, () => void takeBack(made))
  }
  const takeBack = async ({ edits }: Corrections) => {
    try {
      const kept: string[] = []
      for (const [register, own] of Map.groupBy(edits, (edit) => edit.register)) {
        const outcomes = await client.records.takeBack({ register, edits: own.map(({ id, version }) => ({ id, version })), why: '撤销按表更正' })
        kept.push(...outcomes.flatMap(({ refused }) => refused.map(({ message }) => message)))
      }
      await refreshEverything()
      setBook(null)
      say.done(kept.length === 0 ? '已撤销' : `已撤销，${kept.length} 处后来又改过，没有动`)
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  useShortcuts({ 'ctrl+s': () => void write() })

  return (
    <div className="page page-fill">
      <PageTitle title="读回更正" note={book?.name ?? '县（市、区）填好“更正”栏发回的表'}>
        <Button icon={<ImportOutlined />} disabled={call.running} onClick={() => void read()}>
          选择发回的表…
        </Button>
        <Button type="primary" icon={<SaveOutlined />} disabled={ready === 0 || call.running} onClick={() => void write()} title="Ctrl+S">
          写入 {ready.toLocaleString()} 项
        </Button>
      </PageTitle>
      {call.refusal ? <RefusalBox refusal={call.refusal} retry={() => void read()} /> : null}
      {call.running ? <ProgressBox progress={call.progress} title="正在读回更正" note="" cancel={call.cancel} /> : null}
      {book && book.corrections.length === 0 ? <Empty className="empty" description="“更正”栏都是空的，没有要写入的" /> : null}
      {book && book.corrections.length > 0 ? <CorrectionTable corrections={book.corrections} /> : null}
      {book === null && !call.running ? (
        <p className="muted">
          选择“数据质量”导出、由县（市、区）填好最后一栏发回的 Excel 表。先列出每一项原来、现在、更正各是什么，再由您决定写入；发出后改过的不会被覆盖。
        </p>
      ) : null}
    </div>
  )
}

function CorrectionTable({ corrections }: { corrections: readonly Correction[] }) {
  const counts = [...Map.groupBy(corrections, ({ state }) => state)] as [CorrectionState, Correction[]][]
  return (
    <>
      <p role="status">{counts.map(([state, rows]) => `${correctionLabels[state]} ${rows.length.toLocaleString()} 项`).join('，')}。</p>
      <div className="table-scroll">
        <table className="plain" aria-label="更正">
          <thead>
            <tr>
              <th scope="col" className="number">
                行
              </th>
              <th scope="col">台账</th>
              <th scope="col">名称</th>
              <th scope="col">字段</th>
              <th scope="col">发出时</th>
              <th scope="col">现在</th>
              <th scope="col">更正为</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {corrections.map((each) => (
              <tr key={`${each.sheet} ${each.row}`}>
                <td className="number">{each.row}</td>
                <td className="nowrap">{each.register ? registers[each.register].label : ''}</td>
                <td>
                  {each.register && each.id && each.state !== 'gone' ? (
                    <Link to={`/r/${each.register}/${each.id}?field=${each.field}`}>{each.name}</Link>
                  ) : (
                    each.name
                  )}
                </td>
                <td className="nowrap">{each.label}</td>
                <td>{each.said}</td>
                <td>{each.now}</td>
                <td>{each.correction}</td>
                <td>
                  <Mark tone={tones[each.state]}>{correctionLabels[each.state]}</Mark>
                  {each.reason === '' ? null : <span className="muted"> {each.reason}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
