// A figure asked for by words: what is meant, and what is said where nothing is.
import { expect, test } from 'vitest'
import { findFigure } from '#core/reports/findFigure.ts'
import { LedgerError } from '#shared/api/errors.ts'
import { errorSentence } from '#shared/messages/errors.ts'
import type { Report } from '#shared/reports/report.ts'
import { openReportOffice } from './reportOffice.ts'

test('of a report with a thousand rows some are said, and how many more there are', async () => {
  const office = await openReportOffice()
  try {
    const rows = Array.from({ length: 1000 }, (_, index) => ({
      key: `u${index}`,
      label: `第${index}厂工会`,
      kind: 'record' as const,
      figures: { days: index },
    }))
    const columns = [
      { key: 'label', path: ['工会'], kind: 'label' as const },
      { key: 'days', path: ['距应换届（天）'], kind: 'count' as const },
    ]
    const report: Pick<Report, 'id' | 'title' | 'columns' | 'rows'> = { id: 'E', title: '换届', columns, rows }
    const refused = (row: string) => {
      try {
        return findFigure(office, report as Report, { row, column: '距应换届' }).row.label
      } catch (error) {
        return error instanceof LedgerError ? errorSentence(error.code, error.params) : String(error)
      }
    }
    expect(refused('第77厂')).toBe('第77厂工会')
    expect(refused('杭州')).toMatch(/^报表E里没有这一行（杭州）。可以写：第0厂工会、.*第39厂工会……（另有960个）。$/)
    expect(refused('99')).toMatch(/可以写：第99厂工会、第199厂工会、/)
  } finally {
    office.close()
  }
})
