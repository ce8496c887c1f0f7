// The matching: what it is worth on lists with known truth and on lists made anew, what it costs against merely reading such a list, and how the cost grows.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { simplify } from '#core/simplify.ts'
import { createMatcher } from '#shared/matching/createMatcher.ts'
import type { Enterprise, RosterUnit } from '#shared/matching/enterprise.ts'
import { knowledge } from '#test/support/knowledge.ts'
import { readLedgerTruth } from '#test/support/matching/ledgerTruth.ts'
import { makeLists, otherKinds } from '#test/support/matching/madeLists.ts'
import { type JudgedEntry, type MatchTally, tally } from '#test/support/matching/matchFigures.ts'
import { sharedLedgers } from '#test/support/sharedLedgers.ts'
import { writeWorkbook } from '#test/support/workbooks.ts'
import { compare, show } from './measure.ts'

const units = 26_353
const rows = 60_000
const seeds = [11, 12, 13]
const sizes = [10_000, 20_000, 50_000, 100_000, 200_000]

const matcherOf = (roster: readonly RosterUnit[]) => createMatcher(roster, { simplify, places: knowledge.regions })

export async function benchMatching(): Promise<void> {
  if (sharedLedgers) {
    const truth = await readLedgerTruth()
    tell('ledgers 07 and 08 against 01–03', tally(matcherOf(truth.roster), truth.entries))
    tell(`the same with the ${truth.absent.size} covered units that 01–03 do not print`, tally(matcherOf(truth.wholeRoster), truth.wholeEntries))
  } else console.log('ledgers 07 and 08: the shared ledgers are not here')
  const hard = new Set<string>(otherKinds)
  for (const seed of seeds) {
    const withoutCode = seed % 2 === 0 ? 0 : 0.6
    const made = makeLists(seed, { units, rows, rich: seed > 12, withoutCode })
    const entries = made.entries.map((entry): JudgedEntry => ({ ...entry, hard: hard.has(entry.kind) }))
    tell(
      `${rows} made rows against ${units} made units, seed ${seed}${withoutCode > 0 ? ', most rows without a code' : ''}`,
      tally(matcherOf(made.roster), entries),
    )
  }
  await benchTime()
  benchGrowth()
}

function tell(what: string, found: MatchTally): void {
  const share = (part: number) => `${(100 * part).toFixed(2)} %`
  const kept = (is: boolean) => (is ? 'kept' : 'NOT KEPT')
  const asks = [
    `accepted by itself ${found.accepted}, precision ${share(found.precision)} (at least 99.9 %: ${kept(found.precision >= 0.999)})`,
    `recall after the queue's top candidate ${share(found.recall)} of ${found.truePairs} (at least 99.75 %: ${kept(found.recall >= 0.9975)})`,
    `queue ${share(found.queueShare)} of ${found.rows} rows (at most 10 %: ${kept(found.queueShare <= 0.1)})`,
    `pairs completeness ${share(found.pairsCompleteness)} (at least 99.9 %: ${kept(found.pairsCompleteness >= 0.999)}), reduction ratio ${share(found.reductionRatio)}`,
    `hard negatives: ${found.wrong.filter(({ judged }) => judged.hard).length} taken for another, ${found.asked.length} asked about that need no asking`,
  ]
  console.log([what, ...asks].join('\n  '))
}

/** All of it, the roster's index too, against SheetJS merely parsing the list. */
async function benchTime(): Promise<void> {
  const { roster, entries } = makeLists(21, { units, rows, rich: true })
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'))
  const header = ['单位编号', '单位名称', '统一社会信用代码', '参保人数', '所属县（市、区）', '所属乡镇（街道）', '法定代表人', '联系电话', '地址']
  const path = writeWorkbook(join(folder, 'list.xlsx'), { 参保单位: [header, ...entries.map(({ entry }, index) => rowOf(entry, index))] })
  try {
    const spent = { product: [] as number[], bare: [] as number[] }
    const comparison = await compare(
      `matching ${rows} rows with ${units} units, the index of the units made anew`,
      'SheetJS parsing that list',
      3,
      () => spent.product.push(processorTime(() => matchAll(roster, entries))),
      () => spent.bare.push(processorTime(() => XLSX.read(readFileSync(path), { type: 'buffer' }))),
    )
    show({ ...comparison, promised: { ratio: 10 } })
    const [ours, theirs] = [Math.min(...spent.product), Math.min(...spent.bare)]
    console.log(
      `  by processor time, the best of ${spent.product.length}: ${ours.toFixed(0)} ms against ${theirs.toFixed(0)} ms; ratio ${(ours / theirs).toFixed(2)}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function rowOf(entry: Enterprise, index: number): (string | number | null)[] {
  const place = (code: string | null) => knowledge.regions.find((region) => region.code === code)?.name ?? null
  const { name, uscc, organisationCode, headcount, county, township, legalRepresentative, phone, address } = entry
  return [3_310_000_000 + index, name, uscc ?? organisationCode, headcount, place(county), place(township), legalRepresentative, phone, address]
}

function matchAll(roster: readonly RosterUnit[], entries: readonly { readonly entry: Enterprise }[]): void {
  const matcher = matcherOf(roster)
  for (const { entry } of entries) matcher.match(entry)
}

/** Milliseconds that this thread worked, whatever else the machine has to do. */
function processorTime(work: () => unknown): number {
  const from = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(from)
  return (user + system) / 1000
}

/** Rows against the same roster, and rows against a roster that grows with them; the exponent of the power that fits the times best. */
function benchGrowth(): void {
  const most = makeLists(31, { units: 2 * units, rows: Math.max(...sizes), rich: false })
  matchAll(most.roster.slice(0, units), most.entries.slice(0, 5000))
  for (const grows of [false, true]) {
    const times = sizes.map((size): readonly [number, number] => {
      const roster = most.roster.slice(0, grows ? Math.round((2 * units * size) / Math.max(...sizes)) : units)
      const entries = most.entries.slice(0, size)
      const once = () => processorTime(() => matchAll(roster, entries))
      return [size, size < 100_000 ? Math.min(once(), once()) : once()]
    })
    const against = grows
      ? `from ${Math.round((2 * units * (sizes[0] ?? 0)) / Math.max(...sizes))} to ${2 * units} units, growing with the rows`
      : `${units} units`
    console.log(
      `processor time against ${against}\n  ${times.map(([size, time]) => `${size} rows ${time.toFixed(0)} ms`).join(', ')}; exponent ${exponentOf(times).toFixed(2)}`,
    )
  }
}

/** Slope of the straight line through the logarithms, by least squares. */
function exponentOf(points: readonly (readonly [number, number])[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const mean = (index: 0 | 1) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length
  const [x, y] = [mean(0), mean(1)]
  const [above, below] = logs.reduce(([a, b], point) => [a + (point[0] - x) * (point[1] - y), b + (point[0] - x) ** 2], [0, 0])
  return above / below
}
