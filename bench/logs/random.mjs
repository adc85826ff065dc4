/** A seeded generator (mulberry32): the same seed gives the same log on every machine. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A number in [0, 1). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number in [0, bound). */
  below(bound) {
    return Math.floor(this.next() * bound);
  }

  chance(share) {
    return this.next() < share;
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** A waiting time: mostly short, sometimes several times the mean. */
  wait(mean) {
    return -Math.log(1 - this.next()) * mean;
  }

  /** `length` characters of `alphabet`. */
  word(length, alphabet) {
    let word = "";
    for (let i = 0; i < length; i += 1) word += alphabet[this.below(alphabet.length)];
    return word;
  }
}

/** A function that picks among `[weight, value]` pairs; `at` is a number in [0, 1). */
export function weighted(pairs) {
  const total = pairs.reduce((sum, [weight]) => sum + weight, 0);
  const slots = [];
  for (const [weight, value] of pairs) {
    const count = Math.max(1, Math.round((weight / total) * 1000));
    for (let i = 0; i < count; i += 1) slots.push(value);
  }
  return (at) => slots[Math.floor(at * slots.length)];
}
