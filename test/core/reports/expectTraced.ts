import { expect } from 'vitest'
import { reportKind } from '#core/reports/buildReport.ts'
import { scopeRows } from '#core/reports/scopeRows.ts'
import { sumOfAmounts } from '#shared/reports/amount.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { type Report, reportTables } from '#shared/reports/report.ts'
import type { ReportOffice } from './reportOffice.ts'

/** Every figure of the report is the sum of what stands behind it; what is not known has nothing behind it. */
export function expectTraced(office: ReportOffice, { id, period, scope }: Report): void {
  const kind = reportKind(id)
  const frame = { office, period: parsePeriod(period), places: scopeRows(office.regions(), scope.code, '331000') }
  const report = kind.build(frame)
  for (const { columns, rows } of reportTables(report))
    for (const row of rows.filter(({ kind: of }) => of !== 'compare'))
      for (const { key } of columns.filter(({ kind: of, formula }) => of !== 'label' && of !== 'text' && formula === undefined)) {
        const records = kind.trace?.(frame, row.key, key).flatMap((traced) => traced.records.map(({ amount }) => amount)) ?? []
        expect([row.label, key, sumOfAmounts(records)]).toEqual([row.label, key, row.figures[key] ?? 0])
      }
}
