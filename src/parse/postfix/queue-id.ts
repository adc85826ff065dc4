import { hashBytes } from "../../text/hash-text.js";

const hexDigit = 1;
const longIdDigit = 2;

/** Which queue id alphabets a character belongs to, by its code. */
const alphabets = new Uint8Array(128);
for (const digit of "0123456789ABCDEF") alphabets[digit.charCodeAt(0)] = hexDigit;
for (const digit of "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz") {
  const code = digit.charCodeAt(0);
  alphabets[code] = (alphabets[code] ?? 0) | longIdDigit;
}

const maxLength = 32;

/**
 * Finds the queue id at the start of a Postfix line. Short ids are 6 to 16 upper-case hexadecimal
 * digits; long ones have no vowels (`src/global/mail_queue.h` of Postfix), which is why neither
 * `NOQUEUE` nor `warning` is taken for one.
 */
export class QueueIdScanner {
  /** Index of the colon after the id that was found last. */
  end = 0;
  /** Its hash, as `hashText` gives it. */
  hash = 0;

  readonly #codes = new Uint8Array(maxLength);

  /** Whether an id stands in `text` at `start`. */
  scanText(text: string, start: number, end: number): boolean {
    const limit = Math.min(end - start, maxLength);
    for (let at = 0; at < limit; at += 1) this.#codes[at] = text.charCodeAt(start + at);
    if (!this.scanBytes(this.#codes, 0, limit)) return false;
    this.end += start;
    return true;
  }

  /** Whether an id stands in `bytes` at `start`. */
  scanBytes(bytes: Uint8Array, start: number, end: number): boolean {
    let common = hexDigit | longIdDigit;
    let at = start;
    const limit = Math.min(end, start + maxLength);
    for (; at < limit; at += 1) {
      const code = bytes[at] ?? 0;
      if (code === 58) break;
      const alphabet = alphabets[code];
      if (alphabet === undefined) return false;
      common &= alphabet;
      if (common === 0) return false;
    }
    const length = at - start;
    if (at === limit || length < 5 || ((common & hexDigit) === 0 && length < 10)) return false;
    this.end = at;
    this.hash = hashBytes(bytes, start, at);
    return true;
  }
}
