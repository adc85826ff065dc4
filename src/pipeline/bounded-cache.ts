/**
 * Remembers values by key, which is a hash, in two generations: when the young one holds `capacity` keys, it becomes
 * the old one and the old one is dropped. So at most twice `capacity` keys are held, and a key that
 * keeps being asked for stays.
 */
export class BoundedCache<V> {
  readonly #capacity: number;
  #young = new Map<number, V>();
  #old = new Map<number, V>();

  /** @param capacity keys of one generation, at least 1. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Keys held, at most twice the capacity. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }

  get(key: number): V | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old === undefined) return undefined;
    this.#old.delete(key);
    this.set(key, old);
    return old;
  }

  set(key: number, value: V): void {
    if (this.#young.size >= this.#capacity) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
