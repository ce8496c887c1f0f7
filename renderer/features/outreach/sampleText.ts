// A sample's result in words.
import type { Sample } from '#shared/api/reviewTypes.ts'
import { estimatedShare } from '#shared/matching/sampling.ts'
import { matchOutcomeLabel, passLabel } from '#shared/messages/reviews.ts'

/** 错 1 家，错误率约 2.0%（95% 的把握在 0.4%–10.5% 之间); nothing where none was looked at. */
export function sampleResult({ looked, wrong }: Pick<Sample, 'looked' | 'wrong'>): string {
  const estimate = estimatedShare(wrong, looked)
  if (!estimate) return '还没有看'
  return `错 ${wrong.toLocaleString()} 家，错误率约 ${percent(estimate.share)}（95% 的把握在 ${percent(estimate.low)}–${percent(estimate.high)} 之间）`
}

/** What it was drawn from. @param labelOf of code tables */
export function sampleOf({ of, population }: Pick<Sample, 'of' | 'population'>, labelOf: (table: string, code: string) => string): string {
  const parts = [
    of.source === undefined ? '' : labelOf('headcountSource', of.source),
    of.county === undefined ? '' : of.county === '' ? '未写明县' : of.county,
    of.township ?? '',
    of.pass === undefined ? '' : passLabel(of.pass),
    of.outcome === undefined ? '' : matchOutcomeLabel(of.outcome),
  ].filter((part) => part !== '')
  return `${parts.length === 0 ? '全部自动决定' : parts.join(' · ')}，共 ${population.toLocaleString()} 个`
}

/** One decimal, half up, as all rates of the office. */
function percent(share: number): string {
  return `${(Math.round(share * 1000 + 1e-9) / 10).toFixed(1)}%`
}
