// Report H 试点进展: the pilots of each place, who was sent to them, what they brought together, and what came of the looks back at them.
import { checkRows, leaves, makesUp, within } from './checks.ts'
import { heldAgainst } from './compared.ts'
import { type CountedPlaces, type CountedRow, countedKeys, countedTable, isCounting } from './countedTable.ts'
import { footersOf } from './footersOf.ts'
import { dayLabel, type Period, periodWords } from './period.ts'
import type { Report, ReportCheck, ReportColumn, ReportTable } from './report.ts'
import { reportHead } from './reportHead.ts'

/** Kinds of pilots by their code; `other` = none, or one that the table of kinds does not know. */
export interface PilotKind {
  readonly code: string
  readonly label: string
}
export const otherKind: PilotKind = { code: 'other', label: '其他' }

export const pilotsReport = { id: 'H', title: '试点进展情况', label: '附件', rhythm: 'quarter', units: '（单位：个、人、次）', rules: 'H-1' } as const

export const kindKey = (code: string) => `kind.${code}`
export const pilotsTotal = 'pilots:total'

const powers: readonly ReportColumn[] = [
  { key: 'secondedViceChairs', path: ['副主席', '挂职'], kind: 'people' },
  { key: 'partTimeViceChairs', path: ['副主席', '兼职'], kind: 'people' },
  { key: 'centres', path: ['活动阵地', '合计'], kind: 'count' },
  { key: 'serviceCentres', path: ['活动阵地', '党群服务中心'], kind: 'count' },
  { key: 'brandProjects', path: ['品牌项目'], kind: 'count' },
  { key: 'coveredUnits', path: ['覆盖', '单位'], kind: 'count' },
  { key: 'coveredWorkers', path: ['覆盖', '职工'], kind: 'people' },
]

/** @param places heading of the first column */
function pilotsColumns(places: string, kinds: readonly PilotKind[], period: Period): ReportColumn[] {
  const looks = `${periodWords(period).this}回头看`
  return [
    { key: 'label', path: [places], kind: 'label' },
    { key: 'pilots', path: ['试点单位', '合计'], kind: 'count' },
    ...kinds.map(({ code, label }): ReportColumn => ({ key: kindKey(code), path: ['试点单位', label], kind: 'count' })),
    { key: 'keyPilots', path: ['试点单位', '省级重点'], kind: 'count' },
    ...powers,
    { key: 'openBefore', path: [looks, '期初未整改'], kind: 'count' },
    { key: 'visits', path: [looks, '检查（次）'], kind: 'count' },
    { key: 'found', path: [looks, '发现问题'], kind: 'count' },
    { key: 'corrected', path: [looks, '整改'], kind: 'count' },
    { key: 'open', path: [looks, '期末未整改'], kind: 'count' },
    { key: 'overdue', path: [looks, '其中逾期'], kind: 'count' },
  ]
}

const listColumns: readonly ReportColumn[] = [
  { key: 'label', path: ['试点单位'], kind: 'label' },
  { key: 'place', path: ['所在地'], kind: 'text' },
  { key: 'kind', path: ['类型'], kind: 'text' },
  { key: 'level', path: ['级别'], kind: 'text' },
  { key: 'batch', path: ['批次'], kind: 'text' },
  ...powers,
  { key: 'lastInspection', path: ['回头看', '最近日期'], kind: 'text' },
  { key: 'open', path: ['回头看', '未整改'], kind: 'count' },
  { key: 'overdue', path: ['回头看', '其中逾期'], kind: 'count' },
]

export interface PilotsInput extends CountedPlaces {
  readonly kinds: readonly PilotKind[]
  /** Kind 'record', keys 'pilot:ID'. */
  readonly pilots: readonly CountedRow[]
  readonly gaps: {
    readonly pilotsWithoutUnion: number
    /** Pilots that name the union of another one: its vice-chairs count at each. */
    readonly unionsShared: number
    readonly projectsWithoutPilot: number
    readonly findingsWithoutDeadline: number
  }
}

export function pilotsTable(input: PilotsInput): Report {
  const { compared, notes } = heldAgainst(input.compared, isCounting, '没有改革试点')
  const columns = pilotsColumns(input.places, input.kinds, input.period)
  const main = countedTable({
    title: pilotsReport.title,
    columns,
    rows: input.rows,
    total: input.total ? 'total' : null,
    compared,
  })
  const annex = countedTable({ title: '试点单位一览', columns: listColumns, rows: input.pilots, total: pilotsTotal })
  return {
    ...reportHead(pilotsReport, input, 'A3'),
    columns,
    rows: main.rows,
    annexes: [annex],
    footers: pilotFooters(input, notes),
    checks: [
      ...checkRows(columns, main.rows, {
        sums: countedKeys(columns),
        rules: [
          makesUp(
            'pilots',
            input.kinds.map(({ code }) => kindKey(code)),
            '各类试点之和＝试点单位合计',
          ),
          within('keyPilots', 'pilots', '省级重点≤试点单位'),
          within('serviceCentres', 'centres', '党群服务中心≤活动阵地'),
          leaves('open', ['openBefore', 'found'], ['corrected'], '期初未整改＋本期发现－本期整改＝期末未整改'),
          within('overdue', 'open', '逾期≤期末未整改'),
        ],
      }),
      ...checkRows(listColumns, annex.rows, { sums: countedKeys(listColumns), rules: [], annex: annex.title }),
      agreement(main, annex),
    ],
  }
}

/** What the list adds up to is what the places add up to. */
function agreement(main: ReportTable, annex: ReportTable): ReportCheck {
  const own = main.rows.filter(({ kind }) => kind !== 'compare' && kind !== 'total')
  const listed = annex.rows.find(({ key }) => key === pilotsTotal)
  const failing = powers.flatMap(({ key, path }) => {
    const [places, list] = [own.reduce((sum, { figures }) => sum + (figures[key] ?? 0), 0), listed?.figures[key] ?? 0]
    return places === list ? [] : [`${path.join('/')}（${places}、${list}）`]
  })
  return { code: 'list', text: '各地之和＝试点单位一览合计', failing }
}

function pilotFooters(input: PilotsInput, notes: readonly string[]): string[] {
  const { period, gaps, rows } = input
  const day = dayLabel(period.to)
  const unplaced = rows.find(({ kind }) => kind === 'unplaced')
  const rules = [
    `统计口径：截至${day}已启动且未结束的改革试点，按试点登记的所在地计；启动时间未填的计入。日期只到年或月的，按该年、该月首日计。覆盖单位、覆盖职工为台账现载数，没有逐期登记。`,
    `挂职、兼职副主席为试点对应工会${day}在任的副主席；活动阵地为所属试点已填、${day}已启用（启用时间未填的计入）的；品牌项目为${period.to.slice(0, 4)}年及以前创建的。`,
    '检查次数按试点和日期计，同一试点同一天只计一次；一条回头看记录为一个问题，没有发现问题、也没有整改期限的不计。逾期为期末已过整改期限仍未整改的，没有整改期限的不计逾期。检查、发现、整改数可以跨期相加，其余各数不能。',
  ]
  const said: [number, string][] = [
    [gaps.pilotsWithoutUnion, `没有登记对应工会的试点${gaps.pilotsWithoutUnion}个，其副主席人数按0计。`],
    [gaps.unionsShared, `与其他试点对应同一工会的试点${gaps.unionsShared}个，其副主席在各试点都计。`],
    [gaps.projectsWithoutPilot, `没有登记所属试点的品牌项目${gaps.projectsWithoutPilot}个，不计。`],
    [gaps.findingsWithoutDeadline, `期末未整改而没有整改期限的问题${gaps.findingsWithoutDeadline}个，不计逾期。`],
    [unplaced ? 1 : 0, `“${unplaced?.label}”为所在地未填或不在区划表内的试点，以及没有登记试点的回头看，已计入合计。`],
  ]
  return footersOf(input, rules, said, notes)
}
