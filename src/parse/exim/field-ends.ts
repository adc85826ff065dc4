import { asciiBytes, digitsEnd, hasBytesAt } from "../../text/ascii.js";

const quote = 34;
const openingParenthesis = 40;
const closingParenthesis = 41;
const asterisk = 42;
const colon = 58;
const blank = 32;
const less = 60;
const greater = 62;
const openingBracket = 91;
const backslash = 92;
const closingBracket = 93;

/** 1 for the characters of a message id, and of a field's name. */
export const alphanumeric = new Uint8Array(256);
for (const character of "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
  alphanumeric[character.charCodeAt(0)] = 1;
}

/** Marks without a value that stand between the fields: `K` (CHUNKING), `PRDR`. */
const marks = [asciiBytes("K "), asciiBytes("PRDR "), asciiBytes("L ")];

/** Index of the blank behind a mark, or -1 where none stands at `start`. */
export function markEnd(bytes: Uint8Array, start: number): number {
  for (const mark of marks) if (hasBytesAt(bytes, start, mark)) return start + mark.length - 1;
  return -1;
}

/** Index behind a field's name. */
export function nameEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (alphanumeric[bytes[at] ?? 0] === 1) at += 1;
  return at;
}

/** Whether `R=` or `DN=` stands there: the general way lets a name have further words. */
export function isFieldAt(bytes: Uint8Array, at: number): boolean {
  const isCapital = (code: number | undefined): boolean =>
    code !== undefined && code >= 65 && code <= 90;
  if (!isCapital(bytes[at])) return false;
  return bytes[at + 1] === 61 || (isCapital(bytes[at + 1]) && bytes[at + 2] === 61);
}

/** End of a plain value, of `"…"`, or of `<…>`; -1: it has another form. */
export function valueEnd(bytes: Uint8Array, start: number, end: number): number {
  const first = bytes[start];
  if (first !== quote && first !== less) {
    const at = plainValueEnd(bytes, start, end);
    return at < end && bytes[at] === colon ? -1 : at;
  }
  const closing = first === quote ? quote : greater;
  let at = start + 1;
  for (; at < end && bytes[at] !== closing; at += 1) {
    const code = bytes[at];
    if (code === backslash || code === quote) return -1;
  }
  return at < end && (at + 1 === end || bytes[at + 1] === blank) ? at + 1 : -1;
}

/** End of a plain value that a blank or a colon with a blank behind ends; -1: it has another form. */
export function plainValueEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (; at < end && bytes[at] !== blank; at += 1) {
    const code = bytes[at];
    if (code === backslash || code === quote) return -1;
    if (code === less && at === start) return -1;
    if (code === colon && (at + 1 >= end || bytes[at + 1] === blank)) return at;
  }
  return at;
}

/**
 * End of `name [ip]:port` or `[ip]`, with `*` for a connection used again, where a blank or a colon
 * with a blank ends it; -1: another form.
 */
export function hostEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = bracketedEnd(bytes, hostNameEnd(bytes, start, end), end);
  if (at < 0) return -1;
  if (bytes[at] === asterisk) at += 1;
  if (at >= end || bytes[at] === blank) return Math.min(at, end);
  return bytes[at] === colon && bytes[at + 1] === blank ? at : -1;
}

/** End of `name (helo) [ip]:port`, each but the address may be missing; -1: it has another form. */
export function clientEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = hostNameEnd(bytes, start, end);
  if (bytes[at] === openingParenthesis) {
    const heloStart = at + 1;
    at = heloStart;
    // Brackets and blanks in it are for the general way, which looks where it ends.
    while (at < end && isPlainHelo(bytes[at] ?? 0)) at += 1;
    if (bytes[at] !== closingParenthesis || bytes[at + 1] !== blank) return -1;
    if (at - heloStart > 255) return -1;
    at += 2;
  }
  at = bracketedEnd(bytes, at, end);
  return bytes[at] === blank ? at : -1;
}

function isPlainHelo(code: number): boolean {
  return alphanumeric[code] === 1 || code === 45 || code === 46 || code === 95 || code === colon;
}

/** Index behind a host's name and the blank that follows it; -1: it has another form. */
function hostNameEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  for (; at < end; at += 1) {
    const code = bytes[at];
    if (code === blank || code === openingBracket || code === openingParenthesis) break;
    if (code === quote || code === colon || code === backslash) return -1;
  }
  return bytes[at] === blank && at > start ? at + 1 : at;
}

/** End of `[ip]:port`, the port may be missing; -1: something else stands at `start`. */
function bracketedEnd(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== openingBracket) return -1;
  let at = start;
  while (at < end && bytes[at] !== closingBracket && bytes[at] !== blank) at += 1;
  if (bytes[at] !== closingBracket || at - start > 60) return -1;
  at += 1;
  if (bytes[at] !== colon || bytes[at + 1] === blank) return at;
  const portEnd = digitsEnd(bytes, at + 1);
  const digits = portEnd - at - 1;
  return digits > 0 && digits <= 5 ? portEnd : -1;
}
