// A case ends well: the union, what it covers and the case are written in one deed, and a joint union that the unit leaves by it no longer covers it.
import type SQLite from 'better-sqlite3'
import { LedgerError } from '#shared/api/errors.ts'
import type { FoundOrder } from '#shared/api/outreachContract.ts'
import type { Founded } from '#shared/api/outreachTypes.ts'
import { stepLabels, stepRefusalSentence } from '#shared/messages/outreach.ts'
import { refusalOf, valuesAfter } from '#shared/outreach/steps.ts'
import { registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { labelOf } from '#shared/values/choice.ts'
import type { Office } from '../office.ts'
import { linkHolds, unionStands } from '../records/activeUnions.ts'
import { Deed } from '../records/operations/deed.ts'
import { createRecordWriter, type StoredValues } from '../records/recordWriter.ts'
import { ruleContext } from '../records/ruleContext.ts'
import { rules } from '../records/rules/index.ts'
import { expectVersion, refuseErrors, shown } from '../records/saveRecord.ts'
import { readSettings } from '../records/settings.ts'
import { type CaseRow, caseReader } from './caseRows.ts'

interface Cover {
  readonly link: number
  readonly union: number
  readonly name: string | null
  readonly form: string | null
}

/** @throws LedgerError not-found, version-conflict, value-invalid with a sentence, writer-busy */
export function foundUnion(office: Office, order: FoundOrder): Founded {
  const { outreach } = registers
  const founded = office.database.write((writer) => {
    expectVersion(writer, outreach, order)
    const found = caseReader(writer)(order.id)
    if (!found) throw new LedgerError('not-found', { register: 'outreach', label: outreach.label, id: order.id })
    const { unit, values } = examine(office, found, order)
    const covers = coveringOn(writer, unit, order.foundedOn)
    const own = covers.find(({ form }) => form !== 'joint')
    if (own) throw invalid('union', `这家单位在 ${order.foundedOn} 已有工会“${own.name ?? ''}”，请把核查结果登记为“已建会”。`)
    const joins = order.union.kind === 'join' ? order.union.union : null
    if (joins !== null && covers.some(({ union }) => union === joins)) throw invalid('union', '这个联合工会已经覆盖这家单位。')
    if (joins !== null) refuseNoJoint(writer, joins, order.foundedOn)

    const stamp = { at: office.clock.now(), by: office.by }
    const records = createRecordWriter(writer)
    const deed = new Deed(writer, records, { kind: 'case-found', ...stamp, register: 'outreach', recordId: order.id, why: null }, stepLabels.found)
    const union = joins ?? deed.create(registers.union, checked(office, writer, registers.union, newUnion(found, order)))
    for (const { link } of covers) deed.set(registers.coverage, link, { coveredTo: order.foundedOn })
    const link = { union, unit, coveredFrom: order.foundedOn, coveredTo: null, memberCount: order.union.kind === 'new' ? (order.union.members ?? null) : null }
    deed.create(registers.coverage, checked(office, writer, registers.coverage, link))
    deed.set(outreach, order.id, { ...values, resultingUnion: union })
    deed.close()
    return { deedId: deed.id, union, left: covers.map(({ name }) => name ?? '') }
  })
  return { ...founded, record: shown(office, outreach, order.id) }
}

function examine(office: Office, found: CaseRow, order: FoundOrder): { unit: number; values: StoredValues } {
  if (found.unit === null) throw invalid('unit', '这个案件还没有对应的单位，请先补上单位。')
  const { extensionDays } = readSettings(office.database.reader).outreach
  const said = { foundedOn: order.foundedOn, ...(order.evidence ? { evidence: order.evidence } : {}) }
  const refusal = refusalOf('found', found, said, { today: office.clock.today(), extensionDays })
  if (refusal !== null) {
    const field = registers.outreach.fields.find(({ key }) => key === refusal.field)?.label ?? ''
    const state = labelOf(office.codes, 'outreachState', String(refusal.params?.state ?? ''))
    throw invalid(refusal.field ?? 'state', stepRefusalSentence(refusal, { step: stepLabels.found, state, field }))
  }
  const values = valuesAfter('found', found, said)
  // Nobody founds a union of people whom nobody has seen: the day of the founding is at the latest the one on which that was known.
  return { unit: found.unit, values: { ...values, ...(found.verificationResult === null ? { verifiedOn: order.foundedOn } : {}) } }
}

/** A joint union of its own covers the unit first of all. */
function newUnion({ county, township }: CaseRow, { union, foundedOn }: FoundOrder): StoredValues {
  if (union.kind === 'join') return {}
  const { name, form, chair, members, approvalNumber } = union
  return { name, form, county, township, status: 'active', foundedOn, chair: chair || null, members: members ?? null, approvalNumber: approvalNumber || null }
}

/** @throws LedgerError value-invalid when its rules have an error to say */
function checked(office: Office, writer: SQLite.Database, register: RegisterDefinition, values: StoredValues): StoredValues {
  refuseErrors(register, rules[register.id as keyof typeof rules](values, ruleContext(office, writer, null)))
  return values
}

/** Unions that cover a unit on a day. */
function coveringOn(writer: SQLite.Database, unit: number, day: string): Cover[] {
  return writer
    .prepare(
      `SELECT c.id AS link, u.id AS "union", u.name, u.form FROM union_unit c JOIN trade_union u ON u.id = c.union_id
       WHERE c.unit_id = @unit AND ${linkHolds('c')} AND ${unionStands('u')} ORDER BY c.id`,
    )
    .all({ unit, day }) as Cover[]
}

function refuseNoJoint(writer: SQLite.Database, union: number, day: string): void {
  const form = writer
    .prepare(`SELECT u.form FROM trade_union u WHERE u.id = @union AND ${unionStands('u')}`)
    .pluck()
    .get({ union, day })
  if (form === undefined) throw invalid('union', '所选的工会不存在、已撤并，或在建会日期之后才成立。')
  if (form !== 'joint') throw invalid('union', '所选的工会不是联合工会，不能加入；请选联合工会，或新建工会。')
}

function invalid(field: string, message: string): LedgerError {
  return new LedgerError('value-invalid', { field, fields: field, label: '', message })
}
