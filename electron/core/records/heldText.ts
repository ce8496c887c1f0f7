// A text looked for in the records themselves: for what lies in the recycle bin, which the search keeps no book of and which is little.
import { type RawBuilder, sql } from 'kysely'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { foldName } from '#shared/values/name.ts'
import { allExpressions, type FieldExpression } from './fieldExpressions.ts'

/** Names (folded, those at the ends of links too), persons and codes that hold the text somewhere; nothing for a blank one. */
export function heldText(
  register: RegisterDefinition,
  text: string,
  today: string,
): { readonly condition: RawBuilder<unknown>; readonly joins: FieldExpression[] } {
  const name = foldName(text)
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  if (plain === '') return { condition: sql`1`, joins: [] }
  const joins: FieldExpression[] = []
  const parts: RawBuilder<unknown>[] = []
  for (const expression of allExpressions(register, today)) {
    const { folded, value, field } = expression
    if (folded && name !== '') parts.push(sql`instr(${folded}, ${name}) > 0`)
    else if (field.kind === 'person') parts.push(sql`instr(${value}, ${plain}) > 0`)
    else if (field.kind === 'uscc' || field.kind === 'organisationCode') parts.push(sql`instr(${value}, ${plain.toUpperCase()}) > 0`)
    else continue
    joins.push(expression)
  }
  return { condition: parts.length === 0 ? sql`0` : sql`(${sql.join(parts, sql` OR `)})`, joins }
}
