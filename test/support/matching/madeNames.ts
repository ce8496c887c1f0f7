// Names of enterprises that are nobody's, by seed: brands from characters drawn anew for each seed, trades both known to the matching and unknown to it.
import { type Dice, diceFor } from '#test/properties/ledgers/dice.ts'
import { knowledge } from '#test/support/knowledge.ts'

export interface MadePlace {
  readonly county: string
  readonly countyName: string
  readonly township: string
}

/** Parts of a name, so that each way of writing it differently knows what it changes. */
export interface MadeName {
  readonly prefix: string
  readonly brand: string
  readonly trade: string
  /** （台州） and the like, before the form; '' without one. */
  readonly inBrackets: string
  readonly group: boolean
  readonly form: string
}

export const written = (name: MadeName): string => {
  const beforeTrade = name.inBrackets !== '' && name.prefix === ''
  return `${name.prefix}${name.brand}${beforeTrade ? name.inBrackets : ''}${name.trade}${beforeTrade ? '' : name.inBrackets}${name.group ? '集团' : ''}${name.form}`
}

const inForce = knowledge.regions.filter(({ local, validTo, successor }) => !local && validTo === null && successor === null)
const counties = inForce.filter(({ level }) => level === 'county')
const townships = knowledge.regions.filter(({ level, validTo }) => level === 'township' && validTo === null)
export const shortOf = (county: string) => county.replace(/[县市区]$/, '')

// A pool that no ledger's names were made from; each seed takes some of it.
const pool =
  '佑沛璟骏铭琪轩睿翰霖炜卓煜翔铠逸凌霄钧祺彦晟韬衡瀚澜颢珩琰璞琛玥琅珏昊旻昱晖曜曦朗皓清涵沁沐汐沣渊湛澄漫瀛潮岱岚峻崇嵩岳嶂松柏桐梓楠榕枫桦梧檀棠榆槿竹筠兰芷蕙荷莲菁蓝茂葆蓬艾芮荣谷禹稷尧舜璋瑜瑾瑶珊珍珠碧琥玉珂骐骥驰骋骊骁鸿鹄鹏鹰鹤鹭雁燕鸾凰麟龟虎豹熊象'
// Hers and theirs: words that the matching's own table has, and words that no table has.
const trades = [
  ...[
    '机械',
    '模具',
    '泵业',
    '塑料制品',
    '橡胶制品',
    '汽车配件',
    '服饰',
    '鞋业',
    '食品',
    '物流',
    '五金',
    '家具',
    '装饰工程',
    '建筑工程',
    '物业管理',
    '餐饮管理',
    '软件',
    '环保科技',
    '进出口',
    '商贸',
    '工艺品',
    '包装印刷',
    '电子商务',
    '人力资源',
    '阀门',
  ],
  ...['蜂胶', '琴弦校音', '古籍修复', '漆线雕', '潜水打捞', '冰雕展陈', '藤编', '海藻深加工', '无人艇', '航模', '陶笛', '盆景养护'],
]
const forms: readonly (readonly [string, number])[] = [
  ['有限公司', 62],
  ['有限责任公司', 8],
  ['股份有限公司', 6],
  ['厂', 10],
  ['经营部', 6],
  ['商行', 3],
  ['专业合作社', 3],
  ['店', 2],
]

export interface NameMaker {
  place(dice: Dice): MadePlace
  name(dice: Dice, place: MadePlace): MadeName
  /** Another character of the seed's pool. */
  character(dice: Dice): string
  trade(dice: Dice): string
  person(dice: Dice): string
}

export function createNameMaker(seed: number): NameMaker {
  const chosen = diceFor('characters', seed)
  const characters = chosen.shuffle([...new Set(pool)]).slice(0, chosen.between(45, 90))
  const ownTrades = chosen.shuffle(trades).slice(0, chosen.between(18, trades.length))
  const character = (dice: Dice) => dice.pick(characters)
  const surnames = '王陈林张李徐吴周黄郑朱叶金应洪梁蔡罗何许'
  return {
    character,
    trade: (dice) => dice.pick(ownTrades),
    person: (dice) => dice.pick([...surnames]) + character(dice) + (dice.chance(0.7) ? character(dice) : ''),
    place: (dice) => {
      const county = dice.pick(counties)
      const inside = townships.filter(({ parent }) => parent === county.code)
      return { county: county.code, countyName: county.name, township: inside.length === 0 ? '' : dice.pick(inside).code }
    },
    name: (dice, { countyName }) => {
      const brand = character(dice) + character(dice) + (dice.chance(0.62) ? character(dice) : '') + (dice.chance(0.04) ? character(dice) : '')
      const form = weighted(dice, forms)
      const trade = dice.pick(ownTrades)
      const kind = dice.below(100)
      const short = shortOf(countyName)
      const bare = { brand, trade, form, group: form === '有限公司' && dice.chance(0.03) }
      if (kind < 30) return { ...bare, prefix: '台州市', inBrackets: '' }
      if (kind < 55) return { ...bare, prefix: countyName, inBrackets: '' }
      if (kind < 68) return { ...bare, prefix: `台州市${short}`, inBrackets: '' }
      if (kind < 80) return { ...bare, prefix: '浙江', inBrackets: '' }
      if (kind < 86) return { ...bare, prefix: '浙江', inBrackets: `（${short}）` }
      if (kind < 93) return { ...bare, prefix: '', inBrackets: '（台州）' }
      return { ...bare, prefix: '台州', inBrackets: '' }
    },
  }
}

export function weighted<T>(dice: Dice, list: readonly (readonly [T, number])[]): T {
  let rest = dice.below(list.reduce((sum, [, weight]) => sum + weight, 0))
  for (const [what, weight] of list) {
    rest -= weight
    if (rest < 0) return what
  }
  throw new RangeError('nothing to pick from')
}
