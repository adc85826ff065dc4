/** Buckets of the trigram table; a power of two. */
const buckets = 1 << 14;

interface Entry {
  readonly literal: string;
  /** Where in the literal the trigram stands that the entry is filed under. */
  readonly offset: number;
  readonly owners: number[];
}

/**
 * Finds which of many literals stand in a text, in one pass: each literal is filed under its rarest
 * trigram, and only where that trigram stands is the literal compared. The literals are lower case
 * and at least three code units long.
 */
export class LiteralIndex {
  /** Whether anything is filed in a bucket: most are empty, and this is told fastest. */
  readonly #filled = new Uint8Array(buckets);
  readonly #table: (Entry[] | undefined)[] = new Array<Entry[] | undefined>(buckets);

  /** `literals[owner]` are the literals of one owner. */
  constructor(literals: readonly (readonly string[])[]) {
    const frequency = new Uint32Array(buckets);
    const owners = new Map<string, number[]>();
    literals.forEach((ofOwner, owner) => {
      for (const literal of new Set(ofOwner)) {
        const known = owners.get(literal);
        if (known !== undefined) {
          known.push(owner);
          continue;
        }
        owners.set(literal, [owner]);
        for (let at = 0; at + 3 <= literal.length; at += 1) {
          const bucket = bucketAt(literal, at);
          frequency[bucket] = (frequency[bucket] ?? 0) + 1;
        }
      }
    });
    for (const [literal, ofLiteral] of owners) {
      const offset = rarestTrigram(literal, frequency);
      const bucket = bucketAt(literal, offset);
      const entries = this.#table[bucket] ?? [];
      entries.push({ literal, offset, owners: ofLiteral });
      this.#table[bucket] = entries;
      this.#filled[bucket] = 1;
    }
  }

  /** The owners of the literals in `text`, which is lower case, ascending and each once. */
  find(text: string): number[] {
    const found: number[] = [];
    if (text.length < 3) return found;
    let a = text.charCodeAt(0);
    let b = text.charCodeAt(1);
    for (let at = 0; at + 3 <= text.length; at += 1) {
      const c = text.charCodeAt(at + 2);
      const bucket = bucketOf(a, b, c);
      a = b;
      b = c;
      if (this.#filled[bucket] === 0) continue;
      const entries = this.#table[bucket];
      if (entries === undefined) continue;
      for (const { literal, offset, owners } of entries) {
        if (at >= offset && text.startsWith(literal, at - offset)) {
          for (const owner of owners) if (!found.includes(owner)) found.push(owner);
        }
      }
    }
    return found.sort((one, other) => one - other);
  }
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
