// Where the table of a sheet begins. Titles, labels and notes stand above it, bands may span it; the evidence is headings that registers know and the shape of the rows.
import { importTargets, registerIds, registers } from '../registers/index.ts'
import { cellText } from '../values/cellText.ts'
import { foldHeading, foldHeadingWithoutHint, shownHeading, withoutQualifier } from './foldHeading.ts'
import type { Grid } from './grid.ts'

export interface Header {
  /** 1-based, from the top band down; empty: the sheet has no header. */
  readonly rows: readonly number[]
  /** By column, headings from the top band down, as written except for line breaks and hints; empty where the column has none. */
  readonly paths: readonly (readonly string[])[]
}

/** A header is looked for in the first rows only: what stands below is data. */
const SEARCHED = 60
const DEEPEST = 3

const elsewhere =
  '序号 编号 备注 姓名 性别 民族 证件号码 身份证号 身份证号码 出生日期 出生年月 文化程度 学历 政治面貌 职务 任期 工作单位 荣誉称号 级别 类型 面积 状态 核查结果 职业类别 入会日期 是否农民工 派出单位 用工性质 授予年度'.split(
    ' ',
  )

let vocabulary: ReadonlySet<string> | undefined
function knownHeadings(): ReadonlySet<string> {
  vocabulary ??= new Set([
    ...elsewhere,
    ...registerIds.flatMap((id) =>
      importTargets(registers[id]).flatMap((target) => [target.label, ...target.synonyms].flatMap((name) => [foldHeading(name), foldHeadingWithoutHint(name)])),
    ),
  ])
  return vocabulary
}

function isKnownHeading(text: string): boolean {
  const known = knownHeadings()
  const full = foldHeading(text)
  return known.has(full) || known.has(foldHeadingWithoutHint(text)) || known.has(withoutQualifier(full))
}

/** @param given the clerk's own choice of header rows */
export function findHeader(grid: Grid, given?: readonly number[]): Header {
  if (given) return { rows: given, paths: pathsOf(grid, given) }
  let best: { rows: number[]; score: number } | undefined
  for (const row of grid.head.slice(0, SEARCHED)) {
    const least = leastDepth(grid, row.number)
    for (let depth = least; depth <= DEEPEST; depth++) {
      const rows = Array.from({ length: depth }, (_, i) => row.number + i)
      const score = scoreOf(grid, rows)
      if (score !== null && (!best || score > best.score || (score === best.score && depth < best.rows.length))) best = { rows, score }
    }
  }
  return best ? { rows: best.rows, paths: pathsOf(grid, best.rows) } : { rows: [], paths: [] }
}

/** 10 for a heading that some register knows, 1 for another short text, less for numbers and prose; null if this cannot be a header. */
function scoreOf(grid: Grid, rows: readonly number[]): number | null {
  const last = rows.at(-1) ?? 0
  const seen = new Set<string>()
  let score = 0
  let headings = 0
  for (let column = 0; column < grid.width; column++) {
    const found = leafAt(grid, rows, column)
    if (!found || seen.has(found.place)) continue
    seen.add(found.place)
    if (isKnownHeading(found.text)) score += 10
    else if (found.isText && found.text.length <= 24 && !/^[\d.,/-]+$/.test(found.text)) score += 1
    else score -= 4
    headings++
  }
  const first = grid.head.findIndex((row) => row.number > last)
  const below = first < 0 ? [] : grid.head.slice(first, first + 20)
  const typical = below.map((row) => row.cells.filter((cell) => cellText(cell).trim() !== '').length).sort((a, b) => a - b)
  const half = (typical[Math.floor(typical.length / 2)] ?? 0) / 2
  if (headings < 2 || headings < half || below.length === 0 || score <= 0) return null
  return score
}

/** The lowest heading of a column within these rows, and the cell that holds it (a band counts once, not once per column). */
function leafAt(grid: Grid, rows: readonly number[], column: number): { readonly text: string; readonly place: string; readonly isText: boolean } | undefined {
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] ?? 0
    const area = grid.mergeAt(row, column)
    const [r, c] = area && area.fromRow >= (rows[0] ?? 0) ? [area.fromRow, area.fromColumn] : [row, column]
    const cell = grid.at(r, c)
    const text = cellText(cell).trim()
    if (text !== '') return { text, place: `${r}:${c}`, isText: cell?.type === 's' }
  }
  return undefined
}

/** A header that spans merged cells is at least as deep as they are; a band has headings of its own below. */
function leastDepth(grid: Grid, row: number): number {
  let depth = 1
  for (let column = 0; column < grid.width; column++) {
    const area = grid.mergeAt(row, column)
    if (area?.fromRow !== row || area.fromColumn !== column) continue
    const span = area.toColumn - area.fromColumn + 1
    if (area.toRow > row && area.toRow - row < DEEPEST && span < grid.width / 2) depth = Math.max(depth, area.toRow - row + 1)
    const isBand = span > 1 && span < grid.width - 1
    if (isBand && cellText(grid.at(row + 1, column)).trim() !== '' && cellText(grid.at(row + 1, area.toColumn)).trim() !== '') depth = Math.max(depth, 2)
  }
  return depth
}

function pathsOf(grid: Grid, rows: readonly number[]): string[][] {
  return Array.from({ length: grid.width }, (_, column) => {
    const path: string[] = []
    for (const row of rows) {
      const area = grid.mergeAt(row, column)
      const text = area && area.fromRow >= (rows[0] ?? 0) ? cellText(grid.at(area.fromRow, area.fromColumn)) : cellText(grid.at(row, column))
      const shown = shownHeading(text)
      if (shown !== '' && shown !== path.at(-1)) path.push(shown)
    }
    return path
  })
}
