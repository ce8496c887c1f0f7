// Members move to another union by events: out of the one and into the other on one day, with a reason. Their records take the new union and unit in the same transaction.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { TransferPreview, Transferred, TransferUndone } from '#shared/api/mergeTypes.ts'
import type { NotUndone } from '#shared/api/recordTypes.ts'
import { registers } from '#shared/registers/index.ts'
import type { Office } from '../../office.ts'
import { Deed } from '../operations/deed.ts'
import { closeOperation, findOperation, type Step, stepsOf } from '../operations/operationBook.ts'
import { type ChangeMeta, createRecordWriter, type RecordWriter } from '../recordWriter.ts'
import { isAfter } from '../rules/rule.ts'
import { newestFirst, stateAfter } from './eventOrder.ts'

export interface TransferOrder {
  readonly members: readonly number[]
  readonly toUnion: number
  readonly toUnit?: number | undefined
  /** y-m-d. */
  readonly date: string
  readonly reason?: string | undefined
}

interface Mover {
  readonly id: number
  readonly name: string
  readonly union: number
  readonly unit: number | null
  readonly fromUnion: string
  readonly fromUnit: string
}

interface Plan {
  readonly ready: readonly Mover[]
  readonly refused: TransferPreview['refused']
}

/** @throws LedgerError value-invalid when nobody could be moved there or on that day */
export function previewTransfer(office: Office, order: TransferOrder): TransferPreview {
  return shownPlan(planTransfer(office, office.database.reader, order))
}

/** Moves those who can be moved. @throws LedgerError value-invalid, reason-required, bad-input when nobody can, writer-busy */
export function transferMembers(office: Office, order: TransferOrder): Transferred {
  const reason = order.reason?.trim() ?? ''
  if (reason === '') throw new LedgerError('reason-required', { what: 'transfer' })
  return office.database.write((writer) => {
    const plan = planTransfer(office, writer, order)
    const [first] = plan.refused
    if (plan.ready.length === 0) throw invalid('members', first ? `${first.name}：${first.reason}。` : '没有选会员。')
    const { toUnion, toUnit, date } = order
    const stamp = { at: office.clock.now(), by: office.by }
    const deed = new Deed(
      writer,
      createRecordWriter(writer),
      { kind: 'transfer', ...stamp, register: 'union', recordId: toUnion, why: reason },
      `转会：${reason}`,
    )
    for (const { id, union, unit } of plan.ready) {
      const units = toUnit === undefined ? {} : { fromUnit: unit, toUnit }
      const event = { member: id, date, fromUnion: union, toUnion, ...units, reason }
      deed.create(registers.membershipEvent, { ...event, kind: '转出' })
      deed.create(registers.membershipEvent, { ...event, kind: '转入' })
      deed.set(registers.member, id, { union: toUnion, ...(toUnit === undefined ? {} : { unit: toUnit }) })
    }
    deed.close()
    return { transferId: deed.id, ...shownPlan(plan) }
  })
}

function shownPlan({ ready, refused }: Plan): TransferPreview {
  return { ready: ready.map(({ id, name, fromUnion, fromUnit }) => ({ id, name, fromUnion, fromUnit })), refused }
}

function planTransfer(office: Office, connection: SQLite.Database, { members, toUnion, toUnit, date }: TransferOrder): Plan {
  const today = office.clock.today()
  if (isAfter(date, today)) throw invalid('date', '转会日期晚于今天，请核对。')
  const union = connection.prepare('SELECT name, status FROM trade_union WHERE id = ? AND deleted_at IS NULL').get(toUnion) as
    | { name: string | null; status: string | null }
    | undefined
  if (!union) throw invalid('toUnion', '所选的工会不存在或已删除。')
  if (union.status === 'merged' || union.status === 'revoked') throw invalid('toUnion', '所选的工会已经撤并，不能转入。')
  const unitThere = toUnit === undefined || connection.prepare('SELECT 1 FROM unit WHERE id = ? AND deleted_at IS NULL').get(toUnit) !== undefined
  if (!unitThere) throw invalid('toUnit', '所选的单位不存在或已删除。')

  const look = prepareLook(connection, today)
  const there = connection.prepare('SELECT 1 FROM member WHERE document_number = ? AND union_id = ? AND deleted_at IS NULL AND id <> ?')
  const ready: Mover[] = []
  const refused: { id: number; name: string; reason: string }[] = []
  for (const id of new Set(members)) {
    const member = look(id)
    const name = member?.name ?? `会员 ${id}`
    const refuse = (reason: string) => refused.push({ id, name, reason })
    if (!member || member.deletedAt !== null) refuse('已删除')
    else if (member.union === null) refuse('还没有登记所属工会，请先在会员资料里补上')
    else if (member.state !== '在会') refuse(`${member.state}，不是现有会员`)
    else if (member.union === toUnion) refuse(toUnit !== undefined && toUnit !== member.unit ? '已在这个工会；只换单位，请直接修改工作单位' : '已在这个工会')
    else if (isAfter(member.joinedOn, date)) refuse(`转会日期早于入会日期（${member.joinedOn}）`)
    else if (isAfter(member.lastEvent, date)) refuse(`${member.lastEvent} 已有会籍变化，转会日期不能更早`)
    else if (member.number !== null && !member.number.includes('*') && there.get(member.number, toUnion, id) !== undefined)
      refuse('现工会里已有同一证件号码的会员，请先合并重复记录')
    else ready.push({ id, name, union: member.union, unit: member.unit, fromUnion: member.unionName ?? '', fromUnit: member.unitName ?? '' })
  }
  return { ready, refused }
}

interface Looked {
  readonly name: string | null
  readonly number: string | null
  readonly union: number | null
  readonly unit: number | null
  readonly unionName: string | null
  readonly unitName: string | null
  readonly joinedOn: string | null
  readonly deletedAt: string | null
  readonly state: string
  readonly lastEvent: string | null
}

function prepareLook(connection: SQLite.Database, today: string): (id: number) => Looked | undefined {
  const newest = `SELECT e.kind FROM membership_event e WHERE e.member_id = m.id AND e.deleted_at IS NULL AND e.kind IS NOT NULL AND (e.date IS NULL OR e.date <= @today)
                  ORDER BY ${newestFirst('e')} LIMIT 1`
  const ask = connection.prepare(
    `SELECT m.name, m.document_number AS number, m.union_id AS "union", m.unit_id AS unit, u.name AS unionName, w.name AS unitName, m.joined_on AS joinedOn,
       m.deleted_at AS deletedAt, ${stateAfter(`(${newest})`)} AS state,
       (SELECT max(e.date) FROM membership_event e WHERE e.member_id = m.id AND e.deleted_at IS NULL) AS lastEvent
     FROM member m LEFT JOIN trade_union u ON u.id = m.union_id LEFT JOIN unit w ON w.id = m.unit_id WHERE m.id = @id`,
  )
  return (id) => ask.get({ id, today }) as Looked | undefined
}

function invalid(field: string, message: string): LedgerError {
  return new LedgerError('value-invalid', { field, fields: field, label: '', message })
}

/** Member by member: back where they were, the events in the recycle bin, unless something has happened to them since. @throws LedgerError not-found, already-undone, writer-busy */
export function undoTransfer(office: Office, { transferId }: { transferId: number }): TransferUndone {
  return office.database.write((writer) => {
    const transfer = findOperation(writer, transferId)
    if (transfer?.kind !== 'transfer') throw new LedgerError('not-found', { what: `transfer ${transferId}` })
    if (transfer.undoneAt !== null) throw new LedgerError('already-undone', { transfer: transferId })
    const stamp = { at: office.clock.now(), by: office.by }
    const meta: ChangeMeta = { ...stamp, why: '撤销转会', operationId: transferId }
    const records = createRecordWriter(writer)
    const kept: NotUndone[] = []
    let reversed = 0
    for (const [member, steps] of byMember(writer, stepsOf(writer, transferId))) {
      const reason = whyNot(writer, records, member, steps)
      if (reason !== null) {
        const name = writer.prepare('SELECT name FROM member WHERE id = ?').pluck().get(member)
        kept.push({ register: 'member', id: member, ...(typeof name === 'string' ? { name } : {}), reason })
        continue
      }
      for (const step of steps.toReversed()) {
        if (step.action === 'set') records.update(registers.member, member, { [step.field]: step.before }, meta)
        else records.remove(registers.membershipEvent, step.id, meta)
      }
      reversed += 1
    }
    closeOperation(writer, transferId, stamp, { reversed, kept })
    return { transferId, reversed, kept }
  })
}

function byMember(writer: SQLite.Database, steps: readonly Step[]): Map<number, Step[]> {
  const memberOf = writer.prepare('SELECT member_id FROM membership_event WHERE id = ?').pluck()
  return Map.groupBy(steps, (step) => (step.register === 'member' ? step.id : Number(memberOf.get(step.id) ?? 0)))
}

function whyNot(writer: SQLite.Database, records: RecordWriter, member: number, steps: readonly Step[]): string | null {
  const events = steps.filter((step) => step.action === 'create').map((step) => step.id)
  const versions = writer.prepare('SELECT version FROM membership_event WHERE id = ? AND deleted_at IS NULL').pluck()
  if (events.length < 2 || events.some((id) => versions.get(id) !== 1)) return '这次转会的会籍变化后来改过或删除了，已保留'
  const later = writer.prepare('SELECT 1 FROM membership_event WHERE member_id = ? AND id > ? AND deleted_at IS NULL').get(member, Math.max(...events))
  if (later !== undefined) return '转会之后又有会籍变化，已保留'
  const now = records.read(registers.member, member)
  for (const step of steps) if (step.action === 'set' && now[step.field] !== step.after) return '转会之后会员资料又改过，已保留'
  return null
}
