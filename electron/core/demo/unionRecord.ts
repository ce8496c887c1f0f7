// A drafted union with all that its form asks for: its term, its papers, its committees and its figures.

import { addDays, addYears, dayNumber } from '#shared/values/calendar.ts'
import type { StoredValues } from '../records/recordWriter.ts'
import type { UnionDraft } from './draft.ts'
import { demoToday } from './facts.ts'
import type { Random } from './random.ts'
import type { RecordTools } from './recordTools.ts'

export function unionRecord(draft: UnionDraft, tools: RecordTools): StoredValues {
  const { random, names, codes, choice } = tools
  const { place, foundedOn } = draft
  const upper = draft.form === 'single' && random.chance(0.2) ? `${place.countyName}总工会` : `${place.countyName}${place.townshipName}总工会`
  const preparing = foundedOn === null
  const chair = names.person()
  return {
    name: draft.name,
    form: choice('unionForm', draft.form),
    kind: choice('unionKind', draft.kind),
    organisationForm: choice('organisationForm', draft.form === 'joint' ? '联合委员会' : '委员会'),
    upperUnion: upper,
    county: place.county,
    township: draft.lacks === 'township' ? null : place.township,
    status: choice('unionStatus', draft.status),
    preparingOn: draft.preparingOn ?? (foundedOn !== null && random.chance(0.3) ? addDays(foundedOn, -random.between(20, 90)) : null),
    foundedOn,
    endedOn: draft.endedOn,
    approvedBy: preparing ? null : upper,
    approvalNumber: preparing ? null : `${place.countyName.slice(0, 1)}总工〔${foundedOn.slice(0, 4)}〕${random.between(1, 180)}号`,
    phone: codes.phone(),
    chair,
    ...(preparing ? {} : standing(draft, foundedOn, chair, tools)),
  }
}

function standing(draft: UnionDraft, foundedOn: string, chair: string, tools: RecordTools): StoredValues {
  const { random, names } = tools
  const { employees, members } = draft
  const women = Math.round((employees * draft.womenPercent) / 100)
  const womenMembers = Math.min(women, members, Math.round((members * draft.womenPercent) / 100))
  const large = members >= 200
  const womenCommittee = womenMembers >= 10 ? random.chance(0.94) : random.chance(0.3)
  const audit = members >= 25 ? random.chance(0.95) : random.chance(0.4)
  const supervision = random.chance(0.55)
  return {
    ...inTime(term(foundedOn, draft.endedOn ?? demoToday, random), draft, tools),
    ...papers(draft, foundedOn, chair, tools),
    viceChairs: large ? `${names.person()}、${names.person()}` : random.chance(0.35) ? names.person() : null,
    auditCommittee: audit,
    auditHead: audit ? names.person() : null,
    auditSize: audit ? random.between(1, large ? 7 : 3) : null,
    womenCommittee,
    womenHead: womenCommittee ? names.woman() : null,
    womenCommitteeSize: womenCommittee ? random.between(1, large ? 7 : 3) : null,
    labourSupervision: supervision,
    labourSupervisionHead: supervision ? names.person() : null,
    labourSupervisionSize: supervision ? random.between(1, 5) : null,
    staffCongress: random.chance(0.82),
    openAffairs: random.chance(0.78),
    collectiveContract: random.chance(0.84),
    seal: random.chance(0.93),
    bankAccount: large ? random.chance(0.96) : random.chance(0.5),
    employees,
    womenEmployees: women,
    members,
    womenMembers,
    migrantMembers: Math.round((members * random.between(8, 52)) / 100),
    fullTimeCadres: large && random.chance(0.35) ? 1 : 0,
    partTimeCadres: random.between(1, large ? 9 : 5),
    homeStars: random.weighted([
      [null, 70],
      [1, 12],
      [2, 9],
      [3, 6],
      [4, 2],
      [5, 1],
    ]),
  }
}

interface Term {
  readonly firstElectedOn: string
  readonly termFrom: string
  readonly termNumber: number
  readonly termYears: number
  readonly termEndsOn: string
  readonly termExtendedTo?: string
  readonly termExtensionApproval?: string
}

/** Elections since the founding, now and then late; a few unions let the last one pass, so that the office has terms to remind of. */
function term(foundedOn: string, until: string, random: Random): Term {
  const termYears = random.chance(0.7) ? 5 : 3
  let termFrom = foundedOn
  let termNumber = 1
  for (;;) {
    const next = addDays(addYears(termFrom, termYears), random.between(-20, 110))
    if (next > until || (addYears(next, termYears) > until && random.chance(0.06))) break
    termFrom = next
    termNumber++
  }
  return { firstElectedOn: foundedOn, termFrom, termNumber, termYears, termEndsOn: addYears(termFrom, termYears) }
}

/** Late by less than this and with leave to be: some unions are moving or merging and elect half a year after their term at most. */
const putOffDays = 150

/** Of the elections that are late on the demo's day only those of the list stay so; the others were held a week before the term ended. */
function inTime(term: Term, draft: UnionDraft, { flaw }: RecordTools): Term {
  if (draft.endedOn !== null || term.termEndsOn >= demoToday || (draft.members % 7 === 0 && flaw('termExpired'))) return term
  const lateDays = dayNumber(demoToday) - dayNumber(term.termEndsOn)
  if (lateDays < putOffDays && draft.members % 5 === 0)
    return { ...term, termExtendedTo: addDays(term.termEndsOn, 180), termExtensionApproval: `总工发〔${demoToday.slice(0, 4)}〕${draft.members % 90}号` }
  let { termFrom, termNumber, termEndsOn } = term
  while (termEndsOn < demoToday) {
    termFrom = addDays(termEndsOn, -7)
    termEndsOn = addYears(termFrom, term.termYears)
    termNumber++
  }
  return { ...term, termFrom, termNumber, termEndsOn }
}

function papers(draft: UnionDraft, foundedOn: string, chair: string, { random, codes, choice }: RecordTools): StoredValues {
  if (!random.chance(draft.form === 'joint' ? 0.55 : 0.72))
    return { legalPersonStatus: choice('legalPersonStatus', random.chance(0.08) ? 'in-process' : 'none') }
  const certificateFrom = addDays(foundedOn > '2014-01-01' ? foundedOn : '2014-01-01', random.between(0, 900))
  const from = certificateFrom > demoToday ? foundedOn : certificateFrom
  const to = addYears(from, 5)
  return {
    legalPersonStatus: choice('legalPersonStatus', draft.endedOn !== null ? 'cancelled' : to < demoToday ? 'expired' : 'valid'),
    uscc: codes.creditCode('81', draft.place.areaCode),
    certificateNumber: `浙工法证字第${draft.place.areaCode.slice(2)}${String(random.between(1, 99999)).padStart(5, '0')}号`,
    certificateFrom: from,
    certificateTo: to,
    // By law a union's chair represents it.
    legalRepresentative: chair,
  }
}
