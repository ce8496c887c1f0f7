// Which number belongs to which key, for millions of keys: a Map of a million names takes 150 MB, this takes 28.

/** Slots at first. */
const FIRST = 1024
const FULL = 0.6
/** Numbers in a slot: three of hash, then the key's number plus one, 0 where the slot is free. Side by side, so that one look at memory answers. */
const WIDE = 4

/** In parts: the same as the parts joined by U+0000, without the join. */
export type Key = string | readonly string[]

/**
 * Numbers by text. Of a text only 96 bits of hash are kept: among ten million keys, the chance that any two are taken for one is below 10⁻¹⁴.
 * Numbers are whole, from 0 to 2³² − 2.
 */
export class KeyIndex {
  #slots: number
  #size = 0
  #table: Uint32Array<ArrayBuffer>

  /** @param expected so many keys fit without growing */
  constructor(expected = 0) {
    this.#slots = slotsFor(expected)
    this.#table = new Uint32Array(this.#slots * WIDE)
  }

  get size(): number {
    return this.#size
  }

  get(key: Key): number | undefined {
    read(key)
    const number = this.#table[slotOf(this.#table, this.#slots) + 3] as number
    return number === 0 ? undefined : number - 1
  }

  set(key: Key, number: number): void {
    if (this.#size + 1 > this.#slots * FULL) this.#grow(this.#slots * 2)
    read(key)
    const slot = slotOf(this.#table, this.#slots)
    if (this.#table[slot + 3] === 0) this.#size += 1
    put(this.#table, slot, number + 1)
  }

  /** Gives a number to a key that has none. @returns the number of one that has, which it keeps */
  add(key: Key, number: number): number | undefined {
    if (this.#size + 1 > this.#slots * FULL) this.#grow(this.#slots * 2)
    read(key)
    const slot = slotOf(this.#table, this.#slots)
    const known = this.#table[slot + 3] as number
    if (known !== 0) return known - 1
    this.#size += 1
    put(this.#table, slot, number + 1)
    return undefined
  }

  /** Makes room at once for so many keys in all: growing step by step takes time, and in the end more room. */
  reserve(expected: number): void {
    if (slotsFor(expected) > this.#slots) this.#grow(slotsFor(expected))
  }

  #grow(slots: number): void {
    const old = this.#table
    const table = new Uint32Array(slots * WIDE)
    for (let at = 0; at < old.length; at += WIDE) {
      const number = old[at + 3] as number
      if (number === 0) continue
      hash[0] = old[at] as number
      hash[1] = old[at + 1] as number
      hash[2] = old[at + 2] as number
      put(table, slotOf(table, slots), number)
    }
    this.#slots = slots
    this.#table = table
    free(old)
  }

  /** Empties it, and gives its memory back at once: the collector, which does not feel how much these arrays hold, may take its time. */
  clear(): void {
    free(this.#table)
    this.#slots = FIRST
    this.#size = 0
    this.#table = new Uint32Array(FIRST * WIDE)
  }
}

function free({ buffer }: Uint32Array<ArrayBuffer>): void {
  buffer.transfer(0)
}

function slotsFor(keys: number): number {
  return Math.max(FIRST, Math.ceil((keys + 1) / FULL))
}

/** Of the key that was read last; it never outlives a call. */
const hash = new Uint32Array(3)

/** Place in the table of the key that was read last, or of the free slot where it belongs. */
function slotOf(table: Uint32Array, slots: number): number {
  const a = hash[0] as number
  const b = hash[1] as number
  const c = hash[2] as number
  // The first hash as a share of the whole: any number of slots will do, not only powers of two.
  let slot = Math.floor((a / 2 ** 32) * slots) * WIDE
  while (table[slot + 3] !== 0 && (table[slot] !== a || table[slot + 1] !== b || table[slot + 2] !== c)) {
    slot += WIDE
    if (slot === table.length) slot = 0
  }
  return slot
}

function put(table: Uint32Array, slot: number, number: number): void {
  table[slot] = hash[0] as number
  table[slot + 1] = hash[1] as number
  table[slot + 2] = hash[2] as number
  table[slot + 3] = number
}

/** Three FNV-like walks with different factors, each ended as MurmurHash3 ends. */
function read(key: Key): void {
  let a = 0x811c9dc5
  let b = 0x9747b28c
  let c = 0x1b873593
  let length = 0
  const parts = typeof key === 'string' ? 1 : key.length
  for (let part = 0; part < parts; part += 1) {
    const text = typeof key === 'string' ? key : (key[part] as string)
    // From the second part on, what stands at -1 is the U+0000 between the parts.
    for (let at = part === 0 ? 0 : -1; at < text.length; at += 1) {
      const unit = at < 0 ? 0 : text.charCodeAt(at)
      a = Math.imul(a ^ unit, 0x01000193)
      b = Math.imul(b ^ unit, 0x85ebca6b)
      b ^= b >>> 15
      c = Math.imul(c ^ (unit + length), 0xc2b2ae35)
      c ^= c >>> 13
      length += 1
    }
  }
  hash[0] = finished(a)
  hash[1] = finished(b ^ length)
  hash[2] = finished(c)
}

function finished(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
