// One field of many records changed in one go, to be taken back in one go.

export const sql = `
-- What it did stands in change, lines first_change to last_change without a gap and without anybody else's: one transaction writes at a time. Both are null when it
-- changed nothing. change: JSON as the contract's BulkChange; counts: as its BulkCounts. An undo has lines of its own and names what it took back.
CREATE TABLE bulk_edit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  register TEXT NOT NULL,
  field TEXT NOT NULL,
  change TEXT NOT NULL,
  why TEXT NOT NULL,
  counts TEXT NOT NULL,
  first_change INTEGER,
  last_change INTEGER,
  undoes INTEGER REFERENCES bulk_edit (id)
) STRICT;
CREATE UNIQUE INDEX bulk_edit_undoes ON bulk_edit (undoes) WHERE undoes IS NOT NULL;
`
