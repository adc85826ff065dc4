import { copyText } from "../text/copy-text.js";
import { HashTable } from "../text/hash-table.js";
import { hashText } from "../text/hash-text.js";

/** One key with its value; keys with equal hashes, if ever there are any, hang on one another. */
interface Cell<Value> {
  readonly key: string;
  value: Value;
  next: Cell<Value> | undefined;
}

const hashLimit = 2 ** 53;

/**
 * A map of at most about `2 × capacity` keys whose content depends only on what was put in, not on
 * its order: beyond `capacity` the keys with the smallest hashes stay. A key that stays was never
 * dropped on the way, so its value is exact; what was dropped is counted.
 *
 * Keys are mostly fresh slices of a log, which V8 looks up slowly: hence a table by hash.
 */
export class BoundedMap<Value> {
  readonly #capacity: number;
  readonly #combine: (kept: Value, added: Value) => Value;
  readonly #cells = new HashTable<Cell<Value>>();
  #size = 0;
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
    if (this.#limit === hashLimit) return this.#size;
    return Math.round((this.#capacity * hashLimit) / this.#limit);
  }

  get(key: string): Value | undefined {
    return this.#find(key, hashOf(key))?.value;
  }

  add(key: string, value: Value): void {
    const hash = hashOf(key);
    const cell = this.#find(key, hash);
    if (cell !== undefined) {
      cell.value = this.#combine(cell.value, value);
      return;
    }
    if (hash >= this.#limit) return;
    this.#put(copyText(key), value, hash);
    this.#size += 1;
    if (this.#size > this.#capacity * 2) this.#trim();
  }

  addAll(other: BoundedMap<Value>): void {
    this.#limit = Math.min(this.#limit, other.#limit);
    for (const { key, value } of other.#allCells()) this.add(key, value);
    if (this.#limit !== hashLimit) this.#dropBeyondLimit();
    this.#trim();
  }

  entries(): [string, Value][] {
    this.#trim();
    return Array.from(this.#allCells(), ({ key, value }) => [key, value]);
  }

  #find(key: string, hash: number): Cell<Value> | undefined {
    let cell = this.#cells.get(hash);
    while (cell !== undefined && cell.key !== key) cell = cell.next;
    return cell;
  }

  #put(key: string, value: Value, hash: number): void {
    this.#cells.set(hash, { key, value, next: this.#cells.get(hash) });
  }

  *#allCells(): Generator<Cell<Value>> {
    for (const first of this.#cells.values()) {
      for (let cell: Cell<Value> | undefined = first; cell !== undefined; cell = cell.next) {
        yield cell;
      }
    }
  }

  #trim(): void {
    if (this.#size <= this.#capacity) return;
    const hashes = Float64Array.from(this.#allCells(), ({ key }) => hashOf(key)).sort();
    this.#limit = hashes[this.#capacity] ?? this.#limit;
    this.#dropBeyondLimit();
  }

  #dropBeyondLimit(): void {
    const kept = Array.from(this.#allCells()).filter(({ key }) => hashOf(key) < this.#limit);
    this.#cells.clear();
    this.#size = kept.length;
    for (const { key, value } of kept) this.#put(key, value, hashOf(key));
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
