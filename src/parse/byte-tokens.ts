import { hasBytesAt } from "../text/ascii.js";

/** A power of two, well above the number of tags that one log has. */
const slots = 256;
/** Slots that are looked at for one word. */
const tries = 4;

interface Token<Value> {
  readonly bytes: Uint8Array;
  readonly value: Value;
}

/**
 * Values by short words of a log, found without making a string of the word. Where many words fall
 * into the same slots they displace each other, so the table does not grow with made-up ones.
 */
export class ByteTokens<Value> {
  readonly #tokens: (Token<Value> | undefined)[] = new Array(slots).fill(undefined);

  /** The value of the word from `start` to `end`; they must differ. */
  find(bytes: Uint8Array, start: number, end: number): Value | undefined {
    const slot = slotOf(bytes, start, end);
    for (let step = 0; step < tries; step += 1) {
      const token = this.#tokens[(slot + step) & (slots - 1)];
      if (token === undefined) return undefined;
      if (token.bytes.length === end - start && hasBytesAt(bytes, start, token.bytes)) {
        return token.value;
      }
    }
    return undefined;
  }

  set(bytes: Uint8Array, start: number, end: number, value: Value): void {
    let slot = slotOf(bytes, start, end);
    for (let step = 0; step < tries - 1 && this.#tokens[slot] !== undefined; step += 1) {
      slot = (slot + 1) & (slots - 1);
    }
    // A copy: the bytes of a block are overwritten by those of the next.
    this.#tokens[slot] = { bytes: Uint8Array.from(bytes.subarray(start, end)), value };
  }
}

function slotOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash, 31) + (bytes[at] ?? 0);
  return (hash ^ (hash >>> 8)) & (slots - 1);
}
