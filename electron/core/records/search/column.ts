/** A column of whole numbers from 0 on that grows at its end: a million of them in 4 MiB. */
export class Column {
  #values = new Uint32Array(new ArrayBuffer(64 * Uint32Array.BYTES_PER_ELEMENT))

  get values(): Uint32Array {
    return this.#values
  }

  /** Where this value stands next, from a place on; -1: nowhere. */
  next(value: number, from: number): number {
    return this.#values.indexOf(value, from)
  }

  set(place: number, value: number): void {
    if (place >= this.#values.length) this.reserve(Math.max(place + 1, Math.ceil(this.#values.length * 1.5)))
    this.#values[place] = value
  }

  /** Makes room for so many in all. The room that it had goes at once: the collector, which does not feel how much it is, may take its time. */
  reserve(length: number): void {
    if (length > this.#values.length) this.#values = new Uint32Array(this.#values.buffer.transfer(length * Uint32Array.BYTES_PER_ELEMENT))
  }
}
