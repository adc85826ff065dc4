import { hasBytesAt } from "../text/ascii.js";

/** Words that are known at a time; beyond it the rarest gives way. */
const capacity = 32;

interface Known<Value> {
  readonly bytes: Uint8Array;
  readonly value: Value;
}

/** Places for words by two of their bytes, in which tags of syslog differ; a power of two. */
const slots = 64;
const slotOf = (bytes: Uint8Array, at: number): number =>
  ((bytes[at + 8] ?? 0) * 7 + (bytes[at + 11] ?? 0)) & (slots - 1);

/**
 * The few words that most lines have at one place, with a value each. A word is found by comparing
 * bytes: no end need be looked for, and no hash be made.
 */
export class KnownWords<Value> {
  readonly #words: Known<Value>[] = [];
  /** What was found last for each slot: mostly it is there again. */
  readonly #recent: (Known<Value> | undefined)[] = new Array(slots).fill(undefined);
  /** Length of the word that `match` found. */
  length = 0;

  /** The value of the word that stands in `bytes` at `at`; undefined: none that is known. */
  match(bytes: Uint8Array, at: number): Value | undefined {
    const slot = slotOf(bytes, at);
    let word = this.#recent[slot];
    if (word === undefined || !hasBytesAt(bytes, at, word.bytes)) {
      word = this.#words.find((known) => hasBytesAt(bytes, at, known.bytes));
      if (word === undefined) return undefined;
      this.#recent[slot] = word;
    }
    this.length = word.bytes.length;
    return word.value;
  }

  /** Adds a word; the bytes are copied, because those of a block are overwritten by the next. */
  add(bytes: Uint8Array, start: number, end: number, value: Value): void {
    if (this.#words.length === capacity) this.#words.pop();
    this.#words.push({ bytes: Uint8Array.from(bytes.subarray(start, end)), value });
  }
}
