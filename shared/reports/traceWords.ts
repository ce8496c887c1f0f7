// A figure's trace in words: what is counted, how the figure follows from it, and where the records do not give what is printed. Screen and command line say the same.
import type { FigureTrace, SourceCell, TraceTerm } from '../api/traceTypes.ts'
import { figureText } from './figureText.ts'
import { issuedLine } from './issued.ts'
import { dayLabel, parsePeriod } from './period.ts'

type Said = Pick<FigureTrace, 'scope' | 'row' | 'column' | 'figure' | 'traced' | 'terms' | 'counted' | 'asOf' | 'issued'>

/** 椒江区，2018年第四季度：会员（人）/合计 1203＝12条基层工会的“会员数”相加 */
export function traceSentence({ row, column, figure, traced, terms, counted }: Said): string {
  const printed = `${column.label} ${shown(figure, column.kind)}`
  const place = `${row.label}，${counted.label}`
  const [only] = terms
  if (terms.length === 1 && only) return `${place}：${printed}＝${termWords(only)}。`
  if (column.kind === 'rank')
    return figure === null
      ? `${place}：不排位次；所按的率 ${shown(traced, 'rate')}＝${formulaWords(terms)}。`
      : `${place}：${printed}，按 ${shown(traced, 'rate')} 排列，这个率＝${formulaWords(terms)}。`
  return `${place}：${printed}＝${formulaWords(terms)}。`
}

/** 会员（人）/合计 1203÷职工（人）/合计 1500 */
function formulaWords(terms: readonly TraceTerm[]): string {
  const side = (which: TraceTerm['side']) => terms.filter((term) => term.side === which)
  const sum = (parts: readonly TraceTerm[]) => parts.map((term, index) => `${term.sign === -1 ? '－' : index > 0 ? '＋' : ''}${named(term)}`).join('')
  const [part, whole] = [side('part'), side('whole')]
  if (whole.length === 0) return sum(terms)
  const bracketed = (parts: readonly TraceTerm[]) => (parts.length > 1 ? `（${sum(parts)}）` : sum(parts))
  return `${bracketed(part)}÷${bracketed(whole)}`
}

function named({ label, sum, kind, ofTotal }: TraceTerm): string {
  return `${ofTotal ? '合计行的' : ''}${label} ${figureText(sum, kind)}`
}

/** What of records is counted: 12条基层工会，每条计1 · 12条基层工会的“会员数”相加 · 没有记录 */
function termWords({ of }: Pick<TraceTerm, 'of'>): string {
  const words = of.map(({ label, records, each, fields }) => {
    if (each) return `${records}条“${label}”记录，每条计1`
    const [only] = fields
    return fields.length === 1 && only ? `${records}条“${label}”记录的“${only.label}”相加` : `${records}条“${label}”记录各自的数相加`
  })
  return words.length === 0 ? '没有这样的记录' : words.join('，加上')
}

/** null: the records give what is printed. */
export function disagreement({ agrees, column, figure, traced, asOf, issued }: Said & Pick<FigureTrace, 'agrees'>): string | null {
  if (agrees) return null
  const kind = column.kind === 'rank' ? 'rate' : column.kind
  const found = shown(traced, kind)
  if (issued)
    return `出具的是 ${shown(figure, column.kind)}，而按${dayLabel(asOf ?? issued.issuedOn)}那天的台账查到的是 ${found}：出具以后，那天的台账又改动过，或者统计口径变了。`
  return `表上是 ${shown(figure, column.kind)}，而记录合起来是 ${found}，两者不符。请把这张表和这一格告诉维护人员。`
}

/** Of which day the records are; null: as they are. */
export function traceDay({ asOf, issued }: Pick<FigureTrace, 'asOf' | 'issued'>): string | null {
  return asOf === null ? null : `按${dayLabel(asOf)}${issued ? '（出具当日）' : ''}结束时的台账，此后的补录和更正不在内。`
}

/** How a term goes into its figure, and which it is: － 撤销 · 分母 职工（人）/合计 */
export function termName(term: Pick<TraceTerm, 'side' | 'sign' | 'ofTotal' | 'label'>): string {
  return `${termSide(term)} ${term.ofTotal ? '合计行 ' : ''}${term.label}`
}

function termSide({ side, sign }: Pick<TraceTerm, 'side' | 'sign'>): string {
  if (side !== 'sum' && sign === 1) return side === 'part' ? '分子' : '分母'
  return sign === 1 ? '＋' : '－'
}

/** What a saved list says at its head, the figure first. @param today y-m-d, of the list's making */
export function traceHead(found: Said & Pick<FigureTrace, 'agrees' | 'title' | 'period'>, today: string): string[] {
  const { row, column, figure, scope, title, period, issued } = found
  const wrong = disagreement(found)
  return [
    `${row.label} ${column.label}：${shown(figure, column.kind)}`,
    `${scope.name}${title}（${parsePeriod(period).label}）${issued ? ` · ${issuedLine(issued)}` : ''}`,
    traceSentence(found),
    traceDay(found) ?? `按${dayLabel(today)}的台账。`,
    ...(wrong === null ? [] : [wrong]),
  ]
}

function shown(figure: number | null, kind: TraceTerm['kind']): string {
  const text = figureText(figure, kind)
  return kind === 'rate' && figure !== null ? `${text}%` : text
}

/** 工会台账.xlsx › 椒江 D12; without a column 工会台账.xlsx › 椒江 第12行 */
export function sourceWords({ file, sheet, row, column }: SourceCell): string {
  return `${sheet === '' ? file : `${file} › ${sheet}`} ${column === null ? `第${row}行` : `${column}${row}`}`
}
