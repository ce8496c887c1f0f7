// What stands on the paper around a report's table; HTML and Excel print the same lines.
import { issuedLine, noteLine, type PaperIssue, versionName } from './issued.ts'
import { dayLabel } from './period.ts'
import type { Report } from './report.ts'

/** Who reports. Blank lines are left for the hand where nothing is given. */
export interface PaperOptions {
  /** 填报单位, e.g. 台州市总工会. */
  readonly office: string
  /** 填报人. */
  readonly preparedBy?: string
  /** The clerk's choice; absent = what the report wants. */
  readonly size?: Report['paper'] | undefined
  /** Set when the report is an issued version, or the table of a place that belongs to one. */
  readonly issued?: PaperIssue
}

/** 台州市 → 台州市总工会; 市本级 and names that already say 工会 stay. */
export function officeName(scopeName: string): string {
  return /(工会|本级)$/.test(scopeName) ? scopeName : `${scopeName}总工会`
}

export function paperTitle(report: Report): string {
  return `${report.scope.name}${report.title}`
}

export function paperSize(report: Pick<Report, 'paper'>, { size }: Pick<PaperOptions, 'size'>): Report['paper'] {
  return size ?? report.paper
}

/** In the place of rows where a table has none. */
export const emptyTable = '（无）'

/** 附表：换届名单, or 附表2：… where there are several. */
export function annexTitle({ title }: { readonly title: string }, number: number, all: number): string {
  return `附表${all > 1 ? number : ''}：${title}`
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

/** The report's footers; of an issued version, also which one it is and why there is another than the first. */
export function footerLines(report: Report, { issued }: Pick<PaperOptions, 'issued'>): string[] {
  if (!issued) return [...report.footers]
  return [...report.footers, ...(issued.note === null ? [] : [noteLine(issued.note)]), issuedLine(issued)]
}

/** Beside the page number, so that no sheet of an issued version can be taken for another's; '' when it is not issued. */
export function pageMark({ issued }: Pick<PaperOptions, 'issued'>): string {
  return issued ? `${versionName(issued)} · ${dayLabel(issued.issuedOn)}出具` : ''
}
