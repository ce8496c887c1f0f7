// Settings by group, and reminders named by their turn: how many days before the end each comes is now the office's to say.
// Handwritten and never edited again.

export const sql = `
INSERT INTO setting (key, value) SELECT 'office', json_object('scope', json_extract(value, '$')) FROM setting WHERE key = 'scope' AND json_type(value) = 'text';
DELETE FROM setting WHERE key = 'scope';
UPDATE finding_aside SET code = 'term-reminder-first' WHERE code = 'term-ends-180';
UPDATE finding_aside SET code = 'term-reminder-second' WHERE code = 'term-ends-90';
UPDATE finding_aside SET code = 'term-reminder-last' WHERE code = 'term-ends-30';
UPDATE finding_aside SET code = 'contract-ends' WHERE code = 'contract-ends-30';
`
