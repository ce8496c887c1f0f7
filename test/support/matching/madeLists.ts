// A roster and an outside list by seed, with the truth: the ways in which lists write what a roster has, and the neighbours that it must not be confused with.
import type { Enterprise, RosterUnit } from '#shared/matching/enterprise.ts'
import { isValidUscc } from '#shared/values/uscc.ts'
import { type Dice, diceFor } from '#test/properties/ledgers/dice.ts'
import { makeCode, writtenCode } from './madeCodes.ts'
import { createNameMaker, type MadeName, type MadePlace, type NameMaker, shortOf, weighted, written } from './madeNames.ts'

const sameKinds = [
  'exact',
  'typo',
  'dropped-character',
  'prefix-missing',
  'prefix-added',
  'suffix',
  'former-name',
  'former-in-brackets',
  'brackets',
  'spaces',
  'traditional',
] as const
export const otherKinds = ['near-name', 'branch', 'group-or-not', 'numbered', 'industry-word', 'same-brand-other-county', 'sister'] as const
export type MadeKind = (typeof sameKinds)[number] | (typeof otherKinds)[number] | 'other-enterprise'

export interface MadeEntry {
  readonly entry: Enterprise
  /** The unit that it is; null: none of the roster. */
  readonly unit: number | null
  readonly kind: MadeKind
  /** The unit that it must not be taken for. */
  readonly nearest: number | null
  /** Nothing but the name and what stands beside it tells: a person may be asked. */
  readonly mayAsk: boolean
}

export interface MadeLists {
  readonly roster: readonly RosterUnit[]
  readonly entries: readonly MadeEntry[]
}

interface World {
  readonly name: MadeName
  readonly place: MadePlace
  readonly code: string
  readonly formerName: string
  readonly headcount: number
  readonly person: string
  readonly phone: string
  readonly address: string
}

const sameShares: readonly (readonly [(typeof sameKinds)[number], number])[] = [
  ['exact', 43],
  ['typo', 10],
  ['dropped-character', 2],
  ['prefix-missing', 13],
  ['prefix-added', 5],
  ['suffix', 9],
  ['former-name', 5],
  ['former-in-brackets', 4],
  ['brackets', 4],
  ['spaces', 3],
  ['traditional', 2],
]
const otherShares: readonly (readonly [(typeof otherKinds)[number], number])[] = [
  ['near-name', 34],
  ['branch', 18],
  ['group-or-not', 6],
  ['numbered', 10],
  ['industry-word', 12],
  ['same-brand-other-county', 14],
  ['sister', 6],
]

/** @param withoutCode share of rows besides the usual ones that give no code, 0…1. @param rich whether the roster knows persons, phones and addresses, as one made from unit ledgers does and one made from union ledgers does not */
export function makeLists(
  seed: number,
  { units, rows, rich, withoutCode = 0 }: { readonly units: number; readonly rows: number; readonly rich: boolean; readonly withoutCode?: number },
): MadeLists {
  const maker = createNameMaker(seed)
  const names = new Set<string>()
  const make = (dice: Dice): World => {
    for (;;) {
      const place = maker.place(dice)
      const name = maker.name(dice, place)
      // A registration authority gives each name once.
      if (names.has(written(name))) continue
      names.add(written(name))
      return {
        name,
        place,
        code: makeCode(dice, place.county, name.form),
        formerName: written(maker.name(dice, maker.place(dice))),
        headcount: Math.round(2 ** (dice.between(10, 90) / 10)),
        person: maker.person(dice),
        phone: `13${String(dice.below(1e9)).padStart(9, '0')}`,
        address: `${maker.character(dice)}${maker.character(dice)}路${dice.between(1, 900)}号`,
      }
    }
  }
  const entryOf = (
    dice: Dice,
    world: World,
    write: (name: MadeName) => string,
    told: Pick<MadeEntry, 'unit' | 'kind' | 'nearest'>,
    against: RosterUnit | null,
  ) => {
    const entry = writeEntry(dice, world, write, told, against)
    if (told.kind === 'former-name' || !dice.chance(withoutCode)) return entry
    return { ...entry, mayAsk: true, entry: { ...entry.entry, uscc: null, organisationCode: null } }
  }
  const worlds = Array.from({ length: units }, (_, index) => make(diceFor('unit', seed, index)))
  const roster = worlds.map((world, index) => unitOf(diceFor('roster', seed, index), world, index + 1, rich))
  const entries = Array.from({ length: rows }, (_, row): MadeEntry => {
    const dice = diceFor('row', seed, row)
    const chance = dice.below(1000)
    const index = dice.below(worlds.length)
    const world = worlds[index]
    const unit = roster[index]
    if (world === undefined || unit === undefined || chance >= 175)
      return entryOf(dice, make(dice), written, { unit: null, kind: 'other-enterprise', nearest: null }, null)
    if (chance < 130) {
      const drawn = weighted(dice, sameShares)
      // Under another name and without a code on the roster nobody can tell.
      const kind = drawn === 'former-name' && !hasCode(unit) ? 'exact' : drawn
      const text = rewritten(dice, world.name, kind, world, maker)
      // By chance a wrong or missing character may make somebody else's very name of it.
      const isTaken = (kind === 'typo' || kind === 'dropped-character') && names.has(text)
      return entryOf(dice, world, () => (isTaken ? written(world.name) : text), { unit: index + 1, kind: isTaken ? 'exact' : kind, nearest: null }, unit)
    }
    const kind = weighted(dice, otherShares)
    const beside = neighbour(dice, world, kind, maker, make)
    // By chance it may have become somebody's very name.
    if (names.has(written(beside.name))) return entryOf(dice, make(dice), written, { unit: null, kind: 'other-enterprise', nearest: null }, null)
    return entryOf(dice, beside, written, { unit: null, kind, nearest: index + 1 }, unit)
  })
  return { roster, entries }
}

function hasCode({ uscc, organisationCode }: RosterUnit): boolean {
  return organisationCode !== null || (uscc !== null && isValidUscc(uscc))
}

function unitOf(dice: Dice, world: World, id: number, rich: boolean): RosterUnit {
  const chance = dice.below(1000)
  const code = chance < 960 ? world.code : null
  return {
    id,
    name: written(world.name),
    formerNames: dice.chance(0.02) ? world.formerName : null,
    uscc: chance < 950 ? code : chance < 960 ? `${world.code.slice(0, 12)}${world.code[13]}${world.code[12]}${world.code.slice(14)}` : null,
    organisationCode: chance >= 960 && chance < 975 ? world.code.slice(8, 17) : null,
    county: dice.chance(0.99) ? world.place.county : null,
    township: dice.chance(rich ? 0.9 : 0.55) ? world.place.township || null : null,
    headcount: dice.chance(0.97) ? world.headcount : null,
    address: rich && dice.chance(0.8) ? world.address : null,
    legalRepresentative: rich && dice.chance(0.9) ? world.person : null,
    phone: rich && dice.chance(0.7) ? world.phone : null,
    coverage: dice.chance(0.3) ? 'own' : 'joint',
  }
}

function writeEntry(
  dice: Dice,
  world: World,
  write: (name: MadeName) => string,
  told: Pick<MadeEntry, 'unit' | 'kind' | 'nearest'>,
  against: RosterUnit | null,
): MadeEntry {
  const { state, uscc, organisationCode } = writtenCode(dice, world.code, told.kind === 'former-name')
  // Counted by others at another time.
  const drift = 2 ** ((dice.between(-10, 10) + dice.between(-10, 10)) / 40)
  const said = dice.chance(0.98) ? Math.max(1, Math.round(world.headcount * (dice.chance(0.5) ? 1 : drift))) : null
  return {
    ...told,
    // Without a code on either side only the name tells, and what stands beside it.
    mayAsk: state === 'missing' || state === 'check' || (against !== null && !hasCode(against)),
    entry: {
      name: write(world.name),
      formerNames: null,
      uscc,
      organisationCode,
      county: dice.chance(0.6) ? world.place.county : null,
      township: dice.chance(0.96) ? world.place.township || null : null,
      headcount: said,
      address: dice.chance(0.5) ? world.address : null,
      legalRepresentative: dice.chance(0.5) ? (dice.chance(0.93) ? world.person : `${world.person}琦`) : null,
      phone: dice.chance(0.5) && dice.chance(0.6) ? world.phone : null,
    },
  }
}

const traditional: Readonly<Record<string, string>> = {
  台: '臺',
  机: '機',
  限: '限',
  责: '責',
  厂: '廠',
  业: '業',
  县: '縣',
  电: '電',
  铭: '銘',
  荣: '榮',
  岚: '嵐',
  轩: '軒',
  车: '車',
  汽: '汽',
  饰: '飾',
}

/** The same enterprise's name as another office writes it. */
function rewritten(dice: Dice, name: MadeName, kind: MadeKind, world: World, maker: NameMaker): string {
  const text = written(name)
  if (kind === 'typo') {
    const at = dice.below(name.brand.length)
    return written({ ...name, brand: name.brand.slice(0, at) + maker.character(dice) + name.brand.slice(at + 1) })
  }
  if (kind === 'dropped-character')
    return written(
      name.trade.length > 3 ? { ...name, trade: name.trade.slice(0, 2) } : name.brand.length > 2 ? { ...name, brand: name.brand.slice(0, -1) } : name,
    )
  if (kind === 'prefix-missing') return name.prefix.startsWith('台州市') && name.prefix.length > 3 ? text.slice(3) : written({ ...name, prefix: '' })
  if (kind === 'prefix-added')
    return name.prefix === '浙江' ? text.replace('浙江', '浙江省') : `浙江省${name.prefix.startsWith('台州') || name.prefix === '' ? '' : '台州市'}${text}`
  if (kind === 'suffix') return text.endsWith('有限责任公司') ? text.replace(/有限责任公司$/, '有限公司') : text.replace(/(?<!股份)有限公司$/, '有限责任公司')
  if (kind === 'former-name') return world.formerName
  if (kind === 'former-in-brackets')
    return dice.chance(0.7) ? `${text}（${dice.pick(['原', '原名：', '曾用名：'])}${world.formerName}）` : `${world.formerName}（现更名为${text}）`
  if (kind === 'brackets') return text.replace('（', '(').replace('）', ')')
  if (kind === 'spaces') return `${text.slice(0, 3)} ${text.slice(3, 6)}　${text.slice(6)}`
  if (kind === 'traditional') return [...text].map((character) => traditional[character] ?? character).join('')
  return text
}

/** Another enterprise that looks like it. */
function neighbour(dice: Dice, world: World, kind: (typeof otherKinds)[number], maker: NameMaker, make: (dice: Dice) => World): World {
  const other = make(dice)
  const beside = {
    ...other,
    place: { ...world.place, township: other.place.county === world.place.county ? other.place.township : dice.chance(0.1) ? world.place.township : '' },
  }
  const { name } = world
  if (kind === 'near-name') {
    const at = dice.below(name.brand.length)
    const brand = name.brand.slice(0, at) + maker.character(dice) + name.brand.slice(at + 1)
    return { ...beside, name: { ...name, brand: brand === name.brand ? `${brand}${maker.character(dice)}` : brand } }
  }
  if (kind === 'branch') {
    const where = shortOf(other.place.countyName)
    const word = dice.pick(['分公司', '第一分公司', '营业部', '分厂', '办事处', '门市部', '第二分店'])
    return { ...other, name: { ...name, form: `${name.form}${dice.chance(0.8) ? where : ''}${word}` } }
  }
  if (kind === 'group-or-not') return { ...beside, name: { ...name, group: !name.group } }
  if (kind === 'numbered') return { ...beside, name: numbered(dice, name) }
  if (kind === 'industry-word') return { ...beside, name: { ...name, trade: name.trade + dice.pick(['制造', '科技', '设备', '贸易', '工程', '配件']) } }
  if (kind === 'same-brand-other-county') {
    const place = other.place.county === world.place.county ? null : other.place
    if (!place) return { ...other, name: { ...name, brand: name.brand + maker.character(dice) } }
    return { ...other, name: { ...name, prefix: dice.chance(0.5) ? place.countyName : `台州市${shortOf(place.countyName)}`, inBrackets: '' } }
  }
  // Two enterprises of one man at one address.
  const sister = weighted(dice, [
    [numbered(dice, name), 4],
    [{ ...name, trade: maker.trade(dice) }, 4],
    [{ ...name, brand: name.brand.slice(0, -1) + maker.character(dice) }, 3],
  ])
  return {
    ...world,
    code: other.code,
    headcount: other.headcount,
    name: sister.trade === name.trade && sister.brand === name.brand ? { ...sister, trade: `${name.trade}配件` } : sister,
  }
}

function numbered(dice: Dice, name: MadeName): MadeName {
  return { ...name, brand: `${name.brand}第${dice.pick(['二', '三', '四'])}` }
}
