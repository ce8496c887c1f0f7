// A union may hold its election up to half a year after its term ends, if the union above approves.
// Handwritten and never edited again.

export const sql = `
ALTER TABLE trade_union ADD COLUMN term_extended_to TEXT;
ALTER TABLE trade_union ADD COLUMN term_extension_approval TEXT;
`
