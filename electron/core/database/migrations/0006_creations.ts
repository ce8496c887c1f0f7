// A ledger of a million rows brings a million records whose first lines of history differ in two numbers that run side by side: those are one line now.

export const sql = `
-- Append-only: how records came to be, records first_id to last_id of a register without a gap. sheet_row is that of the first; of every next record it is the next
-- one. Every record has its line here, and change tells what happened to it afterwards.
CREATE TABLE creation (
  id INTEGER PRIMARY KEY,
  register TEXT NOT NULL,
  first_id INTEGER NOT NULL,
  last_id INTEGER NOT NULL CHECK (last_id >= first_id),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  why TEXT,
  batch_id INTEGER REFERENCES batch (id),
  sheet_row INTEGER
) STRICT;

INSERT INTO creation (register, first_id, last_id, at, by, why, batch_id, sheet_row)
SELECT register, min(record_id), max(record_id), at, by, why, batch_id, min(sheet_row)
FROM (
  SELECT *, sheet_row - record_id AS ahead,
    record_id - row_number() OVER (PARTITION BY register, at, by, why, batch_id, sheet_row - record_id ORDER BY record_id) AS run
  FROM change WHERE action = 'create'
)
GROUP BY register, at, by, why, batch_id, ahead, run ORDER BY min(id);

DROP TRIGGER change_stays;
DELETE FROM change WHERE action = 'create';
CREATE TRIGGER change_stays BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'change is append-only'); END;

CREATE UNIQUE INDEX creation_record ON creation (register, last_id);
CREATE INDEX creation_batch ON creation (batch_id) WHERE batch_id IS NOT NULL;
CREATE TRIGGER creation_is_kept BEFORE UPDATE ON creation BEGIN SELECT RAISE(ABORT, 'creation is append-only'); END;
CREATE TRIGGER creation_stays BEFORE DELETE ON creation BEGIN SELECT RAISE(ABORT, 'creation is append-only'); END;
`
