import { copyText } from "../text/copy-text.js";
import { HashTable } from "../text/hash-table.js";
import { hashText } from "../text/hash-text.js";

const hashLimit = 2 ** 53;

/** A key with its hash, for those that are asked for often. */
export interface MapKey {
  readonly text: string;
  readonly hash: number;
}

export function mapKey(text: string): MapKey {
  return { text, hash: hashOf(text) };
}

/**
 * A map of at most about `2 × capacity` keys whose content depends only on what was put in, not on
 * its order: beyond `capacity` the keys with the smallest hashes stay. A key that stays was never
 * dropped on the way, so its value is exact; what was dropped is counted.
 *
 * Keys are mostly fresh slices of a log, which V8 looks up slowly: hence a table by hash. Two keys of
 * one hash, of which there are 2^53, would count as one.
 */
export class BoundedMap<Value> {
  readonly #capacity: number;
  readonly #combine: (kept: Value, added: Value) => Value;
  readonly #values = new HashTable<Value>();
  readonly #keys = new HashTable<string>();
  #limit = hashLimit;

  /** `combine` joins two values of one key; it must be associative and commutative. */
  constructor(capacity: number, combine: (kept: Value, added: Value) => Value) {
    this.#capacity = capacity;
    this.#combine = combine;
  }

  /** Whether keys were dropped. */
  get overflowed(): boolean {
    this.#trim();
    return this.#limit !== hashLimit;
  }

  /** Distinct keys put in: exact up to the capacity, then estimated from how dense their hashes lie. */
  get distinct(): number {
    this.#trim();
    if (this.#limit === hashLimit) return this.#values.size;
    return Math.round((this.#capacity * hashLimit) / this.#limit);
  }

  get({ hash }: MapKey): Value | undefined {
    return this.#values.get(hash);
  }

  /**
   * Adds to a key by its hash (`hashText`), if that needs no new key; else false, and `add` is to be
   * called.
   */
  addKnown(keyHash: number, value: Value): boolean {
    const hash = keyHash || 1;
    const kept = this.#values.get(hash);
    if (kept === undefined) return hash >= this.#limit;
    this.#values.set(hash, this.#combine(kept, value));
    return true;
  }

  add(key: string, value: Value): void {
    this.addKey(mapKey(key), value);
  }

  addKey({ text, hash }: MapKey, value: Value): void {
    if (this.addKnown(hash, value)) return;
    this.#values.set(hash, value);
    this.#keys.set(hash, copyText(text));
    if (this.#values.size > this.#capacity * 2) this.#trim();
  }

  addAll(other: BoundedMap<Value>): void {
    if (this.#values.size === 0 && this.#limit === hashLimit) {
      this.#values.copy(other.#values);
      this.#keys.copy(other.#keys);
      this.#limit = other.#limit;
      return;
    }
    this.#limit = Math.min(this.#limit, other.#limit);
    for (const [hash, key] of other.#keys.entries()) {
      const value = other.#values.get(hash);
      if (value !== undefined) this.add(key, value);
    }
    if (this.#limit !== hashLimit) this.#dropBeyondLimit();
    this.#trim();
  }

  /** In no order. */
  entries(): [string, Value][] {
    this.#trim();
    const entries: [string, Value][] = [];
    for (const [hash, key] of this.#keys.entries()) {
      const value = this.#values.get(hash);
      if (value !== undefined) entries.push([key, value]);
    }
    return entries;
  }

  #trim(): void {
    if (this.#values.size <= this.#capacity) return;
    const hashes = Float64Array.from(this.#keys.entries(), ([hash]) => hash).sort();
    this.#limit = hashes[this.#capacity] ?? this.#limit;
    this.#dropBeyondLimit();
  }

  #dropBeyondLimit(): void {
    for (const [hash] of Array.from(this.#keys.entries())) {
      if (hash < this.#limit) continue;
      this.#keys.delete(hash);
      this.#values.delete(hash);
    }
  }
}

/** From 1: the table keeps 0 for itself. */
function hashOf(key: string): number {
  return hashText(key) || 1;
}

const sum = (kept: number, added: number): number => kept + added;

/** A bounded map that counts. */
export function createCounts(capacity: number): BoundedMap<number> {
  return new BoundedMap<number>(capacity, sum);
}
