// What each county is to reach in a year.

export const sql = `
CREATE TABLE year_target (
  id INTEGER PRIMARY KEY,
  year INTEGER CHECK (year >= 0),
  county TEXT,
  kind TEXT,
  target INTEGER CHECK (target >= 0),
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX year_target_year ON year_target (year, county, kind);
CREATE INDEX year_target_bin ON year_target (deleted_at) WHERE deleted_at IS NOT NULL;
`
