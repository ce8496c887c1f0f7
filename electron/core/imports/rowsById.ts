// Which sheet row landed on which record.

/** Sheet rows by record: ids are dense, so an array of numbers holds a million of them in 4 MB. */
export class RowsById {
  #rows = new Uint32Array(4096)

  get(id: number): number | undefined {
    return this.#rows[id] || undefined
  }

  set(id: number, row: number): void {
    if (id >= this.#rows.length) {
      const longer = new Uint32Array(Math.max(id + 1, this.#rows.length * 2))
      longer.set(this.#rows)
      this.#rows = longer
    }
    this.#rows[id] = row
  }
}
