// Findings of data quality that somebody has looked into and put aside.

export const sql = `
-- mark is a digest of what the finding was about: when that changes, the finding comes back.
CREATE TABLE finding_aside (
  register TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  code TEXT NOT NULL,
  field TEXT NOT NULL,
  mark TEXT NOT NULL,
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (register, record_id, code, field)
) STRICT, WITHOUT ROWID;

-- Numbers that two records may share by mistake.
CREATE INDEX unit_organisation_code ON unit (organisation_code) WHERE organisation_code IS NOT NULL;
CREATE INDEX cadre_document ON cadre (document_number) WHERE document_number IS NOT NULL;
CREATE INDEX social_worker_document ON social_worker (document_number) WHERE document_number IS NOT NULL;
CREATE INDEX honouree_document ON honouree (document_number) WHERE document_number IS NOT NULL;
`
