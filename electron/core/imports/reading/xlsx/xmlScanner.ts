// A walk over XML bytes as they arrive: no tree, no strings until somebody asks. A sheet of a million rows is half a gigabyte of tags, and this is the loop that sees each of them.

/** Positions are offsets into `bytes`, valid during the call only. Names are local: the prefix is left out, whichever it is. */
export interface XmlHandler {
  open(bytes: Buffer, nameStart: number, nameEnd: number, attributesEnd: number, empty: boolean): void
  close(bytes: Buffer, nameStart: number, nameEnd: number): void
  /** Raw characters between two tags (`cdata`: taken as they stand, without entities). May come in several pieces. */
  text(bytes: Buffer, start: number, end: number, cdata: boolean): void
  /**
   * Whole elements at `at`, of a form so plain that the handler takes them by itself; asked at every opening tag inside another element.
   * @returns where the first thing begins that it does not take
   */
  plain?(bytes: Buffer, at: number): number
}

/** The XML cannot be what the format demands; `unsafe` when it carries a DTD, which no office program writes. */
export class XmlFault extends Error {
  readonly unsafe: boolean
  constructor(message: string, unsafe = false) {
    super(message)
    this.unsafe = unsafe
  }
}

const LONGEST_TOKEN = 16 * 1024 * 1024
const DEEPEST = 256

const LT = 0x3c
const GT = 0x3e
const SLASH = 0x2f
const COLON = 0x3a
const QUOTE = 0x22
const APOSTROPHE = 0x27

export class XmlScanner {
  readonly #handler: XmlHandler
  /** Hashes of the names that are open, to tell a wrong closing tag. */
  readonly #open = new Int32Array(DEEPEST)
  #depth = 0
  /** What has been written and not yet been understood stands at its front. Kept, since a sheet comes in thousands of chunks. */
  #window = Buffer.allocUnsafe(512 * 1024)
  #pending = 0
  #roots = 0

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  /** @throws XmlFault */
  write(chunk: Buffer): void {
    const length = this.#pending + chunk.length
    if (length > this.#window.length) {
      const wider = Buffer.allocUnsafe(length * 2)
      this.#window.copy(wider, 0, 0, this.#pending)
      this.#window = wider
    }
    chunk.copy(this.#window, this.#pending)
    const rest = this.#scan(this.#window.subarray(0, length))
    if (length - rest > LONGEST_TOKEN) throw new XmlFault('a tag or text without end')
    this.#window.copyWithin(0, rest, length)
    this.#pending = length - rest
  }

  /** @throws XmlFault when something is still open, or there was nothing. */
  end(): void {
    if (this.#depth > 0) throw new XmlFault('ends inside an element')
    if (this.#roots !== 1) throw new XmlFault(this.#roots === 0 ? 'has no root element' : 'has more than one root element')
    if (this.#window.subarray(0, this.#pending).includes(LT)) throw new XmlFault('ends inside a tag')
  }

  /** @returns where the first incomplete token begins. */
  #scan(bytes: Buffer): number {
    const length = bytes.length
    let at = 0
    while (at < length) {
      let tag = at
      while (tag < length && bytes[tag] !== LT) tag += 1
      if (tag === length) return at
      if (tag > at && this.#depth > 0) this.#handler.text(bytes, at, tag, false)
      at = tag
      const second = bytes[tag + 1]
      if (second === undefined) return at
      let next: number
      if (second === SLASH) next = this.#closing(bytes, tag)
      else if (second === 0x21) next = this.#declaration(bytes, tag)
      else if (second === 0x3f) {
        const end = bytes.indexOf('?>', tag + 2)
        next = end < 0 ? -1 : end + 2
      } else {
        const taken = this.#depth > 0 && this.#depth < DEEPEST - 1 ? (this.#handler.plain?.(bytes, tag) ?? tag) : tag
        next = taken > tag ? taken : this.#opening(bytes, tag)
      }
      if (next < 0) return at
      at = next
    }
    return at
  }

  #opening(bytes: Buffer, tag: number): number {
    const length = bytes.length
    let at = tag + 1
    let nameStart = at
    let hash = 0
    let byte = 0
    for (; at < length; at += 1) {
      byte = bytes[at] as number
      if (byte <= 0x20 || byte === GT || byte === SLASH) break
      if (byte === LT) throw new XmlFault('a tag inside a tag')
      hash = (hash * 31 + byte) | 0
      if (byte === COLON) nameStart = at + 1
    }
    const nameEnd = at
    // A quoted value may hold a ">".
    let quote = 0
    for (; at < length; at += 1) {
      byte = bytes[at] as number
      if (quote !== 0) {
        if (byte === quote) quote = 0
        else if (byte === LT) throw new XmlFault('a tag inside an attribute')
      } else if (byte === GT) break
      else if (byte === QUOTE || byte === APOSTROPHE) quote = byte
      else if (byte === LT) throw new XmlFault('a tag inside a tag')
    }
    if (at >= length) return -1
    if (nameEnd === nameStart) throw new XmlFault('a tag without a name')
    const empty = bytes[at - 1] === SLASH
    if (this.#depth === 0) this.#roots += 1
    if (!empty) {
      if (this.#depth === DEEPEST) throw new XmlFault('nested too deeply')
      this.#open[this.#depth] = hash
      this.#depth += 1
    }
    this.#handler.open(bytes, nameStart, nameEnd, empty ? at - 1 : at, empty)
    return at + 1
  }

  #closing(bytes: Buffer, tag: number): number {
    const length = bytes.length
    let at = tag + 2
    let nameStart = at
    let hash = 0
    for (; at < length; at += 1) {
      const byte = bytes[at] as number
      if (byte <= 0x20 || byte === GT) break
      hash = (hash * 31 + byte) | 0
      if (byte === COLON) nameStart = at + 1
    }
    const nameEnd = at
    while (at < length && (bytes[at] as number) <= 0x20) at += 1
    if (at >= length) return -1
    if (bytes[at] !== GT) throw new XmlFault('a closing tag that does not end')
    this.#depth -= 1
    if (this.#depth < 0 || this.#open[this.#depth] !== hash) throw new XmlFault('a closing tag that closes nothing')
    this.#handler.close(bytes, nameStart, nameEnd)
    return at + 1
  }

  #declaration(bytes: Buffer, tag: number): number {
    if (bytes.length - tag < 9) return -1
    const head = bytes.toString('latin1', tag, tag + 9)
    if (head.startsWith('<!--')) {
      const end = bytes.indexOf('-->', tag + 4)
      return end < 0 ? -1 : end + 3
    }
    if (head === '<![CDATA[') {
      const end = bytes.indexOf(']]>', tag + 9)
      if (end < 0) return -1
      if (this.#depth > 0 && end > tag + 9) this.#handler.text(bytes, tag + 9, end, true)
      return end + 3
    }
    throw new XmlFault('a document type declaration', head.toUpperCase() === '<!DOCTYPE')
  }
}
