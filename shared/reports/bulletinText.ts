// The words of bulletin B, as such bulletins read: how far it is, against before, who leads and who lags, what is late, what is asked. All of it from the report's own figures,
// so that an issued version says today what it said then.
import { dayLabel, parsePeriod, periodWords } from './period.ts'
import { percentText } from './rate.ts'
import type { Report, ReportRow } from './report.ts'

export interface BulletinSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
}

export interface BulletinText {
  readonly title: string
  /** To whom it goes, with its colon. */
  readonly addressee: string
  readonly opening: string
  readonly sections: readonly BulletinSection[]
}

/** So many places are named as leading or lagging. */
const named = 3

/** @param report B, as it is or as it was issued */
export function bulletinText(report: Report): BulletinText {
  const whole = `全${report.scope.name.at(-1) ?? ''}`
  const words = periodWords(parsePeriod(report.period))
  const total = report.rows.find(({ kind }) => kind === 'total') ?? report.rows.find(({ kind }) => kind === 'region')
  const places = report.rows.filter(({ kind, figures }) => (kind === 'region' || kind === 'own') && count(figures.issued) > 0)
  const kind = report.columns[0]?.path[0] ?? ''
  const said: Said = { report, whole, now: words.this, total, places: report.rows.some((row) => row.kind === 'total') ? places : [] }
  const sections = [
    { heading: '总体情况', paragraphs: overall(said) },
    { heading: '与上期比较', paragraphs: comparison(said) },
    { heading: '各地进度', paragraphs: progress(said) },
    { heading: '逾期情况', paragraphs: late(said) },
    { heading: '工作要求', paragraphs: demands(said) },
  ].filter(({ paragraphs }) => paragraphs.length > 0)
  return {
    title: `关于${report.periodLabel}${report.scope.name}未建会企业核查建会情况的通报`,
    addressee: said.places.length > 0 ? `各${kind}总工会：` : '各有关单位：',
    opening: `现将截至${dayLabel(report.asOf)}${whole}未建会企业核查和建会情况通报如下：`,
    sections: sections.map(({ heading, paragraphs }, index) => ({ heading: `${numerals[index] ?? index + 1}、${heading}`, paragraphs })),
  }
}

const numerals = ['一', '二', '三', '四', '五']

interface Said {
  readonly report: Report
  /** 全市 */
  readonly whole: string
  /** 本月 */
  readonly now: string
  readonly total: ReportRow | undefined
  /** Those with cases; none where the scope is one place. */
  readonly places: readonly ReportRow[]
}

function overall({ report, whole, now, total }: Said): string[] {
  const figures = total?.figures ?? {}
  const issued = count(figures.issued)
  if (issued === 0) return [`${whole}没有下发的未建会核查企业。`]
  // A year's bulletin has no column of its own for it.
  const ofYear = report.columns.some(({ key }) => key === 'foundedYear') ? `，本年累计建会${count(figures.foundedYear)}家` : ''
  const rest = [
    `不符合建会条件的${count(figures.notEligible)}家`,
    `未办结的${count(figures.open)}家${count(figures.overdue) > 0 ? `（其中逾期${count(figures.overdue)}家）` : ''}`,
  ]
  return [
    `${whole}累计下发未建会核查企业${issued}家，已核查${count(figures.verified)}家，核查率${rateText(figures.verifiedRate)}。应建会${count(figures.shouldFound)}家，已建会${count(figures.founded)}家，其中单独建会${count(figures.single)}家、联合建会${count(figures.joint)}家，建会率${rateText(figures.foundedRate)}。`,
    `${now}新建会${count(figures.foundedNow)}家${ofYear}；${rest.join('，')}。`,
  ]
}

function comparison({ report, total }: Said): string[] {
  const others = report.rows.filter(({ kind, key }) => kind === 'compare' && (key === 'before' || key === 'lastYear'))
  const told = others.map(({ label, figures }) => {
    const changes = [
      pointsText('建会率', total?.figures.foundedRate, figures.foundedRate),
      pointsText('核查率', total?.figures.verifiedRate, figures.verifiedRate),
      changeText('已建会', count(total?.figures.founded) - count(figures.founded)),
      changeText('逾期', count(total?.figures.overdue) - count(figures.overdue)),
    ].filter((text) => text !== '')
    return `与${label}相比，${changes.join('，')}`
  })
  return told.length === 0 ? [] : [`${told.join('；')}。`]
}

function progress({ whole, now, total, places }: Said): string[] {
  const ranked = places.filter(({ figures }) => figures.rank !== null && figures.rank !== undefined)
  if (ranked.length < 2) return []
  const inOrder = ranked.toSorted((one, other) => count(one.figures.rank) - count(other.figures.rank))
  const none = inOrder.filter(({ figures }) => count(figures.founded) === 0)
  const some = inOrder.filter((row) => !none.includes(row))
  const leading = some.filter(({ figures }) => count(figures.rank) <= named)
  const lagging = some.slice(-named).filter((row) => !leading.includes(row) && isBelow(row, total))
  const between = some.filter((row) => isBelow(row, total) && !lagging.includes(row) && !leading.includes(row))
  const idle = places.filter((row) => count(row.figures.foundedNow) === 0 && count(row.figures.founded) > 0 && count(row.figures.open) > 0)
  const told = [
    leading.length > 0 ? `建会率居前的是${listed(leading, 'foundedRate')}。` : '',
    lagging.length > 0 ? `建会率靠后的是${listed(lagging.toReversed(), 'foundedRate')}。` : '',
    between.length > 0 ? `低于${whole}平均水平（${rateText(total?.figures.foundedRate)}）的还有${names(between)}。` : '',
    none.length > 0 ? `${names(none)}${none.length > 1 ? `${none.length}个地方` : ''}还没有建会。` : '',
    idle.length > 0 ? `${names(idle)}${now}没有新建会。` : '',
  ].filter((text) => text !== '')
  return told.length > 0 ? [told.join('')] : []
}

function isBelow({ figures }: ReportRow, total: ReportRow | undefined): boolean {
  const average = total?.figures.foundedRate ?? null
  return average !== null && figures.foundedRate !== null && Number(figures.foundedRate) < average
}

function late({ whole, total, places }: Said): string[] {
  const overdue = count(total?.figures.overdue)
  if (count(total?.figures.open) === 0) return []
  if (overdue === 0) return [`${whole}没有逾期未办结的企业。`]
  const worst = places.filter(({ figures }) => count(figures.overdue) > 0).toSorted((one, other) => count(other.figures.overdue) - count(one.figures.overdue))
  const where = worst.length > 0 ? `，涉及${worst.length}个地方：${worst.map(({ label, figures }) => `${label}${count(figures.overdue)}家`).join('、')}` : ''
  return [`截至期末，${whole}逾期未办结的企业${overdue}家${where}。`]
}

function demands({ whole, total, places }: Said): string[] {
  const figures = total?.figures ?? {}
  const unverified = places.filter((place) => place.figures.verifiedRate !== null && Number(place.figures.verifiedRate) < 1)
  const below = places.filter((place) => isBelow(place, total))
  const wanted = [
    ...(count(figures.overdue) > 0 ? [`对逾期未办结的${count(figures.overdue)}家企业，要逐家列出原因、明确责任人和办结时间，确需延期的按规定办理延期`] : []),
    ...(count(figures.verified) < count(figures.issued)
      ? [
          `对尚未核查的${count(figures.issued) - count(figures.verified)}家企业，要抓紧上门核查${unverified.length === 0 ? '' : unverified.length === places.length ? '，各地都要尽快完成' : `，${names(unverified)}要尽快完成`}`,
        ]
      : []),
    ...(below.length > 0 ? [`建会率低于${whole}平均水平的${names(below)}，要查找原因，加大力度`] : []),
    ...(count(figures.notEligible) > 0 ? ['对核定为不符合条件的企业，要留存依据，防止应建未建'] : []),
  ]
  return wanted.map((text, index) => `（${numerals[index] ?? index + 1}）${text}。`)
}

function listed(rows: readonly ReportRow[], key: string): string {
  return rows.map(({ label, figures }) => `${label}（${rateText(figures[key])}）`).join('、')
}

function names(rows: readonly ReportRow[]): string {
  return rows.map(({ label }) => label).join('、')
}

function count(figure: number | null | undefined): number {
  return figure ?? 0
}

function rateText(rate: number | null | undefined): string {
  return rate === null || rate === undefined ? '—' : `${percentText(rate)}%`
}

/** Taken from the printed rates, so that nobody works out another difference; '' where one of them is not known. */
function pointsText(what: string, now: number | null | undefined, then: number | null | undefined): string {
  if (now === null || now === undefined || then === null || then === undefined) return ''
  const points = Math.round(now * 1000) - Math.round(then * 1000)
  return points === 0 ? `${what}持平` : `${what}${points > 0 ? '提高' : '下降'}${percentText(Math.abs(points) / 1000)}个百分点`
}

function changeText(what: string, change: number): string {
  return change === 0 ? `${what}家数持平` : `${what}${change > 0 ? '增加' : '减少'}${Math.abs(change)}家`
}
