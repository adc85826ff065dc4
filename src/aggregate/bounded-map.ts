import { copyText } from "../text/copy-text.js";
import { hashText } from "../text/hash-text.js";

/**
 * A map of at most about `2 × capacity` keys whose content depends only on what was put in, not on
 * its order: beyond `capacity` the keys with the smallest hashes stay. A key that stays was never
 * dropped on the way, so its value is exact; what was dropped is counted.
 */
export class BoundedMap<Value> {
  readonly #capacity: number;
  readonly #combine: (kept: Value, added: Value) => Value;
  readonly #cells = new Map<string, { value: Value }>();
  #limit = Number.POSITIVE_INFINITY;

  /** `combine` joins two values of one key; it must be associative and commutative. */
  constructor(capacity: number, combine: (kept: Value, added: Value) => Value) {
    this.#capacity = capacity;
    this.#combine = combine;
  }

  /** Whether keys were dropped. */
  get overflowed(): boolean {
    this.#trim();
    return this.#limit !== Number.POSITIVE_INFINITY;
  }

  /** Distinct keys put in: exact up to the capacity, then estimated from how dense their hashes lie. */
  get distinct(): number {
    this.#trim();
    if (this.#limit === Number.POSITIVE_INFINITY) return this.#cells.size;
    return Math.round((this.#capacity * 2 ** 53) / this.#limit);
  }

  get(key: string): Value | undefined {
    return this.#cells.get(key)?.value;
  }

  add(key: string, value: Value): void {
    const cell = this.#cells.get(key);
    if (cell !== undefined) {
      cell.value = this.#combine(cell.value, value);
      return;
    }
    if (this.#limit !== Number.POSITIVE_INFINITY && hashText(key) >= this.#limit) return;
    this.#cells.set(copyText(key), { value });
    if (this.#cells.size > this.#capacity * 2) this.#trim();
  }

  addAll(other: BoundedMap<Value>): void {
    this.#limit = Math.min(this.#limit, other.#limit);
    for (const [key, { value }] of other.#cells) this.add(key, value);
    if (this.#limit !== Number.POSITIVE_INFINITY) this.#dropBeyondLimit();
    this.#trim();
  }

  entries(): [string, Value][] {
    this.#trim();
    return Array.from(this.#cells, ([key, { value }]) => [key, value]);
  }

  #trim(): void {
    if (this.#cells.size <= this.#capacity) return;
    const hashes = Float64Array.from(this.#cells.keys(), hashText).sort();
    this.#limit = hashes[this.#capacity] ?? this.#limit;
    this.#dropBeyondLimit();
  }

  #dropBeyondLimit(): void {
    for (const key of this.#cells.keys()) {
      if (hashText(key) >= this.#limit) this.#cells.delete(key);
    }
  }
}

const sum = (kept: number, added: number): number => kept + added;

/** A bounded map that counts. */
export function createCounts(capacity: number): BoundedMap<number> {
  return new BoundedMap<number>(capacity, sum);
}
