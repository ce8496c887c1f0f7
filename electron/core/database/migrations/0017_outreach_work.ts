// The life of an outreach case: its number, the days of its steps, its extension, and which entries of outside lists it came from. Handwritten and never edited again.

export const sql = `
ALTER TABLE outreach_case ADD COLUMN case_number TEXT;
ALTER TABLE outreach_case ADD COLUMN verified_on TEXT;
ALTER TABLE outreach_case ADD COLUMN founded_on TEXT;
ALTER TABLE outreach_case ADD COLUMN closed_on TEXT;
ALTER TABLE outreach_case ADD COLUMN extended_to TEXT;
ALTER TABLE outreach_case ADD COLUMN extension_reason TEXT;
UPDATE outreach_case SET case_number = printf('HC%06d', id);
CREATE INDEX outreach_case_number ON outreach_case (case_number);
-- Whichever way a case comes in, it has a number by which a list that went out finds it again. Numbers of records are never used twice, so neither are these; a ledger
-- of another office may have brought the number already.
CREATE TRIGGER outreach_case_numbered AFTER INSERT ON outreach_case WHEN NEW.case_number IS NULL BEGIN
  UPDATE outreach_case SET case_number = printf('HC%06d', NEW.id) ||
    CASE WHEN EXISTS (SELECT 1 FROM outreach_case o WHERE o.case_number = printf('HC%06d', NEW.id)) THEN 'B' ELSE '' END WHERE id = NEW.id;
END;

-- There are more kinds of deeds than merges and transfers now, and which there are is the program's affair. The table is made anew without its check; what links to it
-- finds its rows again before the migration ends.
CREATE INDEX change_operation ON change (operation_id) WHERE operation_id IS NOT NULL;
PRAGMA defer_foreign_keys = ON;
CREATE TEMP TABLE operation_kept AS SELECT * FROM operation;
DROP TABLE operation;
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  register TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  why TEXT,
  undone_at TEXT,
  undone_by TEXT,
  outcome TEXT
) STRICT;
INSERT INTO operation SELECT * FROM operation_kept;
DROP TABLE operation_kept;
`
