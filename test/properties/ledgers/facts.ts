// What a ledger is about before anybody has written it down badly: names, places, numbers. Every person, unit and number is made up.
import { idCheckCharacter } from '#shared/values/idNumber.ts'
import { isValidOrganisationCode } from '#shared/values/organisationCode.ts'
import { usccCheckCharacter } from '#shared/values/uscc.ts'
import { codeTables, knowledge } from '#test/support/knowledge.ts'
import type { Dice } from './dice.ts'

const living = knowledge.regions.filter((region) => region.validTo === null && region.successor === null)
export const counties = living.filter((region) => region.level === 'county' && region.parent === '331000' && !region.local)

export function townshipsOf(county: string): string[] {
  return living.filter((region) => region.level === 'township' && region.parent === county).map((region) => region.name)
}

export function labelsOf(table: string): readonly { readonly code: string; readonly label: string; readonly aliases?: readonly string[] }[] {
  return codeTables[table]?.entries ?? []
}

/** A number in characters that stand in no other ledger's names. */
export function tagOf(number: number): string {
  const signs = '松柏梅兰竹菊枫桐榆槐椿楠杉桂杏桃柳荷莲葵'
  let tag = ''
  for (let rest = number; tag.length < 3 || rest > 0; rest = Math.floor(rest / signs.length)) tag = (signs[rest % signs.length] ?? '') + tag
  return tag
}

export function unitName(dice: Dice, tag: string, index: number): string {
  const trade = dice.pick(['泵业', '缝纫机', '塑模', '汽车配件', '水产冷冻', '物流', '家政服务', '医药化工', '建筑劳务', '电子科技'])
  const ending = dice.pick(['有限公司', '有限公司', '股份有限公司', '厂', '有限公司（台州分公司）', '合作社'])
  return `${dice.pick(['台州市', '浙江', ''])}${tag}${index + 1}号${trade}${ending}`
}

export function personName(dice: Dice): string {
  if (dice.chance(0.04)) return dice.pick(['买买提·阿不都', '古丽娜尔·艾山', '欧阳若兰'])
  const family = dice.pick([...'林陈王李张黄郑叶卢罗蒋冯'])
  const given = dice.pick([...'知青禾远舟明澜嘉予安和景'])
  return `${family}${given}${dice.chance(0.6) ? dice.pick([...'秋宁川遥轩宜朗霖瑶恒']) : ''}`
}

export function uscc(dice: Dice, kind: 'unit' | 'union'): string {
  const front = `${kind === 'union' ? '81' : '91'}331002MA${digits(dice, 7)}`
  return front + usccCheckCharacter(front)
}

export function organisationCode(dice: Dice): string {
  const body = digits(dice, 8)
  const check = [...'0123456789X'].find((character) => isValidOrganisationCode(body + character))
  return `${body}-${check}`
}

/** 18 characters; the birth date is in it. */
export function idNumber(dice: Dice): string {
  const front = `${dice.pick(counties).code}${day(dice, 1955, 2000).replaceAll('-', '')}${digits(dice, 3)}`
  return front + idCheckCharacter(front)
}

/** y-m-d */
export function day(dice: Dice, from: number, to: number): string {
  return [dice.between(from, to), String(dice.between(1, 12)).padStart(2, '0'), String(dice.between(1, 28)).padStart(2, '0')].join('-')
}

export function mobile(dice: Dice): string {
  return `13${digits(dice, 9)}`
}

function digits(dice: Dice, count: number): string {
  return Array.from({ length: count }, () => dice.below(10)).join('')
}
