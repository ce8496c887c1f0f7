// The records that a made ledger is about, before they are written down: which of them, and what is to be said of each field.
import { type ImportTarget, importTargets, type RegisterId, registers } from '#shared/registers/index.ts'
import type { RegisterDefinition } from '#shared/registers/register.ts'
import { type Dice, diceFor } from './dice.ts'
import { counties, day, idNumber, labelsOf, mobile, organisationCode, personName, tagOf, townshipsOf, unitName, uscc } from './facts.ts'

export type Fact = string | number | boolean | null

export interface FactRow {
  /** By target key. */
  readonly facts: Readonly<Record<string, Fact>>
  /** Ledger, edition and row: what its cells are written with. */
  readonly place: string
}

/** Which part of the year's ledgers this is: the second edition speaks of mostly the same records, of some of them otherwise. */
export type Edition = 1 | 2

/** Fields by which a record is found again: the second edition says them as the first did. */
const identifying = new Set([
  'name',
  'unionName',
  'unitName',
  'county',
  'documentNumber',
  'position',
  'from',
  'title',
  'year',
  'source',
  'asOf',
  'code',
  'uscc',
  'unitUscc',
])

/** The records of the ledger of that number, about `count` of them. */
export function rowsOf(register: RegisterId, number: number, edition: Edition, targets: readonly ImportTarget[]): FactRow[] {
  const size = diceFor(number, 'size')
  const count = size.chance(0.1) ? size.between(20, 40) : size.between(3, 14)
  const rows: FactRow[] = []
  for (let index = 0; index < count + (edition === 2 ? 3 : 0); index++) {
    const fate = diceFor(number, index, 'fate')
    if (edition === 2 && index < count && fate.chance(0.2)) continue
    // Rows that name one union name one county, too.
    const county = diceFor(number, register === 'coverage' ? Math.floor(index / 3) : index, 'county').pick(counties)
    const facts: Record<string, Fact> = {}
    for (const target of targets) {
      const again = edition === 2 && !identifying.has(target.key) && diceFor(number, index, target.key, 'again').chance(0.25)
      const dice = diceFor(number, index, target.key, again ? 2 : 1)
      facts[target.key] = target.key === 'county' ? county.name : factOf(register, target, number, index, county.code, dice)
    }
    const place = `${number}/${index}`
    rows.push({ facts, place })
    // The same record a second time, saying the same or something else.
    if (fate.chance(0.04)) rows.push({ facts: fate.chance(0.5) ? facts : { ...facts, ...otherwise(facts) }, place })
    if (fate.chance(0.03)) rows.push({ facts: { ...facts, [nameOf(registers[register])]: null }, place })
  }
  return rows
}

/** The targets that this ledger has columns for: all that name a record, and some of the others. */
export function chosenTargets(register: RegisterId, number: number): ImportTarget[] {
  const dice = diceFor(number, 'columns')
  const definition: RegisterDefinition = registers[register]
  const telling = new Set([...definition.identity.flat(), nameOf(definition)])
  const share = dice.pick([0.25, 0.5, 0.5, 0.9])
  return importTargets(definition).filter((target) => {
    // A region is nothing but its code: without it nobody could say which row is which.
    if (register === 'region' && target.key === 'code') return true
    const needed =
      telling.has(target.key) || ['unionName', 'unitName'].includes(target.key) || definition.fields.some((field) => field.required && field.key === target.key)
    return needed ? !dice.chance(target.key === 'county' || target.key === 'uscc' ? 0.15 : 0.02) : dice.chance(share)
  })
}

function nameOf(definition: RegisterDefinition): string {
  return definition.title ?? definition.carries.at(-1)?.fields.name ?? 'name'
}

function otherwise(facts: Readonly<Record<string, Fact>>): Record<string, Fact> {
  const key = Object.keys(facts).find((candidate) => !identifying.has(candidate) && typeof facts[candidate] === 'number')
  return key === undefined ? {} : { [key]: Number(facts[key]) + 1 }
}

function factOf(register: RegisterId, target: ImportTarget, number: number, index: number, county: string, dice: Dice): Fact {
  const tag = tagOf(number)
  const { field } = target
  if (!identifying.has(target.key) && dice.chance(0.12)) return null
  if (register === 'region') return regionFact(target.key, number, index, dice)
  // Lists of persons and of links name the same few unions and units again and again.
  const named =
    register === 'union' || register === 'unit' || register === 'centre' || register === 'outreach' || register === 'listEntry' ? index : Math.floor(index / 3)
  switch (field.kind) {
    case 'organisation':
      return organisationFact(register, target, number, named, index, tag)
    case 'person':
      return personName(dice)
    case 'uscc':
      return uscc(diceFor(number, field.holder === 'unit' ? unitIndex(register, named, index) : named, field.holder), field.holder)
    case 'organisationCode':
      return organisationCode(dice)
    case 'idNumber':
      return idNumber(dice)
    case 'phone':
      return mobile(dice)
    case 'choice':
      return dice.pick(labelsOf(field.table)).code
    case 'choices':
      return dice
        .shuffle(labelsOf(field.table))
        .slice(0, dice.between(1, 3))
        .map((entry) => entry.code)
        .join('、')
    case 'region':
      return dice.pick(townshipsOf(county))
    case 'date':
      return day(dice, 2001, 2019)
    case 'count':
      return /term|Stars|star/i.test(target.key) ? dice.between(1, 5) : dice.between(0, 400)
    case 'year':
      return dice.between(1985, 2019)
    case 'decimal':
      return target.key === 'longitude' ? 121.4286 : target.key === 'latitude' ? 28.6614 : dice.between(10, 90_000) / 10
    case 'boolean':
      return dice.chance(0.6)
    case 'text':
    case 'note':
      return textFact(target.key, tag, index, dice)
    case 'link':
      return null
  }
}

/** In lists of coverage each row is another unit. */
function unitIndex(register: RegisterId, named: number, index: number): number {
  return register === 'coverage' ? index : named
}

function organisationFact(register: RegisterId, target: ImportTarget, number: number, named: number, index: number, tag: string): string {
  if (target.register === 'centre') return `${tag}${index + 1}号${diceFor(number, index, 'centre').pick(['工会驿站', '职工之家', '党群服务中心', '职工书屋'])}`
  if (target.register === 'unit') return unitName(diceFor(number, unitIndex(register, named, index), 'unit'), tag, unitIndex(register, named, index))
  const dice = diceFor(number, named, 'union')
  if (register === 'coverage' || dice.chance(0.25)) return `${tag}${named + 1}村企业联合工会委员会`
  return `${unitName(diceFor(number, named, 'unit'), tag, named)}工会委员会`
}

function regionFact(key: string, number: number, index: number, dice: Dice): Fact {
  const code = `339${String(number).padStart(4, '0')}${String(index).padStart(2, '0')}`
  const facts: Record<string, Fact> = {
    code,
    name: `${tagOf(number)}${index + 1}街道`,
    level: 'township',
    parent: '331002',
    local: true,
    validFrom: day(dice, 2001, 2015),
    validTo: dice.chance(0.2) ? day(dice, 2016, 2019) : null,
    successor: null,
  }
  return facts[key] ?? null
}

function textFact(key: string, tag: string, index: number, dice: Dice): string {
  if (key === 'title') return dice.pick(['省劳动模范', '台州市五一劳动奖章', '全国技术能手', '浙江工匠'])
  if (/[Aa]ddress/.test(key)) return `${tag}路${index + 1}号`
  if (key === 'responsible' || key === 'upperUnion') return dice.pick(['椒江区总工会', '海门街道总工会', '温岭市总工会'])
  return `${dice.pick(['情况属实', '台总工〔2018〕12号', '二期', '上午八点至十一点', '待补'])}${dice.chance(0.5) ? index : ''}`
}
