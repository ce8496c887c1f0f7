// Enterprises that outside lists name (社保, 经济普查, 市场监管, 税务, 自查), which list of which month named them, and what came of holding them against the units.

export const sql = `
CREATE TABLE list_entry (
  id INTEGER PRIMARY KEY,
  source TEXT,
  source_number TEXT,
  name TEXT,
  uscc TEXT,
  organisation_code TEXT,
  county TEXT,
  township TEXT,
  headcount INTEGER CHECK (headcount >= 0),
  women_employees INTEGER CHECK (women_employees >= 0),
  legal_representative TEXT,
  phone TEXT,
  address TEXT,
  in_production_since TEXT,
  founded_on TEXT,
  industry TEXT,
  unit_type TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;
CREATE INDEX list_entry_source_number ON list_entry (source_number, source) WHERE source_number IS NOT NULL;
CREATE INDEX list_entry_uscc ON list_entry (uscc, source) WHERE uscc IS NOT NULL;
CREATE INDEX list_entry_name_key ON list_entry (name_key, source, township);
CREATE INDEX list_entry_name_sort ON list_entry (name_sort, id, deleted_at);
CREATE INDEX list_entry_bin ON list_entry (deleted_at) WHERE deleted_at IS NOT NULL;

-- One list is what a source says for a month, YYYY-MM, however many files and sheets it came in.
CREATE TABLE outside_list (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  UNIQUE (source, month)
) STRICT;

-- Which entry each row of an imported sheet is, and the headcount it gave then. repeats: an earlier row of the sheet that is the same entry, where there is one.
-- The undo of the batch takes its rows away, and the list with the last of them.
CREATE TABLE outside_list_row (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  sheet_row INTEGER NOT NULL,
  list_id INTEGER NOT NULL REFERENCES outside_list (id),
  entry_id INTEGER NOT NULL REFERENCES list_entry (id),
  headcount INTEGER,
  repeats INTEGER,
  PRIMARY KEY (batch_id, sheet_row)
) STRICT, WITHOUT ROWID;
CREATE INDEX outside_list_row_list ON outside_list_row (list_id, entry_id, batch_id);
CREATE INDEX outside_list_row_entry ON outside_list_row (entry_id);

-- What the program found for an entry, written anew whenever it is asked to. unit_id: of a match. reasons, candidates: JSON, see shared/matching. roster_mark: which state
-- of the units it was held against.
CREATE TABLE match_result (
  entry_id INTEGER PRIMARY KEY REFERENCES list_entry (id) ON DELETE CASCADE,
  outcome TEXT NOT NULL CHECK (outcome IN ('matched', 'unmatched', 'review')),
  unit_id INTEGER REFERENCES unit (id) ON DELETE CASCADE,
  weight REAL NOT NULL,
  pass TEXT NOT NULL,
  reasons TEXT NOT NULL,
  candidates TEXT NOT NULL,
  roster_mark TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX match_result_unit ON match_result (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX match_result_outcome ON match_result (outcome);

-- What a person decided about an entry; never changed but for being withdrawn. The newest that stands overrules the program, next month too.
CREATE TABLE match_review (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES list_entry (id),
  decision TEXT NOT NULL CHECK (decision IN ('same', 'none')),
  unit_id INTEGER REFERENCES unit (id),
  author TEXT NOT NULL,
  note TEXT,
  at TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_by TEXT,
  CHECK ((decision = 'same') = (unit_id IS NOT NULL))
) STRICT;
CREATE INDEX match_review_entry ON match_review (entry_id, id) WHERE withdrawn_at IS NULL;
CREATE INDEX match_review_all ON match_review (entry_id);
CREATE INDEX match_review_unit ON match_review (unit_id) WHERE unit_id IS NOT NULL;
`
