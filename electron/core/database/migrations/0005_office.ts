// The rest of the office's registers: what happens to memberships and posts, pilots and what became of them, services, activities, studios, tasks, appraisals.
// Handwritten and never edited again. Columns common to every register are explained in 0001.

export const sql = `
CREATE TABLE membership_event (
  id INTEGER PRIMARY KEY,
  member_id INTEGER REFERENCES member (id),
  kind TEXT,
  date TEXT,
  from_union_id INTEGER REFERENCES trade_union (id),
  to_union_id INTEGER REFERENCES trade_union (id),
  reason TEXT,
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE post_change (
  id INTEGER PRIMARY KEY,
  worker_id INTEGER REFERENCES social_worker (id),
  kind TEXT,
  date TEXT,
  ends_on TEXT,
  from_post TEXT,
  to_post TEXT,
  reason TEXT,
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE worker_review (
  id INTEGER PRIMARY KEY,
  worker_id INTEGER REFERENCES social_worker (id),
  year INTEGER CHECK (year >= 0),
  grade TEXT,
  score REAL CHECK (score >= 0),
  comment TEXT,
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE worker_training (
  id INTEGER PRIMARY KEY,
  worker_id INTEGER REFERENCES social_worker (id),
  kind TEXT,
  date TEXT,
  activity_id INTEGER REFERENCES activity (id),
  subject TEXT,
  attended INTEGER CHECK (attended IN (0, 1)),
  score REAL CHECK (score >= 0),
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE pilot (
  id INTEGER PRIMARY KEY,
  name TEXT,
  kind TEXT,
  level TEXT,
  batch TEXT,
  county TEXT,
  township TEXT,
  union_id INTEGER REFERENCES trade_union (id),
  unit_id INTEGER REFERENCES unit (id),
  started_on TEXT,
  ended_on TEXT,
  covered_units INTEGER CHECK (covered_units >= 0),
  covered_workers INTEGER CHECK (covered_workers >= 0),
  head TEXT,
  phone TEXT,
  content TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE centre_rating (
  id INTEGER PRIMARY KEY,
  centre_id INTEGER REFERENCES centre (id),
  year INTEGER CHECK (year >= 0),
  stars INTEGER CHECK (stars >= 0),
  outcome TEXT,
  rated_by TEXT,
  document_number TEXT,
  reason TEXT,
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE brand_project (
  id INTEGER PRIMARY KEY,
  name TEXT,
  pilot_id INTEGER REFERENCES pilot (id),
  host TEXT,
  year INTEGER CHECK (year >= 0),
  idea TEXT,
  feature TEXT,
  results TEXT,
  spread TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE inspection (
  id INTEGER PRIMARY KEY,
  pilot_id INTEGER REFERENCES pilot (id),
  date TEXT,
  team TEXT,
  findings TEXT,
  correct_by TEXT,
  corrected_on TEXT,
  correction TEXT,
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  name TEXT,
  kind TEXT,
  date TEXT,
  ends_on TEXT,
  county TEXT,
  township TEXT,
  centre_id INTEGER REFERENCES centre (id),
  venue TEXT,
  host TEXT,
  subject TEXT,
  speaker TEXT,
  people INTEGER CHECK (people >= 0),
  cost REAL CHECK (cost >= 0),
  photos TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE service_item (
  id INTEGER PRIMARY KEY,
  name TEXT,
  category TEXT,
  provider TEXT,
  content TEXT,
  audience TEXT,
  form TEXT,
  county TEXT,
  township TEXT,
  venue TEXT,
  places INTEGER CHECK (places >= 0),
  booking TEXT,
  time TEXT,
  phone TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE service_demand (
  id INTEGER PRIMARY KEY,
  applicant TEXT,
  phone TEXT,
  union_id INTEGER REFERENCES trade_union (id),
  item_id INTEGER REFERENCES service_item (id),
  date TEXT,
  people INTEGER CHECK (people >= 0),
  state TEXT,
  served_on TEXT,
  satisfaction TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE practical_thing (
  id INTEGER PRIMARY KEY,
  name TEXT,
  year INTEGER CHECK (year >= 0),
  number INTEGER CHECK (number >= 0),
  target REAL CHECK (target >= 0),
  measure TEXT,
  done REAL CHECK (done >= 0),
  department TEXT,
  leader TEXT,
  due_on TEXT,
  funds REAL CHECK (funds >= 0),
  people_served INTEGER CHECK (people_served >= 0),
  progress TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE studio (
  id INTEGER PRIMARY KEY,
  name TEXT,
  kind TEXT,
  level TEXT,
  leader TEXT,
  honouree_id INTEGER REFERENCES honouree (id),
  unit_id INTEGER REFERENCES unit (id),
  county TEXT,
  township TEXT,
  address TEXT,
  named_on TEXT,
  team_size INTEGER CHECK (team_size >= 0),
  team TEXT,
  rules TEXT,
  funds REAL CHECK (funds >= 0),
  results TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE challenge (
  id INTEGER PRIMARY KEY,
  name TEXT,
  year INTEGER CHECK (year >= 0),
  collected_on TEXT,
  unit_id INTEGER REFERENCES unit (id),
  leader TEXT,
  studio_id INTEGER REFERENCES studio (id),
  state TEXT,
  solved_on TEXT,
  result TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  name TEXT,
  year INTEGER CHECK (year >= 0),
  source TEXT,
  measures TEXT,
  target TEXT,
  lead TEXT,
  assisting TEXT,
  person TEXT,
  county TEXT,
  township TEXT,
  due_on TEXT,
  state TEXT,
  progress TEXT,
  done_on TEXT,
  reason TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE task_progress (
  id INTEGER PRIMARY KEY,
  task_id INTEGER REFERENCES task (id),
  date TEXT,
  progress TEXT,
  share REAL CHECK (share >= 0),
  problems TEXT,
  reporter TEXT,
  remark TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

CREATE TABLE appraisal (
  id INTEGER PRIMARY KEY,
  federation TEXT,
  year INTEGER CHECK (year >= 0),
  period TEXT,
  item TEXT,
  weight REAL CHECK (weight >= 0),
  rule TEXT,
  self_score REAL CHECK (self_score >= 0),
  score REAL CHECK (score >= 0),
  reason TEXT,
  remark TEXT,
  name_key TEXT,
  name_sort TEXT,
  version INTEGER NOT NULL DEFAULT 1,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  deleted_at TEXT
) STRICT;

-- The pilot that a centre belongs to.
ALTER TABLE centre ADD COLUMN pilot_id INTEGER REFERENCES pilot (id);

CREATE INDEX membership_event_member ON membership_event (member_id, date);
CREATE INDEX membership_event_from_union ON membership_event (from_union_id) WHERE from_union_id IS NOT NULL;
CREATE INDEX membership_event_to_union ON membership_event (to_union_id) WHERE to_union_id IS NOT NULL;

CREATE INDEX post_change_worker ON post_change (worker_id, kind, date);

CREATE INDEX worker_review_worker ON worker_review (worker_id, year);

CREATE INDEX worker_training_worker ON worker_training (worker_id, kind, date);
CREATE INDEX worker_training_activity ON worker_training (activity_id) WHERE activity_id IS NOT NULL;

CREATE INDEX pilot_name_key ON pilot (name_key, county);
CREATE INDEX pilot_name_sort ON pilot (name_sort, id);
CREATE INDEX pilot_union ON pilot (union_id) WHERE union_id IS NOT NULL;
CREATE INDEX pilot_unit ON pilot (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX pilot_place ON pilot (county, township);

CREATE INDEX centre_rating_centre ON centre_rating (centre_id, year);

CREATE INDEX brand_project_name_key ON brand_project (name_key, year);
CREATE INDEX brand_project_name_sort ON brand_project (name_sort, id);
CREATE INDEX brand_project_pilot ON brand_project (pilot_id) WHERE pilot_id IS NOT NULL;

CREATE INDEX inspection_pilot ON inspection (pilot_id, date);

CREATE INDEX activity_name_key ON activity (name_key, date);
CREATE INDEX activity_name_sort ON activity (name_sort, id);
CREATE INDEX activity_centre ON activity (centre_id) WHERE centre_id IS NOT NULL;
CREATE INDEX activity_place ON activity (county, township);

CREATE INDEX service_item_name_key ON service_item (name_key, provider);
CREATE INDEX service_item_name_sort ON service_item (name_sort, id);
CREATE INDEX service_item_place ON service_item (county, township);

CREATE INDEX service_demand_name_key ON service_demand (name_key, item_id, date);
CREATE INDEX service_demand_name_sort ON service_demand (name_sort, id);
CREATE INDEX service_demand_union ON service_demand (union_id) WHERE union_id IS NOT NULL;
CREATE INDEX service_demand_item ON service_demand (item_id);

CREATE INDEX practical_thing_name_key ON practical_thing (name_key, year);
CREATE INDEX practical_thing_name_sort ON practical_thing (name_sort, id);

CREATE INDEX studio_name_key ON studio (name_key, county);
CREATE INDEX studio_name_sort ON studio (name_sort, id);
CREATE INDEX studio_honouree ON studio (honouree_id) WHERE honouree_id IS NOT NULL;
CREATE INDEX studio_unit ON studio (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX studio_place ON studio (county, township);

CREATE INDEX challenge_name_key ON challenge (name_key, year);
CREATE INDEX challenge_name_sort ON challenge (name_sort, id);
CREATE INDEX challenge_unit ON challenge (unit_id) WHERE unit_id IS NOT NULL;
CREATE INDEX challenge_studio ON challenge (studio_id) WHERE studio_id IS NOT NULL;

CREATE INDEX task_name_key ON task (name_key, year, county);
CREATE INDEX task_name_sort ON task (name_sort, id);
CREATE INDEX task_place ON task (county, township);

CREATE INDEX task_progress_task ON task_progress (task_id, date);

CREATE INDEX appraisal_name_key ON appraisal (name_key, item, year, period);
CREATE INDEX appraisal_name_sort ON appraisal (name_sort, id);

CREATE INDEX centre_pilot ON centre (pilot_id) WHERE pilot_id IS NOT NULL;
`
