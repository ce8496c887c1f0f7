// Numbers (hashes) → positions, in typed arrays: some twenty keys for each of tens of thousands of units would make as many strings and small lists.

export interface HashIndex {
  add(hash: number, position: number): void
  /** From now on `look` puts what it finds into this array, each position once. */
  begin(into: number[]): void
  look(this: void, hash: number): void
}

/** @param longest positions of one hash; a hash that has more is as good as not there */
export function createHashIndex(longest: number): HashIndex {
  let slots = 1 << 12
  let used = 0
  /** By slot: the hash, how many positions it has, and where their chain begins (index into `next` and `positions`, −1: free). */
  let hashes = new Uint32Array(slots)
  let counts = new Uint16Array(slots)
  let heads = new Int32Array(slots).fill(-1)
  let next = new Int32Array(1 << 12)
  let positions = new Int32Array(1 << 12)
  let links = 0
  let most = 0
  let seen = new Uint32Array(0)
  let turn = 0
  let found: number[] = []

  const slotOf = (hash: number): number => {
    let slot = hash & (slots - 1)
    while (heads[slot] !== -1 && hashes[slot] !== hash) slot = (slot + 1) & (slots - 1)
    return slot
  }
  const grow = () => {
    const before = { slots, hashes, counts, heads }
    slots *= 2
    hashes = new Uint32Array(slots)
    counts = new Uint16Array(slots)
    heads = new Int32Array(slots).fill(-1)
    for (let old = 0; old < before.slots; old += 1) {
      const head = before.heads[old] ?? -1
      if (head === -1) continue
      const slot = slotOf(before.hashes[old] ?? 0)
      hashes[slot] = before.hashes[old] ?? 0
      counts[slot] = before.counts[old] ?? 0
      heads[slot] = head
    }
  }
  const longer = (array: Int32Array): Int32Array<ArrayBuffer> => {
    const twice = new Int32Array(array.length * 2)
    twice.set(array)
    return twice
  }
  return {
    add: (hash, position) => {
      if (used * 2 > slots) grow()
      const slot = slotOf(hash)
      const head = heads[slot] ?? -1
      const count = counts[slot] ?? 0
      if (head === -1) {
        used += 1
        hashes[slot] = hash
      } else if (positions[head] === position || count > longest) return
      if (links === next.length) {
        next = longer(next)
        positions = longer(positions)
      }
      next[links] = head
      positions[links] = position
      heads[slot] = links
      counts[slot] = count + 1
      links += 1
      if (position > most) most = position
    },
    begin: (into) => {
      found = into
      if (seen.length <= most) {
        seen = new Uint32Array(most + 1)
        turn = 0
      }
      turn += 1
      for (const position of into) seen[position] = turn
    },
    look: (hash) => {
      const slot = slotOf(hash)
      if ((counts[slot] ?? 0) > longest) return
      for (let link = heads[slot] ?? -1; link !== -1; link = next[link] ?? -1) {
        const position = positions[link] ?? 0
        if (seen[position] === turn) continue
        seen[position] = turn
        found.push(position)
      }
    },
  }
}
