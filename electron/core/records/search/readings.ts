// How Chinese characters may be read, so that a name is found by what clerks type for it: 单 is shan in a name and dan elsewhere, 重庆 is chongqing and 重型 zhongxing.
import { pinyin } from 'pinyin-pro'

/** By code unit: readings without tones, ü as v; nothing for what is no Chinese character. */
const known = new Map<number, readonly string[]>()
/** By code unit: one bit per letter with which it may begin, and `LOOKED_UP`. */
const beginnings = new Int32Array(0x1_0000)
const LOOKED_UP = 1 << 30
const A = 0x61

/** Every reading of the character, that of a surname too. @param unit UTF-16 */
export function readingsOf(unit: number): readonly string[] {
  const before = known.get(unit)
  if (before) return before
  const readings = isHanUnit(unit) ? lookUp(String.fromCharCode(unit)) : []
  known.set(unit, readings)
  return readings
}

function lookUp(character: string): readonly string[] {
  const any = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
  const asSurname = pinyin(character, { mode: 'surname', toneType: 'none', type: 'array', v: true })
  const readings = [...any, ...asSurname].filter((reading) => /^[a-z]+$/.test(reading))
  // 吕 is typed lv, lu or, as in a passport, lyu.
  const spelled = readings.flatMap((reading) => (reading.includes('v') ? [reading, reading.replace('v', 'u'), reading.replace('v', 'yu')] : [reading]))
  return [...new Set(spelled)]
}

/** Whether some reading of the character, or the Latin letter that it is, begins with this letter. @param letter code unit of a–z */
export function mayBegin(unit: number, letter: number): boolean {
  let bits = beginnings[unit] ?? 0
  if (bits === 0) {
    bits = LOOKED_UP
    for (const reading of readingsOf(unit)) bits |= 1 << (reading.charCodeAt(0) - A)
    if (unit >= 0x41 && unit <= 0x5a) bits |= 1 << (unit - 0x41)
    beginnings[unit] = bits
  }
  return (bits & (1 << (letter - A))) !== 0
}

function isHanUnit(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf)
}
