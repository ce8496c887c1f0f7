// A ledger of a million rows need not say twice what the history says, nor fifty times that fifty neighbouring rows name one union.

export const sql = `
-- Which sheet rows spoke of which record, from_row to to_row without a gap. raw = {"key": "text as it stood"} where it differs from what was stored; such a row
-- stands alone. A row that brought the record and of which there is no more to say has no line here: the line in change with action = create names batch and row.
CREATE TABLE source_rows (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  register TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  from_row INTEGER NOT NULL,
  to_row INTEGER NOT NULL CHECK (to_row >= from_row),
  outcome TEXT NOT NULL CHECK (outcome IN ('added', 'changed', 'unchanged')),
  raw TEXT,
  PRIMARY KEY (register, record_id, batch_id, from_row)
) STRICT, WITHOUT ROWID;

INSERT INTO source_rows (batch_id, register, record_id, from_row, to_row, outcome, raw)
SELECT batch_id, register, record_id, sheet_row, sheet_row, outcome, raw FROM source;

DROP TABLE source;
ALTER TABLE source_rows RENAME TO source;
`
