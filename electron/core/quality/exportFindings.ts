// Findings to send back: one workbook, or one for each county in a zip, with an empty column in which the county writes what is right.
import { readFile, rm, writeFile } from 'node:fs/promises'
import { type AsyncZippable, zip } from 'fflate'
import { LedgerError } from '#shared/api/errors.ts'
import type { OutputFile } from '#shared/api/host.ts'
import { checkOf } from '#shared/quality/checks.ts'
import { type Finding, levelLabels } from '#shared/quality/findings.ts'
import { registers } from '#shared/registers/index.ts'
import { writeRecordsXlsx } from '../exports/writeRecordsXlsx.ts'
import type { Files } from '../files/files.ts'
import type { Office } from '../office.ts'
import { findingColumns } from './findingSheet.ts'
import type { FindingStore, StoreFilter } from './findingStore.ts'
import type { Watch } from './runChecks.ts'
import { shownFindings } from './shownFindings.ts'

type Written = OutputFile & { readonly rows: number }

/** What findings of no county are filed under. */
const nowhere = '未归属'
const perRead = 200

/** @param filter names a county where the export is for one. @throws LedgerError cancelled; the file system's errors */
export async function exportFindings(
  office: Office,
  files: Pick<Files, 'newOutput'>,
  store: FindingStore,
  filter: StoreFilter,
  watch: Watch,
): Promise<Written> {
  const open = { ...filter, aside: false }
  const { fileId, name, path } = files.newOutput(fileName(office, filter.county === undefined ? '' : `${countyName(office, filter.county)}_`, 'xlsx'))
  const rows = store.count(open)
  await writeRecordsXlsx(path, '数据质量', findingColumns, rowsOf(office, store, open, watch, rows))
  return { fileId, name, rows }
}

/** A workbook for each county that has findings. @throws as `exportFindings` */
export async function exportCounties(
  office: Office,
  files: Pick<Files, 'newOutput'>,
  store: FindingStore,
  filter: StoreFilter,
  watch: Watch,
): Promise<Written> {
  const parts: AsyncZippable = {}
  let rows = 0
  for (const county of new Set(store.counts().map((count) => count.county))) {
    const open = { ...filter, county, aside: false }
    const inIt = store.count(open)
    if (inIt === 0) continue
    const name = fileName(office, `${countyName(office, county)}_`, 'xlsx')
    const { path } = files.newOutput(name)
    await writeRecordsXlsx(path, '数据质量', findingColumns, rowsOf(office, store, open, watch, inIt))
    parts[name] = [await readFile(path), { level: 0 }] // A workbook is packed already.
    await rm(path, { force: true })
    rows += inIt
  }
  const { fileId, name, path } = files.newOutput(fileName(office, '各县（市、区）_', 'zip'))
  await writeFile(path, await zipped(parts))
  return { fileId, name, rows }
}

function fileName(office: Office, place: string, ending: string): string {
  return `数据质量_${place}${office.clock.today()}.${ending}`
}

function countyName(office: Office, county: string | null): string {
  return county === null
    ? nowhere
    : office
        .regions()
        .nameOf(county)
        .replace(/[\\/:*?"<>|]/g, ' ')
}

function* rowsOf(office: Office, store: FindingStore, filter: StoreFilter, { emit, signal }: Watch, total: number): Generator<string[]> {
  for (let done = 0; done < total; done += perRead) {
    if (signal.aborted) throw new LedgerError('cancelled')
    emit({ phase: 'writing', subject: '', done, total })
    for (const finding of shownFindings(office, store.page(filter, done, perRead), false)) yield cellsOf(finding)
  }
}

function cellsOf({ county, register, id, name, label, value, level, message, code }: Finding): string[] {
  return [county === '' ? nowhere : county, registers[register].label, String(id), name, label, value, levelLabels[level], message, checkOf(code).fix, '']
}

function zipped(parts: AsyncZippable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip(parts, (error, bytes) => (error ? reject(error) : resolve(bytes)))
  })
}
