// Single findings, a page at a time: what is wrong, where, and what to do. What was looked into and found right is put aside with a reason.

import { useQuery } from '@tanstack/react-query'
import { Button, Empty } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { checkOf } from '#shared/quality/checks.ts'
import { type Finding, levelLabels, type QualitySummary } from '#shared/quality/findings.ts'
import { registers } from '#shared/registers/index.ts'
import { client, orpc } from '../../api/client.ts'
import { refreshEverything } from '../../api/queryClient.ts'
import { useSay } from '../../api/useSay.ts'
import { localTime } from '../../components/localTime.ts'
import { Mark } from '../../components/Mark.tsx'
import { Pages } from '../../components/Pages.tsx'
import { QueryAnswer } from '../../components/QueryAnswer.tsx'
import { ReasonDialog } from '../../components/ReasonDialog.tsx'
import { fixPath, mergePath } from './fixPath.ts'
import { levelTones } from './QualityOverview.tsx'
import { findingFilter, type QualityView } from './qualityUrl.ts'

interface Props {
  readonly view: QualityView
  readonly summary: QualitySummary
  onChange(view: QualityView): void
}

const pageSize = 50

export function FindingList({ view, summary, onChange }: Props) {
  const say = useSay()
  const [asked, setAsked] = useState<Finding | null>(null)
  const found = useQuery(
    orpc.quality.findings.queryOptions({
      input: { ...findingFilter(view), aside: view.aside, offset: (view.page - 1) * pageSize, limit: pageSize },
      placeholderData: (before) => before,
    }),
  )
  const keyOf = ({ register, id, code, field }: Finding) => ({ register, id, code, field })
  const takeBack = async (finding: Finding) => {
    try {
      await client.quality.takeBack(keyOf(finding))
      await refreshEverything()
      say.done('已恢复为待处理')
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  const putAside = async (finding: Finding, reason: string) => {
    setAsked(null)
    try {
      await client.quality.setAside({ ...keyOf(finding), reason })
      await refreshEverything()
      say.undoable(`已搁置：${finding.name}`, () => void takeBack(finding))
    } catch (thrown) {
      say.refused(thrown)
    }
  }
  const title = view.aside ? '已搁置的问题' : view.check ? checkOf(view.check).label : '全部问题'
  return (
    <section className="quality-list" aria-label={title}>
      <h2>
        {title}
        {found.data ? <span className="quality-total">{found.data.total.toLocaleString()}</span> : null}
        {view.check ? <span className="page-note">{checkOf(view.check).fix}</span> : null}
      </h2>
      <QueryAnswer query={found}>
        {({ total, findings }) =>
          total === 0 ? (
            <Empty className="empty" description={view.aside ? '没有搁置的问题' : '这里没有问题了'} />
          ) : (
            <>
              <div className="table-scroll" key={summary.at}>
                <FindingTable findings={findings} withFix={view.check === null} onAside={setAsked} onTakeBack={takeBack} />
              </div>
              <Pages page={view.page} pageSize={pageSize} total={total} onChange={(page) => onChange({ ...view, page })} />
            </>
          )
        }
      </QueryAnswer>
      <ReasonDialog
        open={asked !== null}
        title="搁置这个问题"
        okText="搁置"
        usual="已核实，无误"
        onReason={(reason) => asked && putAside(asked, reason)}
        onCancel={() => setAsked(null)}
      >
        <p>{asked ? `${asked.name}：${asked.message}` : ''}</p>
        <p className="muted">搁置后不再计数，可在“已搁置”里恢复；这一项或同组的内容改动后会重新提示。</p>
      </ReasonDialog>
    </section>
  )
}

interface TableProps {
  readonly findings: readonly Finding[]
  /** Where findings of several checks stand together, each says what to do. */
  readonly withFix: boolean
  onAside(finding: Finding): void
  onTakeBack(finding: Finding): void
}

function FindingTable({ findings, withFix, onAside, onTakeBack }: TableProps) {
  return (
    <table className="plain" aria-label="问题">
      <thead>
        <tr>
          <th scope="col">级别</th>
          <th scope="col">县（市、区）</th>
          <th scope="col">台账</th>
          <th scope="col">名称</th>
          <th scope="col">字段与现值</th>
          <th scope="col">问题</th>
          <th scope="col">处理</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding) => (
          <FindingRow
            key={`${finding.register} ${finding.id} ${finding.code} ${finding.field}`}
            finding={finding}
            withFix={withFix}
            onAside={onAside}
            onTakeBack={onTakeBack}
          />
        ))}
      </tbody>
    </table>
  )
}

function FindingRow({ finding, withFix, onAside, onTakeBack }: Omit<TableProps, 'findings'> & { finding: Finding }) {
  const { register, level, county, name, label, value, message, others, aside, code } = finding
  const merge = mergePath(finding)
  return (
    <tr>
      <td>
        <Mark tone={levelTones[level]}>{levelLabels[level]}</Mark>
      </td>
      <td className="nowrap">{county === '' ? '未归属' : county}</td>
      <td className="nowrap">{registers[register].label}</td>
      <td>
        <Link to={fixPath(finding)} state={{ finding: message }}>
          {name}
        </Link>
      </td>
      <td>
        {label}
        {value === '' ? '' : `：${value}`}
      </td>
      <td>
        {message}
        {others.map((other) => (
          <Link key={other} className="quality-other" to={`/r/${register}/${other}`}>
            看另一条（编号 {other}）
          </Link>
        ))}
        {withFix ? <p className="muted quality-fix">{checkOf(code).fix}</p> : null}
        {aside ? (
          <p className="muted quality-fix">
            {aside.by} 于 {localTime(aside.at)} 搁置：{aside.reason}
          </p>
        ) : null}
      </td>
      <td className="nowrap">
        {merge ? (
          <Link className="quality-merge" to={merge}>
            合并
          </Link>
        ) : null}
        {aside ? (
          <Button size="small" aria-label={`恢复 ${name} ${label}`} onClick={() => onTakeBack(finding)}>
            恢复
          </Button>
        ) : (
          <Button size="small" aria-label={`搁置 ${name} ${label}`} onClick={() => onAside(finding)}>
            搁置
          </Button>
        )}
      </td>
    </tr>
  )
}
