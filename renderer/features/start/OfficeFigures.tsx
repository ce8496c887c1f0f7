// The office at a glance: its figures, what needs attention, what happened last, and the next steps.

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { OfficeStatus } from '#shared/api/types.ts'
import { sumOf } from '#shared/quality/findings.ts'
import { findRegister } from '#shared/registers/index.ts'
import { orpc } from '../../api/client.ts'
import { BarChartOutlined, ImportOutlined, SearchOutlined } from '../../components/icons.tsx'
import { countedPath } from '../../components/listUrl.ts'
import { localTime } from '../../components/localTime.ts'
import { Mark } from '../../components/Mark.tsx'
import { PageTitle } from '../../components/PageTitle.tsx'

function Figure({ label, value, unit, to, note }: { label: string; value: number; unit: string; to?: string; note?: string }) {
  const body = (
    <>
      <span className="figure-label">{label}</span>
      <span className="figure-value">
        {value.toLocaleString('zh-CN')}
        <span className="figure-unit">{unit}</span>
      </span>
      <span className="figure-note">{note ?? ''}</span>
    </>
  )
  return to ? (
    <Link className="figure" to={to}>
      {body}
    </Link>
  ) : (
    <div className="figure">{body}</div>
  )
}

function Reminder({ count, text, to }: { count: number; text: string; to: string }) {
  return (
    <li>
      {count > 0 ? (
        <Link to={to}>
          <Mark tone="warning">{count.toLocaleString('zh-CN')}</Mark>
          {text}
        </Link>
      ) : (
        <span className="muted">
          <Mark>0</Mark>
          {text}
        </span>
      )}
    </li>
  )
}

/** Only what the last run found: the checks of a large office take a while, and the start page never waits for them. */
function QualityReminder() {
  const { data: last } = useQuery(orpc.quality.last.queryOptions({ staleTime: 0 }))
  if (last === undefined) return null
  if (last === null) {
    return (
      <li>
        <Link to="/quality">检查数据质量：缺项、错号、重复、互相矛盾的记录</Link>
      </li>
    )
  }
  return <Reminder count={sumOf(last.counts).total} text={`个数据质量问题（${localTime(last.at)} 检查）`} to="/quality" />
}

export function OfficeFigures({ status }: { status: OfficeStatus }) {
  const navigate = useNavigate()
  const { figures, today, lastBatch, lastBackup } = status
  return (
    <div className="page">
      <PageTitle title="首页" note={`${status.scope.name} · ${today}`}>
        <Button icon={<SearchOutlined />} onClick={() => navigate('/r/union')}>
          查工会
        </Button>
        <Button icon={<BarChartOutlined />} onClick={() => navigate('/reports')}>
          出报表
        </Button>
        <Button type="primary" icon={<ImportOutlined />} onClick={() => navigate('/import')}>
          导入台账
        </Button>
      </PageTitle>
      <section className="figures" aria-label="基本数字">
        <Figure label="基层工会" value={figures.unions} unit="个" to={countedPath('unions')} note="现行的" />
        <Figure label="单独建会" value={figures.single} unit="个" to={countedPath('single')} />
        <Figure label="联合工会" value={figures.joint} unit="个" to={countedPath('joint')} />
        <Figure label="覆盖单位" value={figures.unitsCovered} unit="家" to={countedPath('unitsCovered')} note="同一单位只计一次" />
        <Figure label="会员" value={figures.members} unit="人" to={countedPath('members')} note="按各工会上报数" />
      </section>
      <div className="start-columns">
        <section className="panel" aria-labelledby="reminders">
          <h2 id="reminders">需要留意</h2>
          <ul className="reminders">
            <Reminder count={figures.incomplete} text="个基层工会资料待完善" to={countedPath('incomplete')} />
            <Reminder count={figures.termsExpired} text="个基层工会已经届满，应当换届" to={countedPath('termsExpired')} />
            <Reminder count={figures.termsEnding} text={`个基层工会将在 ${status.termReminderDays} 天内届满`} to={countedPath('termsEnding')} />
            <Reminder count={status.cases.overdue} text="件未建会核查已经逾期" to="/outreach/cases?tab=overdue" />
            <Reminder count={status.cases.dueSoon} text="件未建会核查即将到期" to="/outreach/cases?tab=due-soon" />
            <Reminder count={status.cases.unanswered} text="件未建会核查下发后还没有反馈" to="/outreach/cases?tab=issued" />
            <QualityReminder />
          </ul>
        </section>
        <section className="panel" aria-labelledby="lately">
          <h2 id="lately">最近</h2>
          <dl className="lately">
            <dt>上次导入</dt>
            <dd>
              {lastBatch ? (
                <>
                  <Link to="/batches">{lastBatch.kind === 'undo' ? '撤销' : lastBatch.file}</Link>
                  {lastBatch.register ? `（${findRegister(lastBatch.register)?.label ?? ''}）` : ''}，新增 {lastBatch.rows.added.toLocaleString()}、修改{' '}
                  {lastBatch.rows.changed.toLocaleString()}、退回 {lastBatch.rows.rejected.toLocaleString()} 行，{localTime(lastBatch.at)}
                </>
              ) : (
                '还没有导入过'
              )}
            </dd>
            <dt>上次备份</dt>
            <dd>
              {lastBackup ? (
                <>
                  <Link to="/backups">{localTime(lastBackup.at)}</Link>，{lastBackup.verified ? '已核验' : '未核验'}
                </>
              ) : (
                <>
                  还没有备份，<Link to="/backups">现在备份</Link>
                </>
              )}
            </dd>
            <dt>台账</dt>
            <dd>
              基层工会 {status.counts.union.toLocaleString()} 条、单位 {status.counts.unit.toLocaleString()} 条、覆盖关系{' '}
              {status.counts.coverage.toLocaleString()} 条
            </dd>
          </dl>
        </section>
      </div>
    </div>
  )
}
