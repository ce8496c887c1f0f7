// Where a township's middle and a union's house stand, for what lies within half an hour of a centre.
// Handwritten and never edited again.

export const sql = `
ALTER TABLE region ADD COLUMN longitude REAL CHECK (longitude >= 0);
ALTER TABLE region ADD COLUMN latitude REAL CHECK (latitude >= 0);
ALTER TABLE trade_union ADD COLUMN longitude REAL CHECK (longitude >= 0);
ALTER TABLE trade_union ADD COLUMN latitude REAL CHECK (latitude >= 0);
`
