// What stands on the paper around a report's table; HTML and Excel print the same lines.
import { dayLabel } from './period.ts'
import type { Report } from './report.ts'

/** Who reports. Blank lines are left for the hand where nothing is given. */
export interface PaperOptions {
  /** 填报单位, e.g. 台州市总工会. */
  readonly office: string
  /** 填报人. */
  readonly preparedBy?: string
}

/** 台州市 → 台州市总工会; 市本级 and names that already say 工会 stay. */
export function officeName(scopeName: string): string {
  return /(工会|本级)$/.test(scopeName) ? scopeName : `${scopeName}总工会`
}

export function paperTitle(report: Report): string {
  return `${report.scope.name}${report.title}`
}

export function periodLine(report: Report): string {
  return `${report.periodLabel}（截至${dayLabel(report.asOf)}）`
}

export interface SignatureLine {
  readonly label: string
  /** '' = to be filled in by hand. */
  readonly value: string
}

export function signatureLines(paper: PaperOptions): SignatureLine[] {
  return [
    { label: '填报单位（盖章）', value: '' },
    { label: '单位负责人（签字）', value: '' },
    { label: '填报人', value: paper.preparedBy ?? '' },
    { label: '联系电话', value: '' },
    { label: '填报日期', value: '' },
  ]
}

export const footerHeading = '说明：'
