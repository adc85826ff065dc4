import { hasBytesAt } from "../text/ascii.js";

/** Words that are known at a time; beyond it the rarest gives way. */
const capacity = 32;

interface Known<Value> {
  readonly bytes: Uint8Array;
  readonly value: Value;
}

/**
 * The few words that most lines have at one place, with a value each. A word is found by comparing
 * bytes, the frequent ones first: no end need be looked for, and no hash be made.
 */
export class KnownWords<Value> {
  readonly #words: Known<Value>[] = [];
  /** Length of the word that `match` found. */
  length = 0;

  /** The value of the word that stands in `bytes` at `at`; undefined: none that is known. */
  match(bytes: Uint8Array, at: number): Value | undefined {
    const words = this.#words;
    for (let index = 0; index < words.length; index += 1) {
      const word = words[index];
      if (word === undefined) break;
      const last = word.bytes.length - 1;
      // Words mostly begin alike.
      if (bytes[at + last] !== word.bytes[last] || !hasBytesAt(bytes, at, word.bytes)) continue;
      this.length = last + 1;
      const before = words[index - 1];
      if (before !== undefined) {
        words[index - 1] = word;
        words[index] = before;
      }
      return word.value;
    }
    return undefined;
  }

  /** Adds a word; the bytes are copied, because those of a block are overwritten by the next. */
  add(bytes: Uint8Array, start: number, end: number, value: Value): void {
    if (this.#words.length === capacity) this.#words.pop();
    this.#words.push({ bytes: Uint8Array.from(bytes.subarray(start, end)), value });
  }
}
