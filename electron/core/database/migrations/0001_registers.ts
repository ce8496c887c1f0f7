// The first shape of the office's file. Handwritten and never edited again: a change is a new migration.
// Common to every register: version (counts edits; guards against lost updates), created_at / updated_at (instants), deleted_at (recycle bin).
// name_key is the folded name by which records are found again, name_sort its pinyin for ordering.

export const sql = `
CREATE TABLE trade_union (
  id INTEGER PRIMARY KEY,
  name TEXT,
  form TEXT,
  kind TEXT,
  organisation_form TEXT,
  upper_union TEXT,
  county TEXT,
  township TEXT,
  status TEXT,
  preparing_on TEXT,
  founded_on TEXT,
  ended_on TEXT,
  approved_by TEXT,
  approval_number TEXT,
  first_elected_on TEXT,
  term_from TEXT,
  term_number INTEGER CHECK (term_number >= 0),
  term_years INTEGER CHECK (term_years >= 0),
  term_ends_on TEXT,
  legal_person_status TEXT,
  uscc TEXT,
  certificate_number TEXT,
  certificate_from TEXT,
  certificate_to TEXT,
  legal_representative TEXT,
  chair TEXT,
  vice_chairs TEXT,
  phone TEXT,
  audit_committee INTEGER CHECK (audit_committee IN (0, 1)),
  audit_head TEXT,
  audit_size INTEGER CHECK (audit_size >= 0),
  women_committee INTEGER CHECK (women_committee IN (0, 1)),
  women_head TEXT,
  women_committee_size INTEGER CHECK (women_committee_size >= 0),
  labour_supervision INTEGER CHECK (labour_supervision IN (0, 1)),
  labour_supervision_head TEXT,
  labour_supervision_size INTEGER CHECK (labour_supervision_size >= 0),
  staff_congress INTEGER CHECK (staff_congress IN (0, 1)),
  open_affairs INTEGER CHECK (open_affairs IN (0, 1)),
  collective_contract INTEGER CHECK (collective_contract IN (0, 1)),
  seal INTEGER CHECK (seal IN (0, 1)),
  bank_account INTEGER CHECK (bank_account IN (0, 1)),
  employees INTEGER CHECK (employees >= 0),
  women_employees INTEGER CHECK (women_employees >= 0),
  members INTEGER CHECK (members >= 0),
  women_members INTEGER CHECK (women_members >= 0),
  migrant_members INTEGER CHECK (migrant_members >= 0),
  full_time_cadres INTEGER CHECK (full_time_cadres >= 0),
  part_time_cadres INTEGER CHECK (part_time_cadres >= 0),
  local_code TEXT,
  provincial_code TEXT,
  national_code TEXT,
  statistical_code TEXT,
  home_stars INTEGER CHECK (home_stars >= 0),
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  name TEXT,
  former_names TEXT,
  uscc TEXT,
  organisation_code TEXT,
  registration_number TEXT,
  county TEXT,
  township TEXT,
  registered_address TEXT,
  address TEXT,
  legal_representative TEXT,
  contact TEXT,
  phone TEXT,
  unit_type TEXT,
  registration_type TEXT,
  registration_type_book TEXT,
  industry TEXT,
  founded_on TEXT,
  in_production_since TEXT,
  status TEXT,
  party_organisation TEXT,
  employees INTEGER CHECK (employees >= 0),
  women_employees INTEGER CHECK (women_employees >= 0),
  migrant_workers INTEGER CHECK (migrant_workers >= 0),
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE union_unit (
  id INTEGER PRIMARY KEY,
  union_id INTEGER REFERENCES trade_union (id),
  unit_id INTEGER REFERENCES unit (id),
  covered_from TEXT,
  covered_to TEXT,
  member_count INTEGER CHECK (member_count >= 0),
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE unit_headcount (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER REFERENCES unit (id),
  source TEXT,
  as_of TEXT,
  employees INTEGER CHECK (employees >= 0),
  women INTEGER CHECK (women >= 0),
  migrant_workers INTEGER CHECK (migrant_workers >= 0),
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE region (
  id INTEGER PRIMARY KEY,
  code TEXT,
  name TEXT,
  level TEXT,
  parent TEXT,
  local INTEGER CHECK (local IN (0, 1)),
  valid_from TEXT,
  valid_to TEXT,
  successor TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE UNIQUE INDEX region_code ON region (code);
CREATE INDEX region_parent ON region (parent, name);

CREATE INDEX unit_uscc ON unit (uscc) WHERE uscc IS NOT NULL;
CREATE INDEX unit_name_key ON unit (name_key, county);
CREATE INDEX unit_name_sort ON unit (name_sort, id);
CREATE INDEX unit_place ON unit (county, township);

CREATE INDEX trade_union_name_key ON trade_union (name_key, county);
CREATE INDEX trade_union_name_sort ON trade_union (name_sort, id);
CREATE INDEX trade_union_place ON trade_union (county, township);
CREATE INDEX trade_union_uscc ON trade_union (uscc) WHERE uscc IS NOT NULL;

CREATE INDEX union_unit_union ON union_unit (union_id, unit_id);
CREATE INDEX union_unit_unit ON union_unit (unit_id, covered_to);

CREATE INDEX unit_headcount_unit ON unit_headcount (unit_id, as_of);

-- A batch is one sheet imported, or one batch taken back.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('import', 'undo')),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  register TEXT,
  file TEXT NOT NULL,
  file_hash TEXT,
  sheet TEXT NOT NULL,
  header_rows TEXT NOT NULL,
  mapping TEXT NOT NULL,
  policy TEXT,
  rows TEXT NOT NULL,
  undoes INTEGER REFERENCES batch (id),
  undone_by INTEGER REFERENCES batch (id)
) STRICT;

-- Append-only: every change of every record, one row per change. fields = {"key": [from, to]}; null for create.
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  register TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('create', 'update', 'remove', 'restore')),
  version INTEGER NOT NULL,
  fields TEXT,
  why TEXT,
  batch_id INTEGER REFERENCES batch (id),
  sheet_row INTEGER
) STRICT;
CREATE INDEX change_record ON change (register, record_id);
CREATE INDEX change_batch ON change (batch_id) WHERE batch_id IS NOT NULL;

-- Which sheet row spoke of which record. raw = {"key": "text as it stood"} where it differs from what was stored.
CREATE TABLE source (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  register TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  sheet_row INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('added', 'changed', 'unchanged')),
  raw TEXT,
  PRIMARY KEY (register, record_id, batch_id, sheet_row)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_problem (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  sheet_row INTEGER,
  sheet_column TEXT,
  code TEXT NOT NULL,
  level TEXT NOT NULL,
  field TEXT,
  params TEXT,
  suggest TEXT
) STRICT;
CREATE INDEX import_problem_batch ON import_problem (batch_id);

-- Append-only: who saw or took out what (reveals, unmasked exports, backups, restores).
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  event TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

CREATE TRIGGER change_is_kept BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'change is append-only'); END;
CREATE TRIGGER change_stays BEFORE DELETE ON change BEGIN SELECT RAISE(ABORT, 'change is append-only'); END;
CREATE TRIGGER audit_is_kept BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

-- What an office may set: its scope, thresholds, the demo it was filled with. value is JSON.
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
