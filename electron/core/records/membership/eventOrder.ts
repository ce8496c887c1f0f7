// Which of a member's events is the newest: the later day, and of one day the one entered later, save that who moves is out before in, however the two were entered.

/** What `ORDER BY` says of `membership_event` under this alias, the newest first. */
export function newestFirst(alias: string): string {
  return `${alias}.date DESC,
    ${alias}.kind = '转出' AND EXISTS (SELECT 1 FROM membership_event other WHERE other.member_id = ${alias}.member_id AND other.kind = '转入'
      AND other.date = ${alias}.date AND other.to_union_id = ${alias}.to_union_id AND other.deleted_at IS NULL),
    ${alias}.id DESC`
}

/** What a membership is after its newest event; the SQL of a `CASE`. */
export const stateAfter = (kind: string) =>
  `(CASE ${kind} WHEN '转出' THEN '已转出' WHEN '保留会籍' THEN '保留会籍' WHEN '除名' THEN '已除名' WHEN '退会' THEN '已退会' ELSE '在会' END)`
