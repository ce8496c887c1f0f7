// Word templates that the office handed in, in its own file so that they come along with it.

export const sql = `
-- The one of a kind that was not taken away is used; without one, the product's own is. One that was taken away can be put back.
CREATE TABLE office_template (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  content BLOB NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX office_template_used ON office_template (kind) WHERE removed_at IS NULL;
`
