// Which number belongs to which key, for millions of keys: a Map of a million names takes 150 MB, this takes 32.

/** Slots at first; always a power of two. */
const FIRST = 1024
const FULL = 0.6

/**
 * Numbers by text. Of a text only 96 bits of hash are kept: among ten million keys, the chance that any two are taken for one is below 10⁻¹⁴.
 * Numbers are whole, from 0 to 2³² − 2.
 */
export class KeyIndex {
  #slots = FIRST
  #size = 0
  #first = new Uint32Array(FIRST)
  #second = new Uint32Array(FIRST)
  #third = new Uint32Array(FIRST)
  /** The number plus one; 0 where the slot is free. */
  #numbers = new Uint32Array(FIRST)
  readonly #hash: [number, number, number] = [0, 0, 0]

  get size(): number {
    return this.#size
  }

  get(key: string): number | undefined {
    this.#read(key)
    const number = this.#numbers[this.#slotOf(...this.#hash)] as number
    return number === 0 ? undefined : number - 1
  }

  set(key: string, number: number): void {
    if (this.#size + 1 > this.#slots * FULL) this.#grow()
    this.#read(key)
    const slot = this.#slotOf(...this.#hash)
    if (this.#numbers[slot] === 0) this.#size += 1
    this.#put(slot, this.#hash, number + 1)
  }

  #put(slot: number, [a, b, c]: readonly [number, number, number], number: number): void {
    this.#first[slot] = a
    this.#second[slot] = b
    this.#third[slot] = c
    this.#numbers[slot] = number
  }

  #slotOf(a: number, b: number, c: number): number {
    const mask = this.#slots - 1
    let slot = a & mask
    while (this.#numbers[slot] !== 0 && (this.#first[slot] !== a || this.#second[slot] !== b || this.#third[slot] !== c)) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const [first, second, third, numbers] = [this.#first, this.#second, this.#third, this.#numbers]
    this.#slots *= 2
    this.#first = new Uint32Array(this.#slots)
    this.#second = new Uint32Array(this.#slots)
    this.#third = new Uint32Array(this.#slots)
    this.#numbers = new Uint32Array(this.#slots)
    for (let old = 0; old < numbers.length; old += 1) {
      if (numbers[old] === 0) continue
      const hash = [first[old] as number, second[old] as number, third[old] as number] as const
      this.#put(this.#slotOf(...hash), hash, numbers[old] as number)
    }
  }

  /** Three FNV-like walks with different factors, each ended as MurmurHash3 ends. */
  #read(key: string): void {
    let a = 0x811c9dc5
    let b = 0x9747b28c
    let c = 0x1b873593
    for (let at = 0; at < key.length; at += 1) {
      const unit = key.charCodeAt(at)
      a = Math.imul(a ^ unit, 0x01000193)
      b = Math.imul(b ^ unit, 0x85ebca6b)
      b ^= b >>> 15
      c = Math.imul(c ^ (unit + at), 0xc2b2ae35)
      c ^= c >>> 13
    }
    this.#hash[0] = finished(a)
    this.#hash[1] = finished(b ^ key.length)
    this.#hash[2] = finished(c)
  }
}

function finished(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
