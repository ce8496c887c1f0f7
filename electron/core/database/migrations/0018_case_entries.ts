// Which entries of outside lists a case was opened from, and the decision that linked the entry to the unit then. Handwritten and never edited again.

export const sql = `
CREATE TABLE case_entry (
  case_id INTEGER NOT NULL REFERENCES outreach_case (id) ON DELETE CASCADE,
  entry_id INTEGER NOT NULL REFERENCES list_entry (id) ON DELETE CASCADE,
  operation_id INTEGER NOT NULL REFERENCES operation (id),
  review_id INTEGER REFERENCES match_review (id),
  PRIMARY KEY (case_id, entry_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_entry_entry ON case_entry (entry_id);
CREATE INDEX case_entry_operation ON case_entry (operation_id);
CREATE INDEX case_entry_review ON case_entry (review_id) WHERE review_id IS NOT NULL;
`
