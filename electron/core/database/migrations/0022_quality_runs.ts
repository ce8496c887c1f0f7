// What runs of the checks of data quality found, kept for report L: a report counts them, and never runs the checks itself.

export const sql = `
-- at: instant; day: the office's calendar day. digest: of everything that was found, so that a run that found the same is not kept again.
CREATE TABLE quality_run (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  records INTEGER NOT NULL,
  digest TEXT NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE INDEX quality_run_day ON quality_run (day, id);

-- records: ids of the records, upwards, each as its distance from the one before it, with commas between; one that was found twice stands twice.
CREATE TABLE quality_count (
  run_id INTEGER NOT NULL REFERENCES quality_run (id) ON DELETE CASCADE,
  register TEXT NOT NULL,
  code TEXT NOT NULL,
  level TEXT NOT NULL,
  field TEXT NOT NULL,
  county TEXT,
  township TEXT,
  aside INTEGER NOT NULL CHECK (aside IN (0, 1)),
  findings INTEGER NOT NULL CHECK (findings >= 1),
  records TEXT NOT NULL
) STRICT;
CREATE INDEX quality_count_run ON quality_count (run_id);
`
