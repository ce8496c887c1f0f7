// Queries that depend on what the clerk asks are composed with Kysely and run by better-sqlite3 itself: synchronous, prepared once per text.
import type SQLite from 'better-sqlite3'
import { type Compilable, DummyDriver, Kysely, type RawBuilder, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { Schema } from './schema.ts'

/** Composes and types queries; it holds no connection. */
export const compose = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new SqliteIntrospector(database),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

const prepared = new WeakMap<SQLite.Database, Map<string, SQLite.Statement>>()
const keptStatements = 200

export function allRows<T>(connection: SQLite.Database, query: Compilable<T> | RawBuilder<T>): T[] {
  const { sql, parameters } = compiled(query)
  return statement(connection, sql).all(...parameters.map(bindable)) as T[]
}

/** Each row as its values in the order of the columns: for very many of them. */
export function allArrays<T extends readonly unknown[]>(connection: SQLite.Database, query: Compilable<T> | RawBuilder<T>): T[] {
  const { sql, parameters } = compiled(query)
  return statement(connection, sql, 'arrays').all(...parameters.map(bindable)) as T[]
}

/** The first value of each row. */
export function allValues<T>(connection: SQLite.Database, query: Compilable<unknown> | RawBuilder<unknown>): T[] {
  const { sql, parameters } = compiled(query)
  return statement(connection, sql, 'values').all(...parameters.map(bindable)) as T[]
}

export function firstRow<T>(connection: SQLite.Database, query: Compilable<T> | RawBuilder<T>): T | undefined {
  const { sql, parameters } = compiled(query)
  return statement(connection, sql).get(...parameters.map(bindable)) as T | undefined
}

function compiled<T>(query: Compilable<T> | RawBuilder<T>): { readonly sql: string; readonly parameters: readonly unknown[] } {
  return 'toOperationNode' in query && 'as' in query ? (query as RawBuilder<T>).compile(compose) : (query as Compilable<T>).compile()
}

/** For queries whose text is always the same and which are asked many times in a row. @param as what comes of a row */
export function preparedOnce(connection: SQLite.Database, sql: string, as: RowsAs = 'objects'): SQLite.Statement {
  return statement(connection, sql, as)
}

type RowsAs = 'objects' | 'arrays' | 'values'

function statement(connection: SQLite.Database, sql: string, as: RowsAs = 'objects'): SQLite.Statement {
  let known = prepared.get(connection)
  if (!known || known.size >= keptStatements) {
    known = new Map()
    prepared.set(connection, known)
  }
  const key = `${as} ${sql}`
  let found = known.get(key)
  if (!found) {
    found = connection.prepare(sql)
    if (as === 'arrays') found.raw()
    if (as === 'values') found.pluck()
    known.set(key, found)
  }
  return found
}

function bindable(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value
}
