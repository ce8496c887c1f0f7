// Every different text of the office's names, once, in one long string: to look through 350,000 of them that way takes a millisecond or two, and no index on disk has to be kept.
import { EXACT, INSIDE, PREFIX } from './score.ts'
import { Fitting, type Spelling } from './spelling.ts'

/** What a text is to what was typed, by its number. */
export type Marks = Uint8Array

const BETWEEN = '\n'

export class Texts {
  readonly #numbers = new Map<string, number>()
  /** Number 0 stands for no text. */
  readonly #texts: string[] = ['']
  #joined = ''
  /** Where each text begins in `#joined`, and after the last one its end. */
  #starts = new Uint32Array(1)

  /** @param text folded, without line breaks @returns its number, for good */
  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.#texts.length
    this.#numbers.set(text, number)
    this.#texts.push(text)
    return number
  }

  /** The texts that hold this one, scored; nothing at all where none does. @param best what counts for more than its middle: of names the beginning, of codes the end */
  holding(text: string, best: 'beginning' | 'end' = 'beginning'): Marks {
    this.#join()
    let place = text === '' || text.includes(BETWEEN) ? -1 : this.#joined.indexOf(text)
    const marks = new Uint8Array(place < 0 ? 0 : this.#texts.length)
    while (place >= 0) {
      const number = this.#textAt(place)
      const [start, end] = [this.#startOf(number), this.#startOf(number + 1) - 1]
      const isBest = best === 'beginning' ? place === start : this.#joined.startsWith(text, end - text.length)
      marks[number] = end - start === text.length ? EXACT : isBest ? PREFIX : INSIDE
      place = this.#joined.indexOf(text, end + 1)
    }
    return marks
  }

  /** The texts that are read so, or hold something that is. */
  spelled(spelling: Spelling): Marks {
    this.#join()
    const marks = new Uint8Array(this.#texts.length)
    const fitting = new Fitting(spelling)
    for (let number = 1; number < marks.length; number += 1) marks[number] = fitting.scoreOf(this.#joined, this.#startOf(number), this.#startOf(number + 1) - 1)
    return marks
  }

  #startOf(number: number): number {
    return this.#starts[number] ?? this.#joined.length
  }

  /** The text to which this place of `#joined` belongs. */
  #textAt(place: number): number {
    let [low, high] = [0, this.#texts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#startOf(middle) <= place) low = middle
      else high = middle - 1
    }
    return low
  }

  #join(): void {
    if (this.#starts.length === this.#texts.length + 1) return
    this.#starts = new Uint32Array(this.#texts.length + 1)
    let place = 0
    for (const [number, text] of this.#texts.entries()) {
      this.#starts[number] = place
      place += text.length + BETWEEN.length
    }
    this.#starts[this.#texts.length] = place
    this.#joined = `${this.#texts.join(BETWEEN)}${BETWEEN}`
  }
}
