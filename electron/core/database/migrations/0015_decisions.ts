// What people decide about enterprises of outside lists: how long it holds, where else it holds, and what was looked over of the program's own decisions.

export const sql = `
-- carried_from: the decision about the same enterprise in the list of another source that this one follows, and with which it is withdrawn.
-- about: what the entry said then, {"name","uscc"}. refused: ids of the units that 'none' speaks of, as JSON. overtaken: why it does not hold at the moment, see
-- shared/matching/standing.ts; found out anew whenever entries are held against the units.
ALTER TABLE match_review ADD COLUMN carried_from INTEGER REFERENCES match_review (id);
ALTER TABLE match_review ADD COLUMN about TEXT;
ALTER TABLE match_review ADD COLUMN refused TEXT;
ALTER TABLE match_review ADD COLUMN overtaken TEXT;
CREATE INDEX match_review_carried ON match_review (carried_from) WHERE carried_from IS NOT NULL;
CREATE INDEX match_review_overtaken ON match_review (overtaken) WHERE overtaken IS NOT NULL;

-- Decisions of the program drawn to be looked at. population: how many they were drawn from; drawn_of: which, as JSON. The same seed draws the same again.
CREATE TABLE match_sample (
  id INTEGER PRIMARY KEY,
  seed INTEGER NOT NULL,
  size INTEGER NOT NULL,
  population INTEGER NOT NULL,
  drawn_of TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL
) STRICT;

-- entry_id: one that the undo of an import took away may still stand here. decided: what the program had decided when it was drawn, {"outcome","pass","weight","unitId"}. review_id: the decision that was taken instead of a wrong one.
CREATE TABLE match_sample_row (
  sample_id INTEGER NOT NULL REFERENCES match_sample (id),
  place INTEGER NOT NULL,
  entry_id INTEGER NOT NULL,
  decided TEXT NOT NULL,
  verdict TEXT CHECK (verdict IN ('right', 'wrong')),
  review_id INTEGER REFERENCES match_review (id),
  judged_at TEXT,
  judged_by TEXT,
  PRIMARY KEY (sample_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX match_sample_row_entry ON match_sample_row (entry_id);
CREATE INDEX match_sample_row_review ON match_sample_row (review_id) WHERE review_id IS NOT NULL;
`
