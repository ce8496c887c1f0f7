// Whoever signs a report sees each period that it is usually held against: as a row, as columns, or in a sentence that says why it is missing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildReport } from '#core/reports/buildReport.ts'
import { reportKinds } from '#core/reports/reportKinds.ts'
import { comparedPeriods, isComparisonNote } from '#shared/reports/compared.ts'
import { parsePeriod } from '#shared/reports/period.ts'
import { type Report, reportTables } from '#shared/reports/report.ts'
import { fillEverything } from './everyReport.ts'
import { openReportOffice, type ReportOffice } from './reportOffice.ts'

const periods = ['2019Q2', '2019Q1', '2019-05', '2019', '2018', '2015Q2', '1990Q1', '2019Q3', '2020', '2030Q1']
const scopes = ['331000', '331002', '331002001', '331003']
const labelsOf = (period: string) => comparedPeriods(parsePeriod(period)).map(({ label }) => label)
const notesOf = ({ footers }: Report) => footers.filter(isComparisonNote)

/** Printed beside the report's own figures: below them, or in columns. */
function isPrinted(table: Pick<Report, 'rows' | 'columns'>, label: string): boolean {
  return table.rows.some((row) => row.kind === 'compare' && row.label === label) || table.columns.some(({ path }) => path[0] === label)
}

describe.each([
  ['an office without a record', () => undefined],
  ['an office with something of everything', fillEverything],
] as const)('%s', (_, fill) => {
  let office: ReportOffice
  beforeAll(async () => {
    office = await openReportOffice()
    fill(office)
  })
  afterAll(() => office.close())

  test.each(reportKinds.map(({ id, title }) => [id, title]))('%s %s has every comparison, or says why not', (id) => {
    for (const period of periods)
      for (const scope of scopes) {
        const report = buildReport(office, { report: id, period, scope })
        const said = `${id} ${period} ${scope}\n${report.footers.join('\n')}`
        for (const label of labelsOf(period)) {
          const told = notesOf(report).some((note) => note.includes(label))
          expect(isPrinted(report, label) || told, `${label}: ${said}`).toBe(true)
          // What is printed in all tables of which one prints it is not missing anywhere.
          const tables = reportTables(report).filter(({ rows }) => rows.some(({ kind }) => kind === 'compare'))
          if (tables.some((table) => !isPrinted(table, label))) expect(told, `${label}: ${said}`).toBe(true)
          if (tables.length > 0 && tables.every((table) => isPrinted(table, label)) && id !== 'I') expect(told, `${label}: ${said}`).toBe(false)
        }
      }
  })
})

test('a period says under every report whether it is over, has begun or not, and once', async () => {
  const office = await openReportOffice()
  try {
    fillEverything(office)
    for (const { id } of reportKinds) {
      const noted = (period: string) => buildReport(office, { report: id, period }).footers.flatMap((footer) => /本期尚未(?:结束|开始)/.exec(footer)?.[0] ?? [])
      // Of checks that never ran nothing is told.
      if (id === 'L') continue
      expect([noted('2019Q2'), noted('2019Q3'), noted('2019'), noted('2019Q4'), noted('2020')], id).toEqual([
        [],
        ['本期尚未结束'],
        ['本期尚未结束'],
        ['本期尚未开始'],
        ['本期尚未开始'],
      ])
    }
  } finally {
    office.close()
  }
})
