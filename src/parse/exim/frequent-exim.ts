import type { Direction } from "../../model/direction.js";
import { asciiBytes, digitsEnd, hasBytesAt } from "../../text/ascii.js";
import { hashBytes } from "../../text/hash-text.js";
import { plainAddressEnd } from "../address.js";
import type { FrequentLine } from "../frequent-line.js";
import { KnownWords } from "../known-words.js";
import { readSuccessCodes } from "../success-codes.js";
import { directionOfTransport } from "./delivery.js";
import {
  alphanumeric,
  clientEnd,
  hostEnd,
  isFieldAt,
  markEnd,
  nameEnd,
  plainValueEnd,
  valueEnd,
} from "./field-ends.js";

const completed = asciiBytes("Completed");
const deferral = asciiBytes("defer (");
const hostField = asciiBytes(" H=");
const noHostName = asciiBytes("no host name found for IP address ");
const systemErrors = [asciiBytes(" Connection refused"), asciiBytes(" Connection timed out")];
const verbs = [asciiBytes("rejected RCPT <"), asciiBytes("temporarily rejected RCPT <")];
const quote = 34;
const blank = 32;
const colon = 58;
const closingBracket = 41;

/** What the flag of a failure says (`FrequentLine.traits`). */
const deferred = 8;
const gaveUp = 16;

/**
 * Reads the frequent lines of Exim's main log, in the form that they have nearly always; `null`:
 * another line, or another form, which `parseExim` reads. What both read, they read alike.
 */
export class FrequentExim {
  readonly #line: FrequentLine;
  readonly #transports = new KnownWords<Direction>();
  /** Where the fields of the delivery at hand stand; -1: nowhere. */
  #hostAt = -1;
  #transportStart = -1;
  #transportEnd = -1;
  #answerStart = -1;
  #answerEnd = -1;

  constructor(line: FrequentLine) {
    this.#line = line;
  }

  /** The content begins at `start`, behind the stamp. */
  read(bytes: Uint8Array, start: number, end: number): FrequentLine | "ignored" | null {
    const idStart = contentStart(bytes, start);
    if (bytes[idStart] === 72 && bytes[idStart + 1] === 61) {
      return this.#readRefused(bytes, idStart, end) ? this.#line : null;
    }
    if (hasBytesAt(bytes, idStart, noHostName)) return "ignored";
    const idEnd = messageIdEnd(bytes, idStart);
    if (idEnd < 0 || bytes[idEnd] !== blank) return null;
    const line = this.#line;
    const at = idEnd + 1;
    const first = bytes[at];
    if (first === 72) return saysNoMore(bytes, at, end) ? "ignored" : null;
    if (first === 67) {
      if (!hasBytesAt(bytes, at, completed)) return null;
      line.kind = "end";
    } else if (first === 60) {
      // `<=`: what stands behind it is told apart when it is asked for.
      if (bytes[at + 1] !== 61 || bytes[at + 2] !== blank) return null;
      line.kind = "fact";
      line.fact = "arrival";
      line.start = at;
      line.end = end;
    } else {
      if (bytes[at + 2] !== blank) return null;
      const second = bytes[at + 1];
      // `=>`, `->`
      if (second === 62 && (first === 61 || first === 45)) {
        if (!this.#readDelivered(bytes, at + 3, end)) return null;
      } else {
        // `==`, `**`
        if (first !== second || (first !== 61 && first !== 42)) return null;
        if (!this.#readFailed(bytes, at + 3, end, first === 61)) return null;
      }
    }
    line.idHash = hashBytes(bytes, idStart, idEnd);
    return line;
  }

  #readDelivered(bytes: Uint8Array, start: number, end: number): boolean {
    const line = this.#line;
    const next = readRecipient(bytes, start, end, line);
    if (next < 0 || !this.#readFields(bytes, next, end)) return false;
    line.kind = "delivered";
    line.code = 0;
    line.enhanced = -1;
    line.direction = this.#direction(bytes);
    return (
      this.#answerStart < 0 || readSuccessCodes(bytes, this.#answerStart, this.#answerEnd, line)
    );
  }

  /** ` R=… T=… H=… [ip]: text`, ` R=… T=… defer (-44) H=… [ip]: text` behind the recipient. */
  #readFailed(bytes: Uint8Array, start: number, end: number, isDeferral: boolean): boolean {
    const line = this.#line;
    line.fieldsStart = readRecipient(bytes, start, end, line);
    if (line.fieldsStart < 0) return false;
    line.kind = "failed";
    line.direction = "outbound";
    line.traits = isDeferral ? deferred : gaveUp;
    line.hostStart = -1;
    line.fieldsEnd = line.fieldsStart;
    line.wordsStart = line.fieldsStart;
    line.wordsEnd = end;
    let at = line.fieldsStart;
    while (bytes[at] === blank && at < end) {
      at += 1;
      const nameStart = at;
      at = nameEnd(bytes, at);
      if (bytes[at] !== 61) {
        if (isDeferral && hasBytesAt(bytes, nameStart, deferral)) {
          return this.#readDeferral(bytes, nameStart + deferral.length, end);
        }
        at = markEnd(bytes, nameStart);
        if (at < 0) return false;
        continue;
      }
      if (at === nameStart || at - nameStart > 8) return false;
      const isHost = at - nameStart === 1 && bytes[nameStart] === 72;
      at = isHost ? this.#readHost(bytes, at + 1, end) : plainValueEnd(bytes, at + 1, end);
      if (at < 0) return false;
    }
    return !isDeferral && bytes[at] === colon && bytes[at + 1] === blank;
  }

  /** The number of a deferral, from its first digit on, and the host behind it, if one is named. */
  #readDeferral(bytes: Uint8Array, start: number, end: number): boolean {
    let at = digitsEnd(bytes, bytes[start] === 45 ? start + 1 : start);
    if (bytes[at] !== closingBracket) return false;
    at += 1;
    if (hasBytesAt(bytes, at, hostField)) {
      at = this.#readHost(bytes, at + hostField.length, end);
      return bytes[at] === colon && bytes[at + 1] === blank;
    }
    // Behind the system's word for the error a host may be named, too.
    for (; at < end; at += 1) if (bytes[at] === 61 && bytes[at - 1] === 72) return false;
    return true;
  }

  /** `H=name (helo) [ip] F=<a> rejected RCPT <b>: text` from its `H=` on. */
  #readRefused(bytes: Uint8Array, start: number, end: number): boolean {
    const line = this.#line;
    line.hostStart = start + 2;
    line.hostEnd = clientEnd(bytes, line.hostStart, end);
    if (line.hostEnd < 0) return false;
    line.kind = "refused";
    line.traits = 0;
    line.senderStart = -1;
    let at = line.hostEnd;
    while (bytes[at] === blank && at < end) {
      at += 1;
      const nameStart = at;
      at = nameEnd(bytes, at);
      if (bytes[at] !== 61) return this.#readRefusal(bytes, nameStart, end);
      if (at - nameStart === 1 && bytes[nameStart] === 70) {
        if (bytes[at + 1] !== 60) return false;
        line.senderStart = at + 2;
        line.senderEnd = plainAddressEnd(bytes, line.senderStart, end);
        if (line.senderEnd < 0) return false;
        at = line.senderEnd + 1;
      } else {
        // A second host, or a sender without brackets, is for the general way.
        if (at === nameStart || bytes[nameStart] === 72) return false;
        at = plainValueEnd(bytes, at + 1, end);
        if (at < 0) return false;
      }
    }
    return false;
  }

  /** `rejected RCPT <b>: text`, `temporarily rejected RCPT <b>: text`. */
  #readRefusal(bytes: Uint8Array, start: number, end: number): boolean {
    const line = this.#line;
    if (line.senderStart < 0) return false;
    const verb = verbs.find((word) => hasBytesAt(bytes, start, word));
    if (verb === undefined) return false;
    line.fieldsStart = start;
    line.fieldsEnd = start + verb.length;
    line.start = line.fieldsEnd;
    line.end = plainAddressEnd(bytes, line.start, end);
    if (line.end < 0 || bytes[line.end + 1] !== colon || bytes[line.end + 2] !== blank)
      return false;
    line.wordsStart = line.end + 3;
    line.wordsEnd = end;
    return line.wordsStart < end;
  }

  /** Notes the host that stands at `start`; returns its end, or -1. Two are too many. */
  #readHost(bytes: Uint8Array, start: number, end: number): number {
    const line = this.#line;
    if (line.hostStart >= 0) return -1;
    line.hostStart = start;
    line.hostEnd = hostEnd(bytes, start, end);
    line.fieldsEnd = start;
    line.wordsStart = line.hostEnd;
    return line.hostEnd;
  }

  #direction(bytes: Uint8Array): Direction {
    if (this.#hostAt >= 0) return "outbound";
    const [start, end] = [this.#transportStart, this.#transportEnd];
    if (end <= start) return directionOfTransport(start < 0 ? undefined : "");
    const known = this.#transports.match(bytes, start);
    if (known !== undefined && this.#transports.length === end - start) return known;
    const name = String.fromCharCode(...bytes.subarray(start, end));
    const direction = directionOfTransport(name);
    // Behind another one that it begins with it would not be found.
    if (known === undefined) this.#transports.add(bytes, start, end, direction);
    return direction;
  }

  /** ` R=… T=… H=… [ip] X=… C="250 OK"` up to the end of the line; false: it has another form. */
  #readFields(bytes: Uint8Array, start: number, end: number): boolean {
    this.#hostAt = -1;
    this.#transportStart = -1;
    this.#answerStart = -1;
    let at = start;
    while (at < end) {
      if (bytes[at] !== blank) return false;
      at += 1;
      const nameStart = at;
      at = nameEnd(bytes, at);
      if (bytes[at] !== 61 || at === nameStart || at - nameStart > 8) {
        at = markEnd(bytes, nameStart);
        if (at < 0) return false;
        continue;
      }
      const name = at - nameStart === 1 ? bytes[nameStart] : 0;
      const valueStart = at + 1;
      at = name === 72 ? hostEnd(bytes, valueStart, end) : valueEnd(bytes, valueStart, end);
      if (at < 0) return false;
      if (name === 72 && this.#hostAt < 0) this.#hostAt = valueStart;
      else if (name === 84 && this.#transportStart < 0) {
        this.#transportStart = valueStart;
        this.#transportEnd = at;
      } else if (name === 67 && this.#answerStart < 0) {
        const isQuoted = bytes[valueStart] === quote;
        this.#answerStart = isQuoted ? valueStart + 1 : valueStart;
        this.#answerEnd = isQuoted ? at - 1 : at;
      }
    }
    return true;
  }
}

/** `H=mx1 [ip] Connection refused`: a host that did not answer; the outcome has its own line. */
function saysNoMore(bytes: Uint8Array, start: number, end: number): boolean {
  if (bytes[start + 1] !== 61) return false;
  const at = hostEnd(bytes, start + 2, end);
  return systemErrors.some((words) => end === at + words.length && hasBytesAt(bytes, at, words));
}

/** Index behind the blank and the `[pid]` that follow a stamp. */
function contentStart(bytes: Uint8Array, start: number): number {
  let at = start;
  if (bytes[at] === blank) at += 1;
  if (bytes[at] !== 91) return at;
  const digits = digitsEnd(bytes, at + 1);
  return digits > at + 1 && bytes[digits] === 93 && bytes[digits + 1] === blank ? digits + 2 : at;
}

/** As `messageIdEnd`, on bytes. */
function messageIdEnd(bytes: Uint8Array, start: number): number {
  const isLong = bytes[start + 13] !== 45;
  const second = start + (isLong ? 18 : 13);
  const end = start + (isLong ? 23 : 16);
  if (bytes[start + 6] !== 45 || bytes[second] !== 45) return -1;
  for (let at = start; at < end; at += 1) {
    if (alphanumeric[bytes[at] ?? 0] === 0 && at !== start + 6 && at !== second) return -1;
  }
  return end;
}

/**
 * Reads `a@b`, `a@b <c@d>` or `user <c@d>` into the line's range, as `parseEximRecipient` does;
 * returns where the fields begin, or the colon before a text, or -1 for anything less plain.
 */
function readRecipient(bytes: Uint8Array, start: number, end: number, line: FrequentLine): number {
  const first = bytes[start] ?? 0;
  // `:blackhole:`, `|command`, `/file`, `<…>`, `>…`
  if (first === colon || first === 124 || first === 47 || first === 60 || first === 62) return -1;
  let at = start;
  let hasAt = false;
  for (; at < end; at += 1) {
    const code = bytes[at];
    if (code === blank) break;
    if (code === 64) hasAt = at > start;
    else if (code === quote || code === 92 || code === 40) return -1;
    else if (code === colon) {
      if (bytes[at + 1] !== blank) return -1;
      line.start = start;
      line.end = at;
      return at;
    }
  }
  if (at === start || at >= end) return -1;
  line.start = start;
  line.end = at;
  if (bytes[at + 1] !== 60) return isFieldAt(bytes, at + 1) ? at : -1;
  const top = at + 2;
  at = plainAddressEnd(bytes, top, end);
  if (at < 0 || at - top > 320) return -1;
  if (!hasAt) {
    line.start = top;
    line.end = at;
  }
  return at + 1;
}
