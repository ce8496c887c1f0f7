// Reports that were issued: frozen, and nothing in the program can change or remove one.

export const sql = `
-- model: the whole report as JSON, as it was printed; hash: SHA-256 of that text, in hexadecimal. issued_on: the office's calendar day.
CREATE TABLE issued_report (
  id INTEGER PRIMARY KEY,
  report TEXT NOT NULL,
  period TEXT NOT NULL,
  scope TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  rules TEXT NOT NULL,
  model TEXT NOT NULL,
  hash TEXT NOT NULL,
  note TEXT CHECK (version = 1 OR length(note) > 0),
  at TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  by TEXT NOT NULL,
  UNIQUE (report, period, scope, version)
) STRICT;

CREATE TRIGGER issued_report_stays BEFORE UPDATE ON issued_report BEGIN SELECT RAISE(ABORT, 'an issued report cannot be changed'); END;
CREATE TRIGGER issued_report_remains BEFORE DELETE ON issued_report BEGIN SELECT RAISE(ABORT, 'an issued report cannot be removed'); END;
-- A row of the same number would otherwise take its place.
CREATE TRIGGER issued_report_is_new BEFORE INSERT ON issued_report
WHEN EXISTS (SELECT 1 FROM issued_report WHERE id = NEW.id OR (report = NEW.report AND period = NEW.period AND scope = NEW.scope AND version = NEW.version))
BEGIN SELECT RAISE(ABORT, 'an issued report cannot be replaced'); END;
`
