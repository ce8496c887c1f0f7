// Records that are one real thing become one: the survivor takes what the clerk chose, everything that links to the others is led to it, and they go into the recycle bin.
import { LedgerError } from '#shared/api/errors.ts'
import type { Merged, MergePreview } from '#shared/api/mergeTypes.ts'
import { type RegisterId, registers } from '#shared/registers/index.ts'
import type { Office } from '../../office.ts'
import { recordsById } from '../listRecords.ts'
import { settleMembership } from '../membership/settleMembership.ts'
import { Deed } from '../operations/deed.ts'
import { createRecordWriter } from '../recordWriter.ts'
import { refuseErrors, shown } from '../saveRecord.ts'
import { type MergePlan, type MergeWish, planMerge } from './mergePlan.ts'

/** @throws LedgerError bad-input, not-found */
export function previewMerge(office: Office, wish: MergeWish): MergePreview {
  const plan = planMerge(office, office.database.reader, wish)
  return {
    survivor: plan.survivor,
    records: recordsById(office, plan.register, plan.ids),
    fields: plan.fields,
    formerNames: typeof plan.values.formerNames === 'string' ? plan.values.formerNames : null,
    moved: movedCounts(plan),
    joined: countByRegister(plan.twins.joins),
    left: countByRegister(plan.twins.left),
    problems: [...plan.problems, ...afterwards(office, plan)],
    doubts: plan.doubts,
  }
}

export interface MergeOrder extends MergeWish {
  readonly survivor: number
  /** As the clerk saw them. */
  readonly versions: readonly { readonly id: number; readonly version: number }[]
  readonly why?: string | undefined
}

/** @throws LedgerError bad-input, not-found, version-conflict, reason-required, value-invalid, writer-busy */
export function mergeRecords(office: Office, order: MergeOrder): Merged {
  const { operationId, plan } = office.database.write((writer) => {
    const plan = planMerge(office, writer, order)
    const { register, survivor, absorbed } = plan
    const seen = new Map(order.versions.map(({ id, version }) => [id, version]))
    for (const [id, version] of plan.versions) if (seen.get(id) !== version) throw new LedgerError('version-conflict', { register: register.id, id })
    const why = order.why?.trim() || null
    if (plan.doubts.length > 0 && why === null) throw new LedgerError('reason-required', { what: 'merge' })
    refuseErrors(register, plan.problems)

    const records = createRecordWriter(writer)
    const stamp = { at: office.clock.now(), by: office.by }
    const line = why === null ? '合并重复记录' : `合并重复记录：${why}`
    const deed = new Deed(writer, records, { kind: 'merge', ...stamp, register: order.register, recordId: survivor, why }, line)
    for (const { register: other, field, ids } of plan.moved) for (const id of ids) deed.set(other, id, { [field]: survivor })
    for (const { register: other, id, into, values } of plan.twins.joins) {
      deed.set(other, into, values)
      deed.putInto(other, id, 'join', into)
    }
    deed.set(register, survivor, plan.values)
    for (const id of absorbed) deed.putInto(register, id, 'absorb', survivor)
    if (register.id === 'member') settleMembership(writer, survivor, office.clock.today(), (values) => deed.set(registers.member, survivor, values))
    deed.close()
    return { operationId: deed.id, plan }
  })
  return {
    mergeId: operationId,
    record: shown(office, plan.register, plan.survivor),
    absorbed: plan.absorbed.length,
    moved: movedCounts(plan).reduce((sum, { total }) => sum + total, 0),
    joined: plan.twins.joins.length,
  }
}

/** By register and link, over all absorbed records. */
function movedCounts(plan: MergePlan): MergePreview['moved'] {
  const counts = new Map<string, { register: RegisterId; field: string; label: string; total: number }>()
  for (const { register, field, label, live } of plan.moved) {
    if (live === 0) continue
    const key = `${register.id}.${field}`
    const known = counts.get(key) ?? { register: register.id as RegisterId, field, label, total: 0 }
    counts.set(key, { ...known, total: known.total + live })
  }
  return [...counts.values()]
}

function countByRegister(records: readonly { readonly register: { readonly id: string } }[]): { register: RegisterId; total: number }[] {
  return [...Map.groupBy(records, ({ register }) => register.id as RegisterId)].map(([register, some]) => ({ register, total: some.length }))
}

/** What no rule of one record sees: how many units a union of a single unit would cover. */
function afterwards(office: Office, { register, values, ids }: MergePlan): MergePreview['problems'] {
  if (register.id !== 'union' || values.form !== 'single') return []
  const units = office.database.reader
    .prepare(
      `SELECT count(DISTINCT unit_id) FROM union_unit WHERE union_id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL
       AND (covered_to IS NULL OR covered_to > ?)`,
    )
    .pluck()
    .get(JSON.stringify(ids), office.clock.today()) as number
  return units > 1 ? [{ field: 'form', level: 'warning', message: `合并后，这个单独建会的工会覆盖 ${units} 家单位，请核对建会形式，或先合并重复的单位。` }] : []
}
