/** A column of whole numbers from 0 on that grows at its end: a million of them in 4 MiB. */
export class Column {
  #values = new Uint32Array(64)

  get values(): Uint32Array {
    return this.#values
  }

  /** Where this value stands next, from a place on; -1: nowhere. */
  next(value: number, from: number): number {
    return this.#values.indexOf(value, from)
  }

  set(place: number, value: number): void {
    if (place >= this.#values.length) {
      const longer = new Uint32Array(Math.max(place + 1, Math.ceil(this.#values.length * 1.5)))
      longer.set(this.#values)
      this.#values = longer
    }
    this.#values[place] = value
  }
}
