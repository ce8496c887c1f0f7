// The unions of each place with all that says whether they stand on a day, in which term they are and how many members they have: reports of stocks read this instead of their wide records,
// and SQLite keeps it with every write.
// Handwritten and never edited again.

export const sql = `
DROP INDEX trade_union_place;
CREATE INDEX trade_union_place ON trade_union (county, township, deleted_at, founded_on, ended_on, status, term_from, term_ends_on, term_years, term_extended_to, version,
  members, longitude, latitude);
`
