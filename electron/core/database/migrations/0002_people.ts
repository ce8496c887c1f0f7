// Registers of people, places and cases: members, cadres, social workers, centres, outreach cases, honourees.
// Handwritten and never edited again. Columns common to every register are explained in 0001.

export const sql = `
CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  name TEXT,
  document_type TEXT,
  document_number TEXT,
  sex TEXT,
  birth_date TEXT,
  nation TEXT,
  education TEXT,
  political_status TEXT,
  technical_grade TEXT,
  employment_state TEXT,
  mobile TEXT,
  household_type TEXT,
  household_place TEXT,
  migrant_worker INTEGER CHECK (migrant_worker IN (0, 1)),
  union_id INTEGER REFERENCES trade_union (id),
  unit_id INTEGER REFERENCES unit (id),
  occupation_group TEXT,
  joined_on TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE cadre (
  id INTEGER PRIMARY KEY,
  name TEXT,
  sex TEXT,
  birth_date TEXT,
  document_number TEXT,
  nation TEXT,
  education TEXT,
  political_status TEXT,
  phone TEXT,
  union_id INTEGER REFERENCES trade_union (id),
  position TEXT,
  engagement TEXT,
  establishment TEXT,
  sending_unit TEXT,
  seconded_from TEXT,
  seconded_to TEXT,
  term_number INTEGER CHECK (term_number >= 0),
  from_on TEXT,
  to_on TEXT,
  other_posts TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE social_worker (
  id INTEGER PRIMARY KEY,
  name TEXT,
  sex TEXT,
  birth_date TEXT,
  document_number TEXT,
  education TEXT,
  phone TEXT,
  county TEXT,
  township TEXT,
  contract_kind TEXT,
  contract_from TEXT,
  contract_to TEXT,
  roles TEXT,
  post TEXT,
  left_on TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE centre (
  id INTEGER PRIMARY KEY,
  name TEXT,
  type TEXT,
  level TEXT,
  county TEXT,
  township TEXT,
  address TEXT,
  longitude REAL CHECK (longitude >= 0),
  latitude REAL CHECK (latitude >= 0),
  opened_on TEXT,
  area_sqm REAL CHECK (area_sqm >= 0),
  capacity INTEGER CHECK (capacity >= 0),
  opening_hours TEXT,
  operated_by TEXT,
  built_with TEXT,
  head TEXT,
  phone TEXT,
  facilities TEXT,
  visits_per_day INTEGER CHECK (visits_per_day >= 0),
  funds REAL CHECK (funds >= 0),
  star_rating INTEGER CHECK (star_rating >= 0),
  rated_in INTEGER CHECK (rated_in >= 0),
  demonstration_site INTEGER CHECK (demonstration_site IN (0, 1)),
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE outreach_case (
  id INTEGER PRIMARY KEY,
  unit_id INTEGER REFERENCES unit (id),
  source TEXT,
  headcount INTEGER CHECK (headcount >= 0),
  insured INTEGER CHECK (insured >= 0),
  uninsured INTEGER CHECK (uninsured >= 0),
  verification_result TEXT,
  responsible TEXT,
  person TEXT,
  issued_on TEXT,
  due_on TEXT,
  state TEXT,
  resulting_union_id INTEGER REFERENCES trade_union (id),
  evidence TEXT,
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE honouree (
  id INTEGER PRIMARY KEY,
  name TEXT,
  sex TEXT,
  birth_date TEXT,
  document_number TEXT,
  phone TEXT,
  unit_id INTEGER REFERENCES unit (id),
  title TEXT,
  year INTEGER CHECK (year >= 0),
  level TEXT,
  conferred_by TEXT,
  conferral_document TEXT,
  treatment TEXT,
  deeds TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE INDEX member_document ON member (document_number, union_id) WHERE document_number IS NOT NULL;
CREATE INDEX member_name_key ON member (name_key, unit_id);
CREATE INDEX member_name_sort ON member (name_sort, id);
CREATE INDEX member_union ON member (union_id);
CREATE INDEX member_unit ON member (unit_id);

CREATE INDEX cadre_name_key ON cadre (name_key, union_id);
CREATE INDEX cadre_name_sort ON cadre (name_sort, id);
CREATE INDEX cadre_union ON cadre (union_id, position);

CREATE INDEX social_worker_name_key ON social_worker (name_key, township);
CREATE INDEX social_worker_name_sort ON social_worker (name_sort, id);
CREATE INDEX social_worker_place ON social_worker (township);

CREATE INDEX centre_name_key ON centre (name_key, county);
CREATE INDEX centre_name_sort ON centre (name_sort, id);
CREATE INDEX centre_place ON centre (county, township);

CREATE INDEX outreach_case_unit ON outreach_case (unit_id);
CREATE INDEX outreach_case_state ON outreach_case (state, due_on);
CREATE INDEX outreach_case_union ON outreach_case (resulting_union_id) WHERE resulting_union_id IS NOT NULL;

CREATE INDEX honouree_name_key ON honouree (name_key, year);
CREATE INDEX honouree_name_sort ON honouree (name_sort, id);
CREATE INDEX honouree_unit ON honouree (unit_id);
`
