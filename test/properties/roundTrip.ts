// Property: what was imported and is exported in full comes back without changing anything, and builds the same records in an empty office.
import type { BatchReport } from '#shared/api/batchTypes.ts'
import type { RecordRow } from '#shared/api/recordTypes.ts'
import { type RegisterId, registerIds, registers } from '#shared/registers/index.ts'
import type { TestOffice } from '#test/support/office.ts'
import { exportAll, type FileOnDisk, importFiles, recordsOf, withOffice } from './oneOffice.ts'

/** @returns what is wrong, a line each, and the batches that came of it, which should have changed nothing */
export async function roundTrip(office: TestOffice, format: 'xlsx' | 'csv'): Promise<{ wrong: readonly string[]; batches: readonly BatchReport[] }> {
  const exported = await exportAll(office, format)
  const { wrong, batches } = await backIntoTheSame(office, exported)
  return { wrong: [...wrong, ...(await intoAnEmptyOne(office, exported))], batches }
}

async function backIntoTheSame(office: TestOffice, exported: readonly FileOnDisk[]) {
  const wrong: string[] = []
  const before = new Map<RegisterId, readonly RecordRow[]>()
  for (const register of registerIds) before.set(register, await recordsOf(office, register))
  const hash = office.hash()
  const batches = await importFiles(office, exported)
  for (const { file, register, rows, also, problems } of batches) {
    const touched = also.reduce((sum, other) => sum + other.added + other.changed, 0)
    if (rows.unchanged === rows.read && touched === 0) continue
    const told = problems.filter((problem) => problem.level === 'error' || problem.code === 'duplicate').slice(0, 5)
    wrong.push(
      `${file} read as ${register} again: ${JSON.stringify({ ...rows, also })} ${told.map((problem) => `${problem.row}${problem.column ?? ''} ${problem.code}`).join(', ')}`,
    )
  }
  if (batches.length !== exported.length) wrong.push(`${exported.length} exported lists became ${batches.length} batches`)
  if (office.hash() === hash) return { wrong, batches }
  for (const register of registerIds) {
    const after = new Map((await recordsOf(office, register)).map((record) => [record.id, record]))
    for (const record of before.get(register) ?? []) {
      const difference = differenceOf(record, after.get(record.id))
      if (difference !== '') wrong.push(`${register} ${record.id} is another after its own export: ${difference}`)
      after.delete(record.id)
    }
    for (const record of after.values()) wrong.push(`${register} ${record.id} came out of nothing: ${JSON.stringify(record)}`)
  }
  return { wrong, batches }
}

async function intoAnEmptyOne(office: TestOffice, exported: readonly FileOnDisk[]): Promise<string[]> {
  return withOffice(async (empty) => {
    await importFiles(empty, exported)
    const wrong: string[] = []
    for (const register of registerIds) {
      const here = (await recordsOf(office, register)).map((record) => comparable(register, record))
      const there = (await recordsOf(empty, register)).map((record) => comparable(register, record))
      const [onlyHere, onlyThere] = [without(here, there), without(there, here)]
      if (onlyHere.length + onlyThere.length === 0) continue
      wrong.push(`${register}: ${onlyHere.length} of ${here.length} records are not the same in an empty office, which has ${there.length}`)
      for (const [index, text] of onlyHere.slice(0, 3).entries()) {
        const record = JSON.parse(text) as RecordRow
        const twin = onlyThere.map((other) => JSON.parse(other) as RecordRow).find((other) => nameOf(other) === nameOf(record))
        wrong.push(`  ${index + 1}. ${nameOf(record)}: ${twin ? differenceOf(record, twin) : `only here: ${shortly(record)}`}`)
      }
      if (onlyHere.length === 0) wrong.push(`  only there: ${shortly(JSON.parse(onlyThere[0] ?? '{}') as RecordRow)}`)
    }
    return wrong
  })
}

/**
 * Without what differs by nature: the record's own number and the number of times that it was edited, and links, which are such numbers of other records (what
 * stands at their other end is compared through the via fields).
 */
function comparable(register: RegisterId, record: RecordRow): string {
  const links = new Set<string>(registers[register].fields.filter((field) => field.kind === 'link').map((field) => field.key))
  const kept = Object.entries(record).filter(([key]) => key !== 'id' && key !== 'version' && !links.has(key))
  return JSON.stringify(Object.fromEntries(kept))
}

function without(some: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1)
  return some.filter((text) => {
    const count = counts.get(text) ?? 0
    counts.set(text, count - 1)
    return count <= 0
  })
}

function differenceOf(record: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>> | undefined): string {
  if (!other) return 'it is gone'
  return [...new Set([...Object.keys(record), ...Object.keys(other)])]
    .filter((key) => key !== 'version' && JSON.stringify(record[key]) !== JSON.stringify(other[key]))
    .map((key) => `${key} ${JSON.stringify(record[key])} → ${JSON.stringify(other[key])}`)
    .join(', ')
}

function nameOf(record: RecordRow): string {
  return [record.name, record.unionName, record.unitName, record.code, record.position, record.title].filter((part) => typeof part === 'string').join(' · ')
}

function shortly(record: RecordRow): string {
  return JSON.stringify(Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)))
}
