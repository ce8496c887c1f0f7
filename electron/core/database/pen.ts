// Who may write. SQLite lets one connection write at a time and makes the others wait, deaf to everything; the pen refuses them at once, also between threads.

/** One number, shared by every thread that writes to one file: who holds the pen. */
export type PenMemory = SharedArrayBuffer

/** A thread that dies does not drop its pen: whoever started it does, in its name. */
export type Holder = 'core' | 'importer'

export interface Pen {
  /** @returns false when somebody holds it. */
  take(): boolean
  /** Nothing when another holds it. */
  drop(): void
}

const nobody = 0
const numbers: Readonly<Record<Holder, number>> = { core: 1, importer: 2 }

export function newPenMemory(): PenMemory {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
}

export function penOf(memory: PenMemory, holder: Holder): Pen {
  const held = new Int32Array(memory)
  const own = numbers[holder]
  return {
    take: () => Atomics.compareExchange(held, 0, nobody, own) === nobody,
    drop() {
      Atomics.compareExchange(held, 0, own, nobody)
    },
  }
}
