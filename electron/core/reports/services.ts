import { comparedPeriods } from '#shared/reports/compared.ts'
import type { CountedRow } from '#shared/reports/countedTable.ts'
import { eveOf, yearOf } from '#shared/reports/fallsIn.ts'
import { departmentsTotal, servicesReport, servicesTable, thingOn, thingState } from '#shared/reports/practicalThings.ts'
import type { Report } from '#shared/reports/report.ts'
import { categoriesTotal } from '#shared/reports/serviceMenu.ts'
import { groupRows } from './groupRows.ts'
import { isOwnScope } from './ownPlace.ts'
import type { ReportFrame, ReportKind } from './reportKind.ts'
import { scopedRows } from './scopedRows.ts'
import { categoryKey, demandsBetween, departmentKey, noneWritten, type ServiceTallies, type Thing, tallyServices } from './tallyServices.ts'

/** I 十件实事与需求菜单 */
export const services: ReportKind = {
  id: servicesReport.id,
  title: servicesReport.title,
  rhythm: servicesReport.rhythm,
  build,
  trace: (frame, row, column) => tallyServices(frame, { row, column }).tallies.behind(),
}

function build(frame: ReportFrame): Report {
  const { office, period, places } = frame
  const compared = comparedPeriods(period)
  const [earliest = period] = [...compared.map((other) => other.period), period].sort((a, b) => (a.from < b.from ? -1 : 1))
  // Demands are many: read once for all the periods.
  const demands = demandsBetween(frame, eveOf(earliest), period.to)
  const found = tallyServices(frame, null, demands)
  const { tallies, things } = found
  const others = compared.map((other) => ({ ...other, found: tallyServices({ ...frame, period: other.period }, null, demands) }))
  const totals = (row: string) => others.map(({ key, label, period: then, found: of }) => ({ key, label, year: yearOf(then), counts: of.tallies.of(row) }))
  return servicesTable({
    period,
    scope: { code: places.scope.code, name: places.scope.name },
    places: places.places,
    things: things.map((thing) => thingRow(thing, found, frame)),
    departments: groupRows(tallies, departmentsOf(things), {
      keyOf: (code) => departmentKey({ department: code }),
      none: noneWritten,
      noneLabel: '未填责任部门',
    }),
    otherThings: totals(departmentsTotal),
    categories: groupRows(tallies, office.codes.serviceCategory?.entries ?? [], { keyOf: categoryKey, none: noneWritten, noneLabel: '未填类别' }),
    rows: scopedRows(places, tallies, { prefix: 'menu:' }),
    compared: totals(categoriesTotal),
    isOwn: isOwnScope(frame),
    serviceDayUnknown: tallies.of(categoriesTotal).serviceDayUnknown ?? 0,
    today: office.clock.today(),
  })
}

function thingRow(thing: Thing, { tallies }: ServiceTallies, { period }: ReportFrame): CountedRow {
  const { id, name, number, measure, target, done, department, leader, dueOn, funds, peopleServed } = thing
  return {
    key: `thing:${id}`,
    label: name ?? '（未填项目）',
    kind: 'record',
    record: { register: 'practicalThing', id },
    texts: { number: number === null ? null : String(number), measure, state: thingState(thingOn(thing, period.to), done), department, leader, dueOn },
    counts: { ...tallies.of(`thing:${id}`), ...unknown({ target, done, funds, peopleServed }) },
  }
}

/** What nobody wrote is not nought. */
function unknown(values: Readonly<Record<string, number | null>>): Record<string, null> {
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === null ? [[key, null]] : [])))
}

/** In the order of their first thing. */
function departmentsOf(things: readonly Thing[]): { code: string; label: string }[] {
  const names = new Set(things.flatMap(({ department }) => (department === null ? [] : [department])))
  return [...names].map((name) => ({ code: name, label: name }))
}
