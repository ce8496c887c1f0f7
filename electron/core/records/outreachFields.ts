// What follows of an outreach case from its dates, its unit and the office's settings. The same rules as in shared/outreach, which the tests hold against these.
import { type RawBuilder, sql } from 'kysely'
import { defaultSettings } from '#shared/settings/settings.ts'
import { coverageOf } from './activeUnions.ts'

type Expression = RawBuilder<unknown>
type Derivation = (alias: string, today: string) => Expression

/** A setting of the group `outreach`; what nobody has set is what the product sets. */
function setting(key: keyof typeof defaultSettings.outreach): Expression {
  return sql`coalesce((SELECT json_extract(value, ${`$.${key}`}) FROM setting WHERE key = 'outreach'), ${defaultSettings.outreach[key]})`
}

export const outreachDerivations: Readonly<Record<string, Derivation>> = {
  tier(alias, today) {
    const [headcount, unit, state] = [sql.ref(`${alias}.headcount`), sql.ref(`${alias}.unit_id`), sql.ref(`${alias}.state`)]
    // What was settled is counted by what it was asked for, though a union covers it since.
    const isOpen = sql`coalesce(${state}, '') NOT IN ('founded', 'not-eligible', 'closed')`
    const since = sql`(SELECT u.in_production_since FROM unit u WHERE u.id = ${unit})`
    return sql`CASE WHEN ${headcount} IS NULL THEN NULL
      WHEN ${isOpen} AND ${coverage(alias, today)} = 2 THEN NULL
      WHEN ${isOpen} AND ${coverage(alias, today)} = 1 THEN CASE WHEN ${headcount} > ${setting('jointEmployees')} THEN 'split' END
      WHEN ${headcount} >= ${setting('campaignEmployees')} THEN 'campaign'
      WHEN ${headcount} < ${setting('employees')} THEN 'joint'
      WHEN coalesce(${since}, '') <= ${yearsBefore(today, setting('productionYears'))} THEN 'own' ELSE 'waiting' END`
  },
  deadline: (alias) => deadline(alias),
  urgency(alias, today) {
    const [day, state] = [deadline(alias), sql.ref(`${alias}.state`)]
    const last = sql`CASE length(${day}) WHEN 4 THEN ${day} || '-12-31' WHEN 7 THEN date(${day} || '-01', '+1 month', '-1 day') ELSE ${day} END`
    return sql`CASE WHEN ${day} IS NULL OR coalesce(${state}, '') IN ('to-issue', 'founded', 'not-eligible', 'closed') THEN NULL
      WHEN ${last} < ${today} THEN 'overdue' WHEN ${last} <= date(${today}, '+' || ${setting('dueSoonDays')} || ' days') THEN 'due-soon' END`
  },
}

function deadline(alias: string): Expression {
  return sql`coalesce(${sql.ref(`${alias}.extended_to`)}, ${sql.ref(`${alias}.due_on`)})`
}

/** 2 a union of its own, 1 a joint one, null nothing; as reports and matching see it. */
function coverage(alias: string, today: string): Expression {
  return sql.raw(coverageOf(`${alias}.unit_id`).replaceAll('@day', `'${today}'`))
}

/** The same day so many years ago; 29 February becomes the 28th where there is none. */
function yearsBefore(today: string, years: Expression): Expression {
  const year = sql`(${Number(today.slice(0, 4))} - ${years})`
  if (today.slice(4) !== '-02-29') return sql`(printf('%04d', ${year}) || ${today.slice(4)})`
  const leap = sql`(${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0))`
  return sql`(printf('%04d', ${year}) || CASE WHEN ${leap} THEN '-02-29' ELSE '-02-28' END)`
}
