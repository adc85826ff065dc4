import { hashCodes } from "../text/hash-text.js";

/** UTF-16 code units of a text that are looked at; what stands behind them decides nothing. */
const maxLength = 8_192;

const blank = 32;
const dot = 46;
const at = 64;
const open = 91;
const close = 93;
const colon = 58;

/** Kinds of characters by code: 1 digit, 2 letter, 4 what else addresses and host names hold. */
const kinds = new Uint8Array(0x10000);
for (const character of "0123456789") kinds[character.charCodeAt(0)] = 1;
for (let code = 97; code <= 122; code += 1) {
  kinds[code] = 2;
  kinds[code - 32] = 2;
}
for (const character of "!#$%&'*+-./=?^_`{|}~") kinds[character.charCodeAt(0)] = 4;

const codesOf = (mask: string): Uint16Array =>
  Uint16Array.from(mask, (character) => character.charCodeAt(0));
const maskedAddress = codesOf("a@a");
const maskedHost = codesOf("host");
const maskedIp = codesOf("0.0.0.0");
const maskedNumber = codesOf("0000000");
const maskedId = codesOf("a0a0a0a0");

/** `MAIL FROM:<a@b> SIZE=1234` (RFC 1870), as Exim logs the command that was refused. */
const sizeParameter = codesOf(" SIZE=");
const maskedSize = codesOf("0");
const ipv6Tag = codesOf("IPv6:");

/** An id has this many letters and digits at least, and so many digits among them. */
const idLength = 8;
const idDigits = 3;

/**
 * A text as rules see it: the first 8,192 code units, blanks collapsed, and masked what differs from
 * mail to mail. An address becomes `a@a`; an IPv4 address, and an IPv6 address in brackets,
 * `0.0.0.0`, with `host` before it for `name[address]`; a number of seven digits or more `0000000`,
 * and any behind ` SIZE=` `0`; a word of eight letters and digits or more, three digits among them, `a0a0a0a0`. So what somebody
 * called a mailbox wins no rule, and texts that are alike are judged once.
 *
 * Masking what is masked changes nothing. One object serves all texts, because a log has many.
 */
export class SearchableText {
  readonly #text = new Uint16Array(maxLength);
  readonly #codes = new Uint16Array(maxLength + 16);
  #length = 0;

  /** Takes in a text; what was taken in before is gone. */
  set(text: string): void {
    const end = Math.min(text.length, maxLength);
    for (let at = 0; at < end; at += 1) this.#text[at] = text.charCodeAt(at);
    this.#mask(end);
  }

  /** The same with a range of bytes, if all are ASCII and none is beyond what is looked at; else false. */
  setAscii(bytes: Uint8Array, start: number, end: number): boolean {
    const text = this.#text;
    const length = end - start;
    if (length > maxLength) return false;
    let all = 0;
    for (let at = 0; at < length; at += 1) {
      const code = bytes[start + at] ?? 0;
      all |= code;
      text[at] = code;
    }
    if (all > 127) return false;
    this.#mask(length);
    return true;
  }

  #mask(end: number): void {
    const text = this.#text;
    const codes = this.#codes;
    let length = 0;
    /** Where the word and the address at hand begin in `codes`; -1: there is none. */
    let wordStart = -1;
    let atomStart = -1;
    let digits = 0;
    for (let from = 0; from <= end; from += 1) {
      const code = from < end ? (text[from] ?? blank) : blank;
      const kind = kinds[code] ?? 0;
      if ((kind & 3) !== 0) {
        if (wordStart < 0) {
          wordStart = length;
          digits = 0;
          if (atomStart < 0) atomStart = length;
        }
        digits += kind & 1;
        if (length < maxLength) codes[length++] = code;
        continue;
      }
      if (wordStart >= 0) {
        const wordLength = length - wordStart;
        if (digits === wordLength) {
          if (digits >= maskedNumber.length) length = put(codes, wordStart, maskedNumber);
          else if (startsWith(codes, wordStart - sizeParameter.length, wordStart, sizeParameter)) {
            length = put(codes, wordStart, maskedSize);
          } else if (
            code === dot &&
            digits <= 3 &&
            (wordStart === 0 || codes[wordStart - 1] !== dot)
          ) {
            const ipEnd = ipv4End(text, from, end);
            if (ipEnd > 0) {
              length = put(codes, wordStart, maskedIp);
              from = ipEnd - 1;
              wordStart = -1;
              continue;
            }
          }
        } else if (wordLength >= idLength && digits >= idDigits) {
          length = put(codes, wordStart, maskedId);
        }
        wordStart = -1;
      }
      if (kind === 4) {
        if (atomStart < 0) atomStart = length;
        if (length < maxLength) codes[length++] = code;
        continue;
      }
      if (code === at && atomStart >= 0) {
        const addressEnd = atomEnd(text, from + 1, end);
        if (addressEnd > 0) {
          length = put(codes, atomStart, maskedAddress);
          from = addressEnd - 1;
        } else if (length < maxLength) {
          // It may be a part of what stands before the next one.
          codes[length++] = at;
        }
        continue;
      }
      if (code === open) {
        const ipEnd = bracketedIpEnd(text, from + 1, end);
        if (ipEnd > 0) {
          if (atomStart >= 0) length = put(codes, atomStart, maskedHost);
          codes[length++] = open;
          length = put(codes, length, maskedIp);
          from = ipEnd - 1;
          atomStart = -1;
          continue;
        }
      }
      atomStart = -1;
      if (!isBlank(code)) {
        if (length < maxLength) codes[length++] = code;
      } else if (length > 0 && codes[length - 1] !== blank && length < maxLength) {
        codes[length++] = blank;
      }
    }
    if (length > 0 && codes[length - 1] === blank) length -= 1;
    this.#length = length;
  }

  /** A number below 2^53 for the text; equal texts have equal ones, others hardly ever. */
  get hash(): number {
    return hashCodes(this.#codes, this.#length);
  }

  toString(): string {
    return String.fromCharCode(...this.#codes.subarray(0, this.#length));
  }
}

function put(codes: Uint16Array, start: number, mask: Uint16Array): number {
  codes.set(mask, start);
  return start + mask.length;
}

/** Whether a word stands at `place`, before `end`. */
function startsWith(text: Uint16Array, place: number, end: number, word: Uint16Array): boolean {
  if (place < 0 || place + word.length > end) return false;
  for (let at = 0; at < word.length; at += 1) if (text[place + at] !== word[at]) return false;
  return true;
}

function isBlank(code: number): boolean {
  if (code < 128) return code === blank || (code >= 9 && code <= 13);
  return code >= 160 && /\s/.test(String.fromCharCode(code));
}

const kindAt = (text: Uint16Array, place: number, end: number): number =>
  place < end ? (kinds[text[place] ?? 0] ?? 0) : 0;

/** End of the address whose domain begins at `start`, without a full stop behind it; 0: none. */
function atomEnd(text: Uint16Array, start: number, end: number): number {
  let place = start;
  while (kindAt(text, place, end) !== 0) place += 1;
  while (place > start && kindAt(text, place - 1, end) === 4) place -= 1;
  return place > start ? place : 0;
}

/** End of the IPv4 address whose first part ends at `start`, before its dot; 0: it is none. */
function ipv4End(text: Uint16Array, start: number, end: number): number {
  let place = start;
  for (let part = 1; part < 4; part += 1) {
    if (text[place] !== dot) return 0;
    const partStart = place + 1;
    place = partStart;
    while (kindAt(text, place, end) === 1) place += 1;
    if (place === partStart || place > partStart + 3) return 0;
  }
  const goesOn =
    (kindAt(text, place, end) & 3) !== 0 ||
    (text[place] === dot && holdsDigit(text, place + 1, end));
  return goesOn ? 0 : place;
}

/** Whether the word at `start` holds a digit; masking its characters would not change that. */
function holdsDigit(text: Uint16Array, start: number, end: number): boolean {
  for (let place = start; place < end; place += 1) {
    const kind = kindAt(text, place, end) & 3;
    if (kind !== 2) return kind === 1;
  }
  return false;
}

/** Index of the bracket that closes an IPv4 or IPv6 address from `start` on; 0: there is none. */
function bracketedIpEnd(text: Uint16Array, start: number, end: number): number {
  let place = startsWith(text, start, end, ipv6Tag) ? start + ipv6Tag.length : start;
  let separators = 0;
  let groupLength = 0;
  for (; place < end; place += 1) {
    const code = text[place] ?? 0;
    if (code === close) return separators >= 2 ? place : 0;
    if (code === colon || code === dot) {
      separators += 1;
      groupLength = 0;
    } else {
      groupLength += 1;
      if (groupLength > 4 || !isHexDigit(code)) return 0;
    }
  }
  return 0;
}

function isHexDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}
