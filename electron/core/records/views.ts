// The ways in which clerks look at the lists: each belongs to who made it, whoever is at the keyboard as the history names them.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { ListView } from '#shared/api/recordTypes.ts'
import type { ViewContent } from '#shared/api/viewsContract.ts'
import type { RegisterId } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import type { Office } from '../office.ts'
import { registerOf } from './listRecords.ts'

interface ViewRow {
  readonly id: number
  readonly owner: string
  readonly register: RegisterId
  readonly name: string
  readonly shared: 0 | 1
  readonly content: string
  readonly labels: string
  readonly isDefault: 0 | 1
  readonly deleted_at: string | null
}
type Labels = Readonly<Record<string, string>>

const select = `SELECT v.id, v.owner, v.register, v.name, v.shared, v.content, v.labels, v.deleted_at, d.view_id IS NOT NULL AS isDefault
  FROM list_view v LEFT JOIN default_view d ON d.view_id = v.id AND d.owner = @by`

/** One's own first, each in the order in which they were made. */
export function listViews(office: Office, id: RegisterId): ListView[] {
  const rows = office.database.reader
    .prepare(`${select} WHERE v.register = @register AND v.deleted_at IS NULL AND (v.owner = @by OR v.shared = 1) ORDER BY v.owner <> @by, v.id`)
    .all({ by: office.by, register: registerOf(id).id }) as ViewRow[]
  return rows.map((row) => toView(office, row))
}

interface Saved {
  readonly id?: number | undefined
  readonly register: RegisterId
  readonly name: string
  readonly shared: boolean
  readonly content: ViewContent
}

/** @throws LedgerError bad-input for a field that the register has not, name-taken, not-owner, not-found, writer-busy */
export function saveView(office: Office, { id: known, register: registerId, name, shared, content }: Saved): ListView {
  const register = registerOf(registerId)
  const stranger = fieldsOf(content).find((key) => !isListed(register, key))
  if (stranger !== undefined) throw new LedgerError('bad-input', { field: stranger, register: register.id })
  const id = office.database.write((writer) => {
    if (known !== undefined && own(office, writer, known).register !== registerId) throw new LedgerError('not-found', { what: `view ${known}` })
    expectFree(office, writer, registerId, name, known)
    const values = {
      name,
      shared: Number(shared),
      content: JSON.stringify(content),
      labels: JSON.stringify(labelsOf(register, content)),
      at: office.clock.now(),
    }
    if (known !== undefined) {
      writer
        .prepare('UPDATE list_view SET name = @name, shared = @shared, content = @content, labels = @labels, updated_at = @at WHERE id = @known')
        .run({ ...values, known })
      return known
    }
    const { lastInsertRowid } = writer
      .prepare(
        'INSERT INTO list_view (owner, register, name, shared, content, labels, updated_at) VALUES (@by, @registerId, @name, @shared, @content, @labels, @at)',
      )
      .run({ ...values, by: office.by, registerId })
    return Number(lastInsertRowid)
  })
  return shown(office, id)
}

/** @throws LedgerError name-taken, not-owner, not-found, writer-busy */
export function renameView(office: Office, { id, name }: { id: number; name: string }): ListView {
  office.database.write((writer) => {
    expectFree(office, writer, own(office, writer, id).register, name, id)
    writer.prepare('UPDATE list_view SET name = ?, updated_at = ? WHERE id = ?').run(name, office.clock.now(), id)
  })
  return shown(office, id)
}

/** @throws LedgerError not-owner, not-found, writer-busy */
export function shareView(office: Office, { id, shared }: { id: number; shared: boolean }): ListView {
  office.database.write((writer) => {
    own(office, writer, id)
    writer.prepare('UPDATE list_view SET shared = ?, updated_at = ? WHERE id = ?').run(Number(shared), office.clock.now(), id)
  })
  return shown(office, id)
}

/** @throws LedgerError not-owner, not-found, writer-busy */
export function removeView(office: Office, { id }: { id: number }): Record<never, never> {
  office.database.write((writer) => {
    own(office, writer, id)
    writer.prepare('UPDATE list_view SET deleted_at = ? WHERE id = ?').run(office.clock.now(), id)
  })
  return {}
}

/** @throws LedgerError name-taken, not-owner, not-found, writer-busy */
export function restoreView(office: Office, { id }: { id: number }): ListView {
  office.database.write((writer) => {
    const { register, name } = own(office, writer, id, { removed: true })
    expectFree(office, writer, register, name, id)
    writer.prepare('UPDATE list_view SET deleted_at = NULL WHERE id = ?').run(id)
  })
  return shown(office, id)
}

/** @throws LedgerError not-found when it is not of this register or not for the asker's eyes, writer-busy */
export function setDefaultView(office: Office, { register, id }: { register: RegisterId; id: number | null }): Record<never, never> {
  office.database.write((writer) => {
    writer.prepare('DELETE FROM default_view WHERE owner = ? AND register = ?').run(office.by, register)
    if (id === null) return
    const view = find(office, writer, id)
    if (view?.register !== register || view.deleted_at !== null) throw new LedgerError('not-found', { what: `view ${id}` })
    writer.prepare('INSERT INTO default_view (owner, register, view_id) VALUES (?, ?, ?)').run(office.by, register, id)
  })
  return {}
}

/** Another clerk's private view is as good as none. */
function find(office: Office, connection: SQLite.Database, id: number): ViewRow | undefined {
  return connection.prepare(`${select} WHERE v.id = @id AND (v.owner = @by OR v.shared = 1)`).get({ by: office.by, id }) as ViewRow | undefined
}

function own(office: Office, writer: SQLite.Database, id: number, { removed = false } = {}): ViewRow {
  const view = find(office, writer, id)
  if (!view || (view.deleted_at !== null) !== removed) throw new LedgerError('not-found', { what: `view ${id}` })
  if (view.owner !== office.by) throw new LedgerError('not-owner', { owner: view.owner })
  return view
}

function expectFree(office: Office, writer: SQLite.Database, register: RegisterId, name: string, besides: number | undefined): void {
  const taken = writer
    .prepare('SELECT 1 FROM list_view WHERE register = ? AND owner = ? AND name = ? AND deleted_at IS NULL AND id IS NOT ?')
    .get(register, office.by, name, besides ?? null)
  if (taken) throw new LedgerError('name-taken', { name })
}

function shown(office: Office, id: number): ListView {
  const row = find(office, office.database.reader, id)
  if (!row) throw new LedgerError('not-found', { what: `view ${id}` })
  return toView(office, row)
}

function toView(office: Office, { id, owner, register: registerId, name, shared, content, labels, isDefault }: ViewRow): ListView {
  const stored = JSON.parse(content) as ViewContent
  const register = registerOf(registerId)
  const known = JSON.parse(labels) as Labels
  const gone = [...new Set(fieldsOf(stored))].filter((key) => !isListed(register, key))
  return {
    id,
    register: registerId,
    name,
    owner,
    mine: owner === office.by,
    shared: shared === 1,
    isDefault: isDefault === 1,
    content: gone.length === 0 ? stored : without(register, stored, gone),
    missing: gone.map((key) => known[key] ?? key),
  }
}

/** A view of which no column is left shows the register's own. */
function without(register: RegisterDefinition, content: ViewContent, gone: readonly string[]): ViewContent {
  const keys = content.columns.keys.filter((key) => !gone.includes(key))
  return {
    ...content,
    columns: { ...content.columns, keys: keys.length > 0 ? keys : [...register.list] },
    filters: content.filters.filter((filter) => !gone.includes(filter.field)),
    sort: content.sort && gone.includes(content.sort.field) ? null : content.sort,
  }
}

function fieldsOf({ columns, filters, sort }: ViewContent): string[] {
  return [...columns.keys, ...filters.map((filter) => filter.field), ...(sort ? [sort.field] : [])]
}

function isListed(register: RegisterDefinition, key: string): boolean {
  return register.fields.some((field) => field.key === key)
}

function labelsOf(register: RegisterDefinition, content: ViewContent): Labels {
  const spoken = new Set(fieldsOf(content))
  return Object.fromEntries(register.fields.filter((field) => spoken.has(field.key)).map((field) => [field.key, field.label]))
}
