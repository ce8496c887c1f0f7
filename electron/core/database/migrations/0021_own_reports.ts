// Reports that the office composed itself.

export const sql = `
-- definition: JSON as the contract's OwnDefinition. version grows with every change, so that what was issued says by which definition.
-- A removed one keeps its number: issued versions name it, and it can be brought back.
CREATE TABLE own_report (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) > 0),
  definition TEXT NOT NULL CHECK (json_valid(definition)),
  version INTEGER NOT NULL CHECK (version >= 1),
  author TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX own_report_name ON own_report (name) WHERE deleted_at IS NULL;
`
