// Where the history says how a record came to be: one line of `creation` holds many records, so it is found by the run that a record lies in.

/**
 * SQL that gives the line of `creation` of a record, or nothing where there was no such record. The record is the sheet row `sheet_row + id - first_id` of its batch.
 * @param register SQL of a register's id @param id SQL of a record's number
 */
export function creationOf(register: string, id: string): string {
  return `SELECT * FROM (SELECT * FROM creation WHERE register = ${register} AND last_id >= ${id} ORDER BY last_id LIMIT 1) WHERE first_id <= ${id}`
}
