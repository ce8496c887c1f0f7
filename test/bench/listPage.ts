import SQLite from 'better-sqlite3'
import type { Demo } from './demoOffice.ts'
import { type Comparison, compare } from './measure.ts'

/** A page of 50 units of one county, largest first, with the count of the filter, against the same SQL run bare. */
export async function benchList(demo: Demo): Promise<Comparison> {
  const db = new SQLite(demo.file, { readonly: true })
  const page = db.prepare("SELECT * FROM unit WHERE deleted_at IS NULL AND county = '331081' ORDER BY employees IS NULL, employees DESC, id LIMIT 50")
  const count = db.prepare("SELECT count(*) FROM unit WHERE deleted_at IS NULL AND county = '331081'")
  try {
    return await compare(
      'list page of units with filter and sort',
      'the same SQL run bare',
      200,
      () =>
        demo.core.call.records.list({
          register: 'unit',
          filters: [{ field: 'county', op: 'is', value: '温岭市' }],
          sort: { field: 'employees', descending: true },
          limit: 50,
        }),
      () => [page.all(), count.get()],
    )
  } finally {
    db.close()
  }
}
