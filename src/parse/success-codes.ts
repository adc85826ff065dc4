import type { FrequentLine } from "./frequent-line.js";

const digit = (code: number | undefined): number =>
  code !== undefined && code >= 48 && code <= 57 ? code - 48 : -1;

/**
 * Reads the codes of a reply that reports success, `250 2.0.0 Ok`, into `line`; false where the
 * reply has another form, and must be taken apart the general way.
 */
export function readSuccessCodes(
  bytes: Uint8Array,
  start: number,
  end: number,
  line: FrequentLine,
): boolean {
  const tens = digit(bytes[start + 1]);
  const ones = digit(bytes[start + 2]);
  if (bytes[start] !== 50 || tens < 0 || ones < 0) return false;
  line.code = 200 + tens * 10 + ones;
  line.enhanced = -1;
  if (end === start + 3) return true;
  if (bytes[start + 3] !== 32) return false;
  const first = bytes[start + 4];
  if (bytes[start + 5] !== 46 || start + 5 >= end) {
    // `#2.0.0`, `(2.0.0)`, `[2.0.0]`.
    return first !== 35 && first !== 40 && first !== 91;
  }
  if (first !== 50) return false;
  let at = start + 6;
  const subject = readNumber(bytes, at);
  at += lengthOf(bytes, at);
  if (subject < 0 || bytes[at] !== 46) return false;
  at += 1;
  const detail = readNumber(bytes, at);
  at += lengthOf(bytes, at);
  if (detail < 0 || at > end || (at < end && bytes[at] !== 32)) return false;
  line.enhanced = subject * 1000 + detail;
  return true;
}

/** One to three digits, without a zero in front of others, so that the text can be made from it. */
function readNumber(bytes: Uint8Array, at: number): number {
  const length = lengthOf(bytes, at);
  if (length === 0 || length > 3 || (length > 1 && bytes[at] === 48)) return -1;
  let value = 0;
  for (let index = 0; index < length; index += 1) value = value * 10 + digit(bytes[at + index]);
  return value;
}

function lengthOf(bytes: Uint8Array, at: number): number {
  let length = 0;
  while (digit(bytes[at + length]) >= 0) length += 1;
  return length;
}
