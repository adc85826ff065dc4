import { hashText } from "../text/hash-text.js";

/** Hashes kept; a count up to here is exact. */
export const distinctCapacity = 32_768;

const hashRange = 2 ** 53;
const empty = -1;

/**
 * Counts distinct texts in bounded memory: at most 32 bytes for each hash kept. It keeps the smallest
 * hashes seen: up to its capacity, a power of two, the count is exact; beyond, it is estimated from
 * how dense they lie, with a standard error of 1 / √capacity: 0.6 % unless told otherwise (Bar-Yossef
 * et al., "Counting Distinct Elements in a Data Stream", 2002). What is kept depends only on the set
 * of texts, so counters of parts merge into the counter of the whole, in any order.
 */
export class DistinctCounter {
  readonly #capacity: number;
  #table = new Float64Array(16).fill(empty);
  #size = 0;
  /** Hashes from here on are not kept. */
  #limit = hashRange;

  /** Only counters of one capacity may be merged. */
  constructor(capacity: number = distinctCapacity) {
    this.#capacity = capacity;
  }

  add(text: string): void {
    this.addHash(hashText(text));
  }

  /** Counts whatever has this hash, a number below 2^53 that is evenly spread. */
  addHash(hash: number): void {
    this.#insert(hash);
  }

  /** Folds another counter in. */
  addAll(other: DistinctCounter): void {
    if (this.#size === 0 && this.#limit === hashRange) {
      this.#table = other.#table.slice();
      this.#size = other.#size;
      this.#limit = other.#limit;
      return;
    }
    this.#limit = Math.min(this.#limit, other.#limit);
    for (const hash of other.#table) if (hash !== empty) this.#insert(hash);
    this.#trim();
  }

  /** Whether `count` is an estimate. */
  get estimated(): boolean {
    this.#trim();
    return this.#limit !== hashRange;
  }

  get count(): number {
    this.#trim();
    if (this.#limit === hashRange) return this.#size;
    return Math.round((this.#capacity * hashRange) / this.#limit);
  }

  #insert(hash: number): void {
    if (hash >= this.#limit) return;
    const mask = this.#table.length - 1;
    let at = hash & mask;
    for (let kept = this.#table[at]; kept !== empty; kept = this.#table[at]) {
      if (kept === hash) return;
      at = (at + 1) & mask;
    }
    this.#table[at] = hash;
    this.#size += 1;
    if (this.#size * 2 > this.#table.length) {
      if (this.#size > this.#capacity * 2 - 2) this.#trim();
      else this.#rebuild(this.#kept(), this.#table.length * 2);
    }
  }

  #kept(): Float64Array {
    return this.#table.filter((hash) => hash !== empty);
  }

  /** Drops what lies beyond the capacity: the largest hashes, whatever order they came in. */
  #trim(): void {
    const beyondLimit = this.#size > this.#capacity;
    if (!beyondLimit) return;
    const sorted = this.#kept().sort();
    this.#limit = sorted[this.#capacity] ?? this.#limit;
    this.#rebuild(sorted.subarray(0, this.#capacity), this.#table.length);
  }

  #rebuild(hashes: Float64Array, length: number): void {
    this.#table = new Float64Array(length).fill(empty);
    this.#size = 0;
    for (const hash of hashes) this.#place(hash);
  }

  #place(hash: number): void {
    const mask = this.#table.length - 1;
    let at = hash & mask;
    while (this.#table[at] !== empty) at = (at + 1) & mask;
    this.#table[at] = hash;
    this.#size += 1;
  }
}
