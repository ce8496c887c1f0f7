// Members of an occupation group, by group and union: report D counts them along it, without a look at the others.
// Handwritten and never edited again.

export const sql = `
CREATE INDEX member_group ON member (occupation_group, union_id, joined_on) WHERE occupation_group IS NOT NULL AND deleted_at IS NULL;
`
