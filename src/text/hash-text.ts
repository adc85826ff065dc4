/**
 * Hashes text to an integer below 2^53, evenly enough to count distinct values by and to notice
 * edits. Two 32-bit multiplicative streams are mixed at the end; no defence against an adversary who
 * looks for collisions, which would only make a count too low.
 */
export function hashText(text: string): number {
  let low = lowSeed;
  let high = highSeed;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, lowFactor);
    high = Math.imul(high ^ code, highFactor);
  }
  return mix(low, high);
}

/** Hashes the first code units of an array as `hashText` does the same text. */
export function hashCodes(codes: Uint16Array, length: number): number {
  let low = lowSeed;
  let high = highSeed;
  for (let at = 0; at < length; at += 1) {
    const code = codes[at] ?? 0;
    low = Math.imul(low ^ code, lowFactor);
    high = Math.imul(high ^ code, highFactor);
  }
  return mix(low, high);
}

/** One hash for two, in this order. */
export function joinHashes(first: number, second: number): number {
  const low = Math.imul(first ^ lowSeed, lowFactor) ^ second;
  const high = Math.imul(second ^ highSeed, highFactor) ^ Math.floor(first / 0x100000000);
  return mix(low, high ^ Math.imul(Math.floor(second / 0x100000000), lowFactor));
}

/** Hashes several texts as one; where one ends and the next begins makes a difference. */
export function hashTexts(texts: readonly string[]): number {
  let low = lowSeed;
  let high = highSeed;
  for (const text of texts) {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      low = Math.imul(low ^ code, lowFactor);
      high = Math.imul(high ^ code, highFactor);
    }
    // No code unit: a text cannot imitate the end of another.
    low = Math.imul(low ^ 0x10000, lowFactor);
    high = Math.imul(high ^ 0x10000, highFactor);
  }
  return mix(low, high);
}

/** Hashes a range of bytes as `hashText` does the same bytes as latin1 text. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let low = lowSeed;
  let high = highSeed;
  for (let at = start; at < end; at += 1) {
    const code = bytes[at] ?? 0;
    low = Math.imul(low ^ code, lowFactor);
    high = Math.imul(high ^ code, highFactor);
  }
  return mix(low, high);
}

const lowSeed = 0x9e3779b9;
const highSeed = 0x41c6ce57;
const lowFactor = 0x85ebca77;
const highFactor = 0x5f356495;

function mix(first: number, second: number): number {
  let low = first;
  let high = second;
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  return (high & 0x1fffff) * 0x100000000 + (low >>> 0);
}
