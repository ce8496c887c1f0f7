// 季度结账: the steps from what came in to the backup, in their order, each with how far it is. One may leave at any time: the office itself knows where one was.
import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { type CloseState, type CloseStep, closeSteps } from '#shared/api/closeTypes.ts'
import { closeStepLabels, standingLabels } from '#shared/messages/closing.ts'
import { stepStandings } from '#shared/reports/closeStanding.ts'
import { dayLabel } from '#shared/reports/period.ts'
import { orpc } from '../../../api/client.ts'
import { Mark } from '../../../components/Mark.tsx'
import { PageTitle } from '../../../components/PageTitle.tsx'
import { QueryAnswer } from '../../../components/QueryAnswer.tsx'
import { PeriodChooser } from '../PeriodChooser.tsx'
import { lastPeriod } from '../periods.ts'
import { BackupStep } from './BackupStep.tsx'
import { ChecksStep } from './ChecksStep.tsx'
import { ClosedBanner } from './ClosedBanner.tsx'
import { ClosedQuarters } from './ClosedQuarters.tsx'
import { standingTones, stepTasks } from './closeTexts.ts'
import { ImportsStep } from './ImportsStep.tsx'
import { IssueStep } from './IssueStep.tsx'
import { PrintStep } from './PrintStep.tsx'
import { QualityStep } from './QualityStep.tsx'
import { RemindersStep } from './RemindersStep.tsx'
import { StepFoot } from './StepFoot.tsx'
import { stepPath } from './stepPath.ts'
import { type Close, type StepProps, useClose } from './useClose.ts'

const steps: Readonly<Record<CloseStep, (props: StepProps) => React.ReactNode>> = {
  imports: ImportsStep,
  quality: QualityStep,
  reminders: RemindersStep,
  checks: ChecksStep,
  issue: IssueStep,
  print: PrintStep,
  backup: BackupStep,
}

export function ClosePage() {
  const [params, setParams] = useSearchParams()
  const status = useQuery(orpc.office.status.queryOptions())
  const today = status.data?.today ?? ''
  const period = params.get('period') ?? (today === '' ? '' : lastPeriod(today, 'quarter'))
  const close = useClose(period)
  return (
    <div className="page">
      <PageTitle title="季度结账">
        <Link to="/reports/issued">出具记录</Link>
        <Link to="/reports">报表</Link>
      </PageTitle>
      <search className="filters" aria-label="结哪个季度的账">
        <PeriodChooser period={period} rhythm="quarter" today={today} onChange={(next) => setParams({ period: next }, { replace: true })} />
      </search>
      <QueryAnswer query={close.state}>
        {(state) =>
          state.period.from > state.today ? (
            <>
              <Alert type="info" showIcon title={`${state.period.label}从${dayLabel(state.period.from)}开始，还没有可以结的账。`} className="close-alert" />
              <ClosedQuarters closes={state.closes} />
            </>
          ) : (
            <Steps key={state.period.id} close={close} state={state} asked={params.get('step')} />
          )
        }
      </QueryAnswer>
    </div>
  )
}

function Steps({ close, state, asked }: { close: Close; state: CloseState; asked: string | null }) {
  const standings = stepStandings(state)
  // Without a step in the address the clerk goes on where something was left to do when he came.
  const [first] = useState(() => standings.find(({ standing }) => standing !== 'done')?.step ?? 'backup')
  const current = closeSteps.find((step) => step === asked) ?? first
  const path = (step: CloseStep) => stepPath(state.period.id, step)
  const Step = steps[current]
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(current)
  useEffect(() => {
    if (shown.current !== current) heading.current?.focus()
    shown.current = current
  }, [current])
  return (
    <>
      <ClosedBanner close={close} state={state} />
      {state.over ? null : (
        <Alert type="info" showIcon title={`${state.period.label}到${dayLabel(state.period.to)}才结束，现在的数字为今天台账所载。`} className="close-alert" />
      )}
      <div className="close-columns">
        <nav className="close-steps" aria-label="结账的步骤">
          <ol>
            {standings.map(({ step, standing }, index) => (
              <li key={step}>
                <Link to={path(step)} aria-current={step === current ? 'step' : undefined}>
                  <span className="close-number">{index + 1}</span>
                  <span className="close-name">{closeStepLabels[step].zh}</span>
                  <Mark tone={standingTones[standing]}>{standingLabels[standing].zh}</Mark>
                </Link>
              </li>
            ))}
          </ol>
        </nav>
        <section className="panel close-step" aria-labelledby="close-step">
          <h2 id="close-step" ref={heading} tabIndex={-1}>
            {closeSteps.indexOf(current) + 1} {closeStepLabels[current].zh}
          </h2>
          <p className="muted">{stepTasks[current]}</p>
          <Step close={close} state={state} />
          <StepFoot close={close} state={state} step={current} path={path} />
        </section>
      </div>
      <ClosedQuarters closes={state.closes} />
    </>
  )
}
