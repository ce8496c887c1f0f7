// Which register a sheet belongs to: the one whose fields its columns fill best. Close calls are left to the clerk.
import { importTargets, linkTo, type RegisterId, registerIds, registers } from '../registers/index.ts'
import type { RegisterDefinition } from '../registers/register.ts'
import { cellText } from '../values/cellText.ts'
import { foldName } from '../values/name.ts'
import { foldHeading, foldHeadingWithoutHint } from './foldHeading.ts'
import { type Match, type MatchableColumn, matchColumns } from './matchColumns.ts'

interface RegisterScore {
  readonly register: RegisterId
  readonly score: number
  readonly matches: readonly Match[]
}

/** The winner must beat the next by this factor. */
const CLEAR = 1.15
/** Two columns that fit well are the least that a table can have. */
const LEAST = 1.8

/** A register explains at least this share of the headings; otherwise the sheet is about something else that happens to name a union or a unit. */
const EXPLAINED = 0.45
/** Headings that every ledger has, whatever it is about. */
const neutral = /^(序号|编号|序|NO|备注|说明)$/
/** Rows with these are persons. */
const personal = /^(姓名|性别|身份证号码?|证件号码|出生(日期|年月)|民族)$/

/** null: no register fits, or two fit equally. */
export function guessRegister(columns: readonly MatchableColumn[]): RegisterScore | null {
  const own = ownList(columns)
  if (own) return own
  const [first, second] = scoreRegisters(columns)
  if (!first || first.score < LEAST || (second && first.score < second.score * CLEAR)) return null
  return explains(first, columns) ? first : null
}

/** A list that this program wrote itself: the labels of all fields of a register, in their order. */
function ownList(columns: readonly MatchableColumn[]): RegisterScore | null {
  const headings = columns.map((column) => foldHeading(column.path.at(-1) ?? '')).join()
  const id = registerIds.find(
    (candidate) => registers[candidate].fields.flatMap((field) => (field.kind === 'link' ? [] : [foldHeading(field.label)])).join() === headings,
  )
  return id ? { register: id, score: columns.length, matches: matchColumns(columns, importTargets(registers[id])) } : null
}

function explains(scored: RegisterScore, columns: readonly MatchableColumn[]): boolean {
  const matched = new Set(scored.matches.map((match) => match.column))
  const headings = columns
    .map((column) => ({ index: column.index, text: foldHeadingWithoutHint(column.path.at(-1) ?? '') }))
    .filter(({ text }) => text !== '' && !neutral.test(text))
  const unexplained = headings.filter(({ index }) => !matched.has(index))
  return headings.length - unexplained.length >= headings.length * EXPLAINED && unexplained.filter(({ text }) => personal.test(text)).length < 2
}

/** Registers whose records the columns can name, best first. */
function scoreRegisters(columns: readonly MatchableColumn[]): RegisterScore[] {
  return registerIds
    .filter((id) => !isByChoice(id))
    .map((id) => {
      const definition: RegisterDefinition = registers[id]
      const matches = matchColumns(columns, importTargets(definition))
      return { register: id, score: scoreOf(definition, matches, columns), matches }
    })
    .filter((scored) => scored.score > 0)
    .sort((a, b) => b.score - a.score)
}

function isByChoice(id: RegisterId): boolean {
  const definition: RegisterDefinition = registers[id]
  return definition.byChoice === true
}

function scoreOf(definition: RegisterDefinition, matches: readonly Match[], columns: readonly MatchableColumn[]): number {
  const found = new Set(matches.map((match) => match.target.key))
  if (!essentials(definition).every((key) => found.has(key))) return 0
  const own = new Set(definition.fields.filter((field) => field.required).map((field) => field.key))
  const sum = matches.reduce((total, match) => total + (match.score / 100) * (own.has(match.target.key) ? 1.2 : 1), 0)
  return sum * repetition(definition, matches, columns)
}

/** Columns without which a row names no record. */
function essentials(definition: RegisterDefinition): string[] {
  if (definition.title) {
    // A list of persons is one of cadres by their posts, one of honourees by their titles.
    const identity = definition.identity[0]?.includes(definition.title) ? definition.identity[0] : []
    const telling = definition.fields.filter((field) => field.required && identity.includes(field.key) && (field.kind === 'choice' || field.kind === 'text'))
    return [definition.title, ...telling.map((field) => field.key)]
  }
  return definition.fields
    .filter((field) => field.required)
    .flatMap((field) => {
      if (field.kind !== 'link') return [field.key]
      const via = definition.fields.find((other) => other.kind === 'via' && other.field === 'name' && linkTo(definition, other)?.key === field.key)
      return via ? [via.key] : []
    })
}

/** A union that is named again and again is a list of what it covers; one that is named once has a row of its own in a roster. */
function repetition(definition: RegisterDefinition, matches: readonly Match[], columns: readonly MatchableColumn[]): number {
  const key = definition.id === 'union' ? 'name' : definition.id === 'coverage' ? 'unionName' : null
  const match = key === null ? undefined : matches.find((candidate) => candidate.target.key === key)
  const sample = columns.find((column) => column.index === match?.column)?.sample ?? []
  if (sample.length < 4) return 1
  const isRepeated = new Set(sample.map((cell) => foldName(cellText(cell)))).size / sample.length < 0.7
  return (definition.id === 'coverage') === isRepeated ? 1.2 : 0.8
}
