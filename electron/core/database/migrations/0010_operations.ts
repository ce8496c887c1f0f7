// What a clerk did to several records in one go and can take back in one go: duplicates merged, members moved to another union.
// Handwritten and never edited again.

export const sql = `
-- record_id: the survivor of a merge, the union that members were moved to. outcome: what taking it back left alone, {"reversed":n,"kept":[{"register","id","reason"}]}.
CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'transfer')),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  register TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  why TEXT,
  undone_at TEXT,
  undone_by TEXT,
  outcome TEXT
) STRICT;

-- In the order in which they were done. set: one field, its values before and after as JSON. absorb, join: into the recycle bin, for into_id stands for it now;
-- absorb is the duplicate itself, join a record that became double by what was moved. create: a new record.
CREATE TABLE operation_step (
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  place INTEGER NOT NULL,
  register TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('set', 'absorb', 'join', 'create')),
  field TEXT,
  before TEXT,
  after TEXT,
  into_id INTEGER,
  PRIMARY KEY (operation_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX operation_step_record ON operation_step (register, record_id);
CREATE INDEX operation_step_into ON operation_step (register, into_id) WHERE into_id IS NOT NULL;

ALTER TABLE change ADD COLUMN operation_id INTEGER REFERENCES operation (id);

-- Current members of one union or unit are counted from the index alone.
DROP INDEX member_union;
DROP INDEX member_unit;
CREATE INDEX member_union ON member (union_id, deleted_at, occupation_group);
CREATE INDEX member_unit ON member (unit_id, deleted_at);
CREATE INDEX membership_event_end ON membership_event (member_id) WHERE kind IN ('转出', '保留会籍', '除名', '退会') AND deleted_at IS NULL;
`
