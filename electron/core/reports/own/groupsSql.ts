// The one query of a table of groups: counts and sums by county, township and choice, for the period and those that it is held against.
import { type RawBuilder, sql } from 'kysely'
import type { OwnGroupsDefinition } from '#shared/api/ownReportsContract.ts'
import { comparedPeriods } from '#shared/reports/compared.ts'
import { summedFields } from '#shared/reports/own/measures.ts'
import type { Period } from '#shared/reports/period.ts'
import type { ReportOffice } from '../reportKind.ts'
import { type OwnQuery, ownQuery } from './ownQuery.ts'

/** Field whose values are the groups of this definition. */
export function choiceOf({ groupBy, choice }: OwnGroupsDefinition): string | null {
  return groupBy === 'choice' || groupBy === 'placeAndChoice' ? choice : null
}

/** The period itself, then those that it is held against: none where no date decides. */
export function countedPeriods({ date }: OwnGroupsDefinition, period: Period): Period[] {
  return date === null ? [period] : [period, ...comparedPeriods(period).map((other) => other.period)]
}

/** county, township, code; recordsN, sN_M and fN_M of the period N and the field M (hundredths, and how many say anything); without: records whose date is not known. @param range of the alias `r` */
export function groupsSql(office: ReportOffice, definition: OwnGroupsDefinition, period: Period, range?: RawBuilder<unknown>): RawBuilder<unknown> {
  const fields = summedFields(definition)
  const query = ownQuery(office, definition, choiceOf(definition), fields, range)
  const measures = countedPeriods(definition, period).flatMap((each, index) => countsOf(query, each, index, fields.length))
  return sql`SELECT county, township, code, ${sql.join(measures)}, total(${query.undated}) AS without FROM (${query.records}) GROUP BY county, township, code`
}

function countsOf(query: OwnQuery, period: Period, index: number, numbers: number): RawBuilder<unknown>[] {
  const counts = query.counts(period)
  const sums = Array.from({ length: numbers }, (_, number) => {
    const value = sql`CASE WHEN ${counts} THEN ${sql.ref(`n${number}`)} END`
    return sql`coalesce(sum(${value}), 0) AS ${sql.ref(`s${index}_${number}`)}, count(${value}) AS ${sql.ref(`f${index}_${number}`)}`
  })
  return [sql`total(${counts}) AS ${sql.ref(`records${index}`)}`, ...sums]
}
