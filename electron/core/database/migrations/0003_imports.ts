// What an import remembers: recipes, the decisions behind a batch, the rows that stayed out, and what an undo could not put back.

export const sql = `
-- One row per version; document is the JSON that a recipe travels in. headings: see headingKey.
CREATE TABLE recipe (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  register TEXT NOT NULL,
  headings TEXT NOT NULL,
  automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)),
  document TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  UNIQUE (name, version)
) STRICT;
CREATE INDEX recipe_headings ON recipe (headings);

-- headings and scope (what held for the whole sheet, JSON) say which batches brought the same kind of table.
ALTER TABLE batch ADD COLUMN headings TEXT;
ALTER TABLE batch ADD COLUMN scope TEXT;
-- {"fixes":{"B7":["as in the file","as mended"]},"replacements":[{"column":"B","from":"…","to":"…"}]}
ALTER TABLE batch ADD COLUMN decisions TEXT;
-- Of an undo: {"reversed":n,"kept":[{"register","id","reason"}],"failed":[…]}
ALTER TABLE batch ADD COLUMN outcome TEXT;
-- Of the head of an error workbook: {"merges":[{area}],"date1904":false}
ALTER TABLE batch ADD COLUMN layout TEXT;
CREATE INDEX batch_file_hash ON batch (file_hash) WHERE file_hash IS NOT NULL;
CREATE INDEX batch_headings ON batch (headings) WHERE headings IS NOT NULL;

-- Title and header of a sheet and its rows that were refused or hold errors, as the file had them: cells = {"A":{cell}}.
CREATE TABLE batch_row (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  sheet_row INTEGER NOT NULL,
  cells TEXT NOT NULL,
  PRIMARY KEY (batch_id, sheet_row)
) STRICT, WITHOUT ROWID;
`
