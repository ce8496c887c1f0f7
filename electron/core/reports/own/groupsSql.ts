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

/**
 * county, township, choice; recordsN, sN_M and fN_M of the period N and the field M (hundredths, and how many say anything); without: records whose date is not known.
 * Records are put together by what their place is read from, a union's number, before it is read: few unions have many members.
 * @param range of the alias `r`
 */
export function groupsSql(office: ReportOffice, definition: OwnGroupsDefinition, period: Period, range?: RawBuilder<unknown>): RawBuilder<unknown> {
  const fields = summedFields(definition)
  const query = ownQuery(office, definition, choiceOf(definition), fields, range)
  const measures = [
    { name: 'without', value: sql`total(${query.undated})` },
    ...countedPeriods(definition, period).flatMap((each, index) => countsOf(query, each, index, fields.length)),
  ]
  const { county, township, columns } = query.place
  const alike = sql.join([...columns.map((column) => sql.ref(column)), sql`choice`])
  const counted = sql.join(measures.map(({ name, value }) => sql`${value} AS ${sql.ref(name)}`))
  const together = sql.join(measures.map(({ name }) => sql`sum(${sql.ref(name)}) AS ${sql.ref(name)}`))
  return sql`SELECT ${county} AS county, ${township} AS township, choice, ${together}
    FROM (SELECT ${alike}, ${counted} FROM (${query.unplaced}) GROUP BY ${alike}) AS r GROUP BY 1, 2, 3`
}

function countsOf(query: OwnQuery, period: Period, index: number, numbers: number): { readonly name: string; readonly value: RawBuilder<unknown> }[] {
  const counts = query.counts(period)
  const sums = Array.from({ length: numbers }, (_, number) => {
    const value = sql`CASE WHEN ${counts} THEN ${sql.ref(`n${number}`)} END`
    return [
      { name: `s${index}_${number}`, value: sql`coalesce(sum(${value}), 0)` },
      { name: `f${index}_${number}`, value: sql`count(${value})` },
    ]
  })
  return [{ name: `records${index}`, value: sql`total(${counts})` }, ...sums.flat()]
}
