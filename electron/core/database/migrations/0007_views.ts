// What each clerk's lists look like, in the office's file so that they come along with it.

export const sql = `
-- content: JSON as the contract's ViewContent; labels: {"key": "label"} of the fields that it speaks of, for the day when one is gone.
-- A removed view keeps its number: addresses name it, and it can be brought back.
CREATE TABLE list_view (
  id INTEGER PRIMARY KEY,
  owner TEXT NOT NULL,
  register TEXT NOT NULL,
  name TEXT NOT NULL,
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  content TEXT NOT NULL,
  labels TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE UNIQUE INDEX list_view_name ON list_view (register, owner, name) WHERE deleted_at IS NULL;

-- The view that a clerk's list of a register opens with; it may be another clerk's shared one.
CREATE TABLE default_view (
  owner TEXT NOT NULL,
  register TEXT NOT NULL,
  view_id INTEGER NOT NULL REFERENCES list_view (id),
  PRIMARY KEY (owner, register)
) STRICT, WITHOUT ROWID;
`
