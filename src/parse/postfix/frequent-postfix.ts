import type { MessageFact } from "../../model/log-event.js";
import { asciiBytes, digitsEnd, hasBytesAt } from "../../text/ascii.js";
import { plainAddressEnd } from "../address.js";
import type { FrequentLine } from "../frequent-line.js";
import { readSuccessCodes } from "../success-codes.js";
import { isLocalAgent } from "./delivery.js";
import { QueueIdScanner } from "./queue-id.js";
import { isSilent } from "./silent-session.js";

const removed = asciiBytes("removed");
const from = asciiBytes("from=<");
const client = asciiBytes("client=");
const messageId = asciiBytes("message-id=");
const notification = asciiBytes("sender non-delivery notification: ");
const to = asciiBytes("to=<");
const originalTo = asciiBytes(", orig_to=<");
const relay = asciiBytes(", relay=");
const dsn = asciiBytes("dsn=");
const status = asciiBytes("status=");
const sent = asciiBytes("sent (");
const host = asciiBytes("host ");
const hostReplies = [asciiBytes(" said: "), asciiBytes(" refused to talk to me: ")];
const rejectRcpt = asciiBytes("NOQUEUE: reject: RCPT from ");
const sessionFrom = "; from=<";
const sessionTo = asciiBytes(" to=<");
const proto = asciiBytes(" proto=");
const helo = asciiBytes(" helo=<");
const failed = [asciiBytes("deferred ("), asciiBytes("bounced (")];
const privateSocket = asciiBytes("private/");

/** What a failure's program and relay say (`FrequentLine.traits`). */
const speaksSmtp = 1;
const local = 2;
/** One of several hosts refused. */
const singleHost = 4;

/** What the program of a line says of how to read it. */
export interface ProgramTraits {
  /** It talks SMTP or LMTP, so its reasons can quote a reply. */
  readonly speaksSmtp: boolean;
  /** It delivers on this machine. */
  readonly isLocalAgent: boolean;
  readonly isPostscreen: boolean;
  /** Its `removed` takes mail out of the queue that nobody gets. */
  readonly isPostsuper: boolean;
}

export function traitsOf(program: string): ProgramTraits {
  return {
    speaksSmtp: program === "smtp" || program === "lmtp",
    isLocalAgent: isLocalAgent(program),
    isPostscreen: program === "postscreen",
    isPostsuper: program === "postsuper",
  };
}

/**
 * Reads the frequent lines of Postfix, in the form that they have nearly always; `null`: another
 * line, or another form, which `parsePostfix` reads. What both read, they read alike.
 */
export class FrequentPostfix {
  readonly #line: FrequentLine;
  readonly #scanner = new QueueIdScanner();

  constructor(line: FrequentLine) {
    this.#line = line;
  }

  /** `text` is `bytes` as latin1; the content begins at `start`, behind the tag. */
  read(
    text: string,
    bytes: Uint8Array,
    start: number,
    end: number,
    traits: ProgramTraits,
  ): FrequentLine | "ignored" | null {
    const scanner = this.#scanner;
    if (!scanner.scanBytes(bytes, start, end)) {
      if (bytes[start] === 78) return this.#readRefused(text, bytes, start, end);
      return isSilent(text, bytes, start, end, traits.isPostscreen) ? "ignored" : null;
    }
    const line = this.#line;
    line.idHash = scanner.hash;
    const at = scanner.end + 2;
    switch (bytes[at]) {
      case 99: // client=
        return hasBytesAt(bytes, at, client) ? this.#fact("client", at + client.length, end) : null;
      case 102: // from=<
        // What is being tried ends in a bracket; what is given up does not.
        return bytes[end - 1] === 41 && hasBytesAt(bytes, at, from)
          ? this.#fact("sender", at + from.length - 1, end)
          : null;
      case 104: // host
        return hasBytesAt(bytes, at, host) ? this.#readHostReply(text, bytes, at, end) : null;
      case 109: // message-id=
        return hasBytesAt(bytes, at, messageId)
          ? this.#fact("messageId", at + messageId.length, end)
          : null;
      case 114: // removed
        if (end !== at + removed.length || traits.isPostsuper) return null;
        if (!hasBytesAt(bytes, at, removed)) return null;
        line.kind = "end";
        return line;
      case 115: // sender non-delivery notification
        return hasBytesAt(bytes, at, notification) ? "ignored" : null;
      case 116: // to=<
        return hasBytesAt(bytes, at, to) ? this.#readDelivery(text, bytes, at, end, traits) : null;
      default:
        return null;
    }
  }

  /** `host mx1[ip] said: 451 …`: one of several hosts refused. */
  #readHostReply(text: string, bytes: Uint8Array, start: number, end: number): FrequentLine | null {
    const line = this.#line;
    line.hostStart = start + host.length;
    line.hostEnd = bracketedEnd(bytes, line.hostStart, end);
    if (line.hostEnd < 0) return null;
    line.wordsStart = line.hostEnd;
    if (!hostReplies.some((words) => hasBytesAt(bytes, line.wordsStart, words))) return null;
    if (holdsTag(text, line.wordsStart, end)) return null;
    line.kind = "failed";
    line.direction = "outbound";
    line.start = -1;
    line.end = -1;
    line.fieldsStart = start;
    line.fieldsEnd = start;
    line.wordsEnd = end;
    line.traits = singleHost;
    return line;
  }

  /** `NOQUEUE: reject: RCPT from host[ip]: text; from=<a> to=<b> proto=ESMTP helo=<c>`. */
  #readRefused(text: string, bytes: Uint8Array, start: number, end: number): FrequentLine | null {
    if (!hasBytesAt(bytes, start, rejectRcpt)) return null;
    const line = this.#line;
    line.hostStart = start + rejectRcpt.length;
    line.hostEnd = bracketedEnd(bytes, line.hostStart, end);
    if (line.hostEnd < 0) return null;
    let at = line.hostEnd;
    if (bytes[at] === 58 && bytes[at + 1] !== 32) {
      // The port, which differs each time and is not asked for.
      at = digitsEnd(bytes, at + 1);
    }
    if (bytes[at] !== 58 || bytes[at + 1] !== 32) return null;
    line.wordsStart = at + 2;
    line.wordsEnd = text.indexOf(sessionFrom, line.wordsStart);
    if (line.wordsEnd < 0 || line.wordsEnd >= end) return null;
    line.senderStart = line.wordsEnd + sessionFrom.length;
    line.senderEnd = plainAddressEnd(bytes, line.senderStart, end);
    if (line.senderEnd < 0) return null;
    line.start = wordEnd(bytes, line.senderEnd + 1, sessionTo);
    line.end = line.start < 0 ? -1 : plainAddressEnd(bytes, line.start, end);
    if (line.end < 0) return null;
    at = wordEnd(bytes, line.end + 1, proto);
    if (at < 0) return null;
    while (isUpperCase(bytes[at])) at += 1;
    at = wordEnd(bytes, at, helo);
    if (at < 0) return null;
    while (at < end && bytes[at] !== 62 && bytes[at] !== 60) at += 1;
    if (bytes[at] !== 62 || at + 1 !== end) return null;
    line.kind = "refused";
    line.fieldsStart = start;
    line.fieldsEnd = start;
    line.traits = 0;
    return line;
  }

  #fact(fact: MessageFact, start: number, end: number): FrequentLine {
    const line = this.#line;
    line.kind = "fact";
    line.fact = fact;
    line.start = start;
    line.end = end;
    return line;
  }

  /** `to=<a@b>, relay=…, delay=…, delays=…, dsn=…, status=sent (250 …)`. */
  #readDelivery(
    text: string,
    bytes: Uint8Array,
    start: number,
    end: number,
    traits: ProgramTraits,
  ): FrequentLine | null {
    if (bytes[end - 1] !== 41) return null;
    const line = this.#line;
    line.start = start + to.length;
    line.end = plainAddressEnd(bytes, line.start, end);
    if (line.end < 0) return null;
    let at = line.end + 1;
    if (hasBytesAt(bytes, at, originalTo)) {
      at = plainAddressEnd(bytes, at + originalTo.length, end) + 1;
      if (at === 0) return null;
    }
    if (!hasBytesAt(bytes, at, relay)) return null;
    line.hostStart = at + relay.length;
    at = fieldEnd(bytes, line.hostStart, end);
    if (at < 0) return null;
    line.hostEnd = at;
    const isSocket = namesSocket(bytes, line.hostStart, at);
    at += 2;
    line.fieldsStart = at;
    line.fieldsEnd = at;
    while (!hasBytesAt(bytes, at, status)) {
      const isDsn = hasBytesAt(bytes, at, dsn);
      at = nameEnd(bytes, at, end);
      if (at < 0) return null;
      if (isDsn) line.fieldsStart = at;
      at = fieldEnd(bytes, at, end);
      if (at < 0) return null;
      if (isDsn) line.fieldsEnd = at;
      at += 2;
    }
    at += status.length;
    if (holdsTag(text, start, end)) return null;
    line.direction = traits.isLocalAgent || isSocket ? "local" : "outbound";
    if (hasBytesAt(bytes, at, sent)) {
      at += sent.length;
      line.kind = "delivered";
      line.code = 0;
      line.enhanced = -1;
      if (!traits.speaksSmtp || bytes[at] === undefined) return line;
      return readSuccessCodes(bytes, at, end - 1, line) ? line : null;
    }
    if (!failed.some((words) => hasBytesAt(bytes, at, words))) return null;
    line.kind = "failed";
    line.wordsStart = at;
    line.wordsEnd = end;
    line.traits = (traits.speaksSmtp ? speaksSmtp : 0) | (line.direction === "local" ? local : 0);
    return line;
  }
}

/** Whether two records may stand on one line, or a reply that looks like it. */
function holdsTag(text: string, start: number, end: number): boolean {
  const tag = text.indexOf("]: ", start);
  return tag >= 0 && tag < end;
}

/** End of `host[ip]`, or -1. */
function bracketedEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== 93 && bytes[at] !== 32) at += 1;
  return bytes[at] === 93 ? at + 1 : -1;
}

/** Whether a word stands at `at`, behind the comma that postscreen puts there; its end, or -1. */
function wordEnd(bytes: Uint8Array, at: number, word: Uint8Array): number {
  const start = bytes[at] === 44 ? at + 1 : at;
  return hasBytesAt(bytes, start, word) ? start + word.length : -1;
}

function isUpperCase(code: number | undefined): boolean {
  return code !== undefined && code >= 65 && code <= 90;
}

/** Index after the `=` of a field's name, or -1. */
function nameEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const code = bytes[at] ?? 0;
    if (code === 61) return at + 1;
    if (!((code >= 97 && code <= 122) || code === 95)) return -1;
  }
  return -1;
}

/** Index of the `, ` behind a field's value, or -1 where the value is not plain. */
function fieldEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const code = bytes[at];
    if (code === 44) {
      if (bytes[at + 1] === 32) return at;
    } else if (code === 61 || code === 40 || code === 34 || code === 32) return -1;
  }
  return -1;
}

/** Whether a relay is a socket of this machine: `host[private/dovecot-lmtp]`, `host[/run/x]`. */
function namesSocket(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    if (bytes[at] !== 91) continue;
    if (bytes[at + 1] === 47 || hasBytesAt(bytes, at + 1, privateSocket)) return true;
  }
  return false;
}
