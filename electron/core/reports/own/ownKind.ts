// A report made from a definition that the office composed: what the fixed ones are by code, this one is by data.
import type { OwnDefinition, OwnGroupsDefinition, OwnRecordsDefinition } from '#shared/api/ownReportsContract.ts'
import type { StoredField } from '#shared/registers/field.ts'
import { registers, storedFieldOf } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { groupLabel } from '#shared/reports/own/fields.ts'
import { ownGroupsTable } from '#shared/reports/own/groupsTable.ts'
import { allBand, blankChoice, type OwnChoice, otherChoice } from '#shared/reports/own/measures.ts'
import { ownRecordsTable } from '#shared/reports/own/recordsTable.ts'
import type { Report } from '#shared/reports/report.ts'
import { labelOf } from '#shared/values/choice.ts'
import type { Contributions, ReportFrame, ReportKind, ReportOffice } from '../reportKind.ts'
import { choiceOf } from './groupsSql.ts'
import { countGroups, groupRecords } from './ownGroups.ts'
import { listedNumbers, listOwn } from './ownRecords.ts'

export interface OwnKindSource {
  /** own-3, or `own` while it is composed. */
  readonly report: string
  readonly name: string
  readonly version: number
  readonly definition: OwnDefinition
}

export function ownKind(source: OwnKindSource): ReportKind {
  const { report, name, definition } = source
  return {
    id: report,
    title: name,
    rhythm: definition.rhythm,
    build: (frame) => (definition.shape === 'groups' ? groupsReport(frame, source, definition) : recordsReport(frame, source, definition)),
    trace: (frame, row, column) => [
      definition.shape === 'groups' ? tracedGroup(frame, definition, row, column) : listedNumbers(frame, definition, row, column),
    ],
  }
}

function groupsReport(frame: ReportFrame, source: OwnKindSource, definition: OwnGroupsDefinition): Report {
  const counted = countGroups(frame, definition)
  const codes = [counted.cells, ...counted.compared.map(({ cells }) => cells)].flat().map(({ code }) => code)
  return ownGroupsTable({
    ...headOf(frame, source),
    ...counted,
    definition,
    places: frame.places.places,
    rows: frame.places.rows,
    choices: choicesOf(frame.office, registers[definition.register], choiceOf(definition), codes),
    single: frame.places.scope.level === 'township',
  })
}

function recordsReport(frame: ReportFrame, source: OwnKindSource, definition: OwnRecordsDefinition): Report {
  return ownRecordsTable({ ...headOf(frame, source), ...listOwn(frame, definition), definition })
}

function headOf({ office, period, places }: ReportFrame, { report, name, version, definition }: OwnKindSource) {
  const register: RegisterDefinition = registers[definition.register]
  const words = (table: string, code: string) => labelOf(office.codes, table, code)
  const scope = { code: places.scope.code, name: places.scope.name }
  return { id: report, name, version, register, period, scope, labelOf: words, today: office.clock.today() }
}

/** A column's choice and what of it, or only what. */
function tracedGroup(frame: ReportFrame, definition: OwnGroupsDefinition, row: string, column: string): Contributions {
  const [, band = '', measure = column] = definition.groupBy === 'placeAndChoice' ? (/^(.*?)\.(count|sum\..+)$/.exec(column) ?? []) : []
  const field = measure.startsWith('sum.') ? measure.slice('sum.'.length) : null
  const choice = row.startsWith('choice:') ? row.slice('choice:'.length) : band === allBand ? '' : band
  return groupRecords(frame, definition, { row: row === 'total' || row.startsWith('choice:') ? '' : row, code: choice, field })
}

/** The values of the field in their order: a code table's own, years as they come, yes before no. */
function choicesOf(office: ReportOffice, register: RegisterDefinition, key: string | null, found: readonly string[]): OwnChoice[] {
  const field = register.fields.find((candidate) => candidate.key === key)
  const stored = field && storedFieldOf(field)
  const named = (code: string): OwnChoice => ({ code, label: groupLabel(stored, code, (table, value) => labelOf(office.codes, table, value)) })
  return codesOf(office, stored, found).map(named)
}

function codesOf(office: ReportOffice, field: StoredField | undefined, found: readonly string[]): string[] {
  if (field?.kind === 'choice') return office.codes[field.table]?.entries.map(({ code }) => code) ?? []
  if (field?.kind === 'boolean') return ['1', '0']
  return [...new Set(found)].filter((code) => code !== '' && code !== blankChoice.code && code !== otherChoice.code).sort()
}
