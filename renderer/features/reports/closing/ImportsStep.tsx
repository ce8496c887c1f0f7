import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { CloseImports, CloseImportsEvent } from '#shared/api/closeTypes.ts'
import { registers } from '#shared/registers/index.ts'
import { client } from '../../../api/client.ts'
import { useLongCall } from '../../../api/useLongCall.ts'
import { localTime } from '../../../components/localTime.ts'
import { Mark } from '../../../components/Mark.tsx'
import { ProgressBox } from '../../../components/ProgressBox.tsx'
import type { StepProps } from './useClose.ts'

const sum = (records: CloseImports['counties'][number]['records']) => Object.values(records).reduce((all, one) => all + one, 0)

/** 台账报送: what came in of each register from each county, and who sent nothing. */
export function ImportsStep({ state }: StepProps) {
  const call = useLongCall<Extract<CloseImportsEvent, { type: 'imports' }>>()
  const [imports, setImports] = useState<CloseImports | null>(null)
  const { start } = call
  const period = state.period.id
  const newest = state.imports.last
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again when another import has come in
  useEffect(() => {
    void start((signal) => client.close.imports({ period }, { signal })).then((event) => event && setImports(event.imports))
  }, [start, period, newest])
  if (!imports) return <ProgressBox progress={call.progress} title="正在看各地报来的台账" cancel={call.cancel} />
  const silent = imports.counties.filter(({ records }) => sum(records) === 0).map(({ name }) => name)
  const outside = imports.batches.filter(({ register }) => register === 'listEntry').length
  return (
    <>
      <p>
        {localTime(imports.since).slice(0, 10)} 以来导入 {imports.batches.length} 批{outside === 0 ? '' : `（其中外部名单 ${outside} 批，不是各地报来的）`}。
        {silent.length === 0
          ? '各地都有台账报来。'
          : silent.length === imports.counties.length
            ? '各地都没有台账报来。'
            : `没有台账报来的：${silent.join('、')}。`}{' '}
        <Link to="/import">导入台账</Link>
      </p>
      {imports.batches.length === 0 ? null : (
        <div className="close-pair">
          <Counties imports={imports} />
          <Batches imports={imports} />
        </div>
      )}
    </>
  )
}

function Counties({ imports: { registers: found, counties } }: { imports: CloseImports }) {
  return (
    <div className="table-scroll inline">
      <table className="plain" aria-label="各地报来的记录">
        <thead>
          <tr>
            <th scope="col">地区</th>
            {found.map((id) => (
              <th key={id} scope="col" className="number">
                {registers[id].label}
              </th>
            ))}
            <th scope="col">报送</th>
          </tr>
        </thead>
        <tbody>
          {counties.map(({ name, records }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {found.map((id) => (
                <td key={id} className="number">
                  {(records[id] ?? 0).toLocaleString()}
                </td>
              ))}
              <td>{sum(records) > 0 ? <Mark tone="good">已报</Mark> : <Mark tone="warning">未报</Mark>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Batches({ imports: { batches } }: { imports: CloseImports }) {
  return (
    <div className="table-scroll inline">
      <table className="plain" aria-label="导入的各批">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">台账</th>
            <th scope="col">登记到</th>
            <th scope="col" className="number">
              行
            </th>
          </tr>
        </thead>
        <tbody>
          {batches.map(({ batchId, at, file, register, rows }) => (
            <tr key={batchId}>
              <td className="nowrap">{localTime(at)}</td>
              <td>
                <Link to={`/batches/${batchId}`}>{file}</Link>
              </td>
              <td>{register === null ? '' : registers[register].label}</td>
              <td className="number">{rows.read.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
