/** Buckets of the trigram table; a power of two. */
const buckets = 1 << 14;

/** A literal in the bucket of one of its trigrams. */
interface Entry {
  /** The literal's UTF-16 code units. */
  readonly codes: Uint16Array;
  /** Where in the literal the trigram stands that it is filed under. */
  readonly offset: number;
  readonly owners: readonly number[];
  /** The next literal in the bucket. */
  readonly next: Entry | undefined;
}

/**
 * Finds which of many literals stand in a text, in one pass: each literal is filed under the one of
 * its trigrams that is the rarest in ordinary texts, and only where that trigram stands is the
 * literal compared. The literals are lower case and at least three code units long.
 */
export class LiteralIndex {
  /** Whether anything is filed in a bucket: most are empty, and this is told fastest. */
  readonly #filled = new Uint8Array(buckets);
  readonly #table: (Entry | undefined)[] = new Array(buckets).fill(undefined);
  /** Code units of the text at hand. */
  #codes = new Uint16Array(1024);
  readonly #found: number[] = [];

  /**
   * `literals[owner]` are the literals of one owner; `frequency` is that of the trigrams of ordinary
   * texts, which makes a search quick but decides nothing.
   */
  constructor(literals: readonly (readonly string[])[], frequency = trigramFrequency([])) {
    const owners = new Map<string, number[]>();
    literals.forEach((ofOwner, owner) => {
      for (const literal of ofOwner) {
        const known = owners.get(literal);
        if (known === undefined) owners.set(literal, [owner]);
        else if (known.at(-1) !== owner) known.push(owner);
      }
    });
    for (const [literal, ofLiteral] of owners) {
      const offset = rarestTrigram(literal, frequency);
      const bucket = bucketAt(literal, offset);
      const codes = new Uint16Array(literal.length);
      for (let at = 0; at < literal.length; at += 1) codes[at] = literal.charCodeAt(at);
      this.#table[bucket] = { codes, offset, owners: ofLiteral, next: this.#table[bucket] };
      this.#filled[bucket] = 1;
    }
  }

  /**
   * The owners of the literals in `text`, which is lower case, ascending and each once. The list is
   * the index's own, and good until the next call.
   */
  find(text: string): readonly number[] {
    const { length } = text;
    const found = this.#found;
    found.length = 0;
    if (length < 3) return found;
    if (this.#codes.length < length) this.#codes = new Uint16Array(length * 2);
    const codes = this.#codes;
    const filled = this.#filled;
    let a = text.charCodeAt(0);
    let b = text.charCodeAt(1);
    codes[0] = a;
    codes[1] = b;
    for (let at = 2; at < length; at += 1) {
      const c = text.charCodeAt(at);
      codes[at] = c;
      // A literal may reach beyond what was read so far, so hits are looked at below.
      if (filled[bucketOf(a, b, c)] === 1) found.push(at - 2);
      a = b;
      b = c;
    }
    return this.#ownersAt(length);
  }

  /** Turns the places of trigrams into the owners of the literals that really stand there. */
  #ownersAt(length: number): readonly number[] {
    const codes = this.#codes;
    const found = this.#found;
    const hits = found.length;
    for (let hit = 0; hit < hits; hit += 1) {
      const at = found[hit] ?? 0;
      const bucket = bucketOf(codes[at] ?? 0, codes[at + 1] ?? 0, codes[at + 2] ?? 0);
      let entry = this.#table[bucket];
      for (; entry !== undefined; entry = entry.next) {
        if (!standsAt(entry.codes, codes, at - entry.offset, length)) continue;
        for (const owner of entry.owners) insert(found, hits, owner);
      }
    }
    found.copyWithin(0, hits);
    found.length -= hits;
    return found;
  }
}

function standsAt(
  literal: Uint16Array,
  codes: Uint16Array,
  start: number,
  length: number,
): boolean {
  if (start < 0 || start + literal.length > length) return false;
  for (let index = 0; index < literal.length; index += 1) {
    if (literal[index] !== codes[start + index]) return false;
  }
  return true;
}

/** Puts a value into the ascending rest of a list behind `from`, once; few stand there. */
function insert(list: number[], from: number, value: number): void {
  let at = list.length;
  while (at > from && (list[at - 1] ?? 0) > value) at -= 1;
  if (at > from && list[at - 1] === value) return;
  list.push(value);
  for (let index = list.length - 1; index > at; index -= 1) list[index] = list[index - 1] ?? 0;
  list[at] = value;
}

/** How often each trigram stands in texts, which are in lower case. */
export function trigramFrequency(texts: Iterable<string>): Uint32Array {
  const frequency = new Uint32Array(buckets);
  for (const text of texts) {
    for (let at = 0; at + 3 <= text.length; at += 1) {
      const bucket = bucketAt(text, at);
      frequency[bucket] = (frequency[bucket] ?? 0) + 1;
    }
  }
  return frequency;
}

function bucketAt(text: string, at: number): number {
  return bucketOf(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2));
}

function bucketOf(a: number, b: number, c: number): number {
  return (Math.imul(a, 961) + Math.imul(b, 31) + c) & (buckets - 1);
}

function rarestTrigram(literal: string, frequency: Uint32Array): number {
  let best = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let at = 0; at + 3 <= literal.length; at += 1) {
    const count = frequency[bucketAt(literal, at)] ?? 0;
    if (count < fewest) {
      fewest = count;
      best = at;
    }
  }
  return best;
}
