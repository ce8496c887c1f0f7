// Who moves to another union mostly moves to another unit as well: the event says both.
// Handwritten and never edited again.

export const sql = `
ALTER TABLE membership_event ADD COLUMN from_unit_id INTEGER REFERENCES unit (id);
ALTER TABLE membership_event ADD COLUMN to_unit_id INTEGER REFERENCES unit (id);
CREATE INDEX membership_event_from_unit ON membership_event (from_unit_id) WHERE from_unit_id IS NOT NULL;
CREATE INDEX membership_event_to_unit ON membership_event (to_unit_id) WHERE to_unit_id IS NOT NULL;
`
