// What every report says of itself, in one place: the part of the model that does not depend on what is counted.
import type { Period } from './period.ts'
import type { Report } from './report.ts'

type Named = Pick<Report, 'id' | 'title' | 'label' | 'units' | 'rules'>

export function reportHead(
  { id, title, label, units, rules }: Named,
  { period, scope }: { readonly period: Period; readonly scope: Report['scope'] },
  paper: Report['paper'] = 'A4',
): Omit<Report, 'columns' | 'rows' | 'footers' | 'checks'> {
  return { id, title, label, period: period.id, periodLabel: period.label, asOf: period.to, scope, units, paper, rules }
}
