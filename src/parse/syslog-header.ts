import { copyText } from "../text/copy-text.js";

/** Longest host name or tag that is looked for; beyond it the line is not syslog's. */
const maxTokenLength = 255;

/**
 * Reads `host tag[pid]: ` behind the stamp of a syslog line (RFC 3164 section 4.1, as written by
 * rsyslog, syslog-ng, journald and Postfix's postlogd). The host may be missing, and Solaris puts
 * `[ID 197553 mail.info]` behind the tag.
 */
export class SyslogHeaderReader {
  host: string | null = null;
  /** Where the tag stands in the text that was read. */
  tagStart = 0;
  tagEnd = 0;
  /** Where the process id stands; both are equal where there is none. */
  pidStart = 0;
  pidEnd = 0;
  /** Index at which the message begins. */
  next = 0;

  /** The last host, and the same with a blank on either side: most lines of a log have it. */
  #lastHost = "";
  #hostText = "\n";

  read(text: string, start: number, end: number): boolean {
    let at = start;
    if (text.startsWith(this.#hostText, at)) {
      this.host = this.#lastHost;
      at += this.#hostText.length;
    } else {
      const found = this.#readHost(text, at, end);
      if (found < 0) return false;
      at = found;
    }
    return this.#readTag(text, at, end);
  }

  #readHost(text: string, start: number, end: number): number {
    let at = start;
    while (at < end && text.charCodeAt(at) === 32) at += 1;
    // FreeBSD may put `<mail.info>` before the host.
    if (text.charCodeAt(at) === 60) {
      const close = tokenEnd(text, at, end);
      if (close < 0) return -1;
      at = close + 1;
    }
    const hostEnd = tokenEnd(text, at, end);
    if (hostEnd < 0) return -1;
    const token = text.slice(at, hostEnd);
    if (token.endsWith(":") || token.endsWith("]")) {
      this.host = null;
      return at;
    }
    const host = copyText(token);
    this.host = host;
    if (hostEnd + 1 >= end) return -1;
    this.#lastHost = host;
    this.#hostText = ` ${host} `;
    return hostEnd + 1;
  }

  #readTag(text: string, start: number, end: number): boolean {
    let at = start;
    const limit = Math.min(end, start + maxTokenLength);
    let code = 0;
    for (; at < limit; at += 1) {
      code = text.charCodeAt(at);
      if (code === 91 || code === 58 || code === 32) break;
    }
    if (at === limit || at === start) return false;
    this.tagStart = start;
    this.tagEnd = at;
    this.pidStart = at;
    this.pidEnd = at;
    if (code === 91) {
      const pidStart = at + 1;
      at = pidStart;
      while (at < limit && text.charCodeAt(at) !== 93) at += 1;
      if (at === limit) return false;
      this.pidStart = pidStart;
      this.pidEnd = at;
      at += 1;
      code = text.charCodeAt(at);
    }
    if (code === 58) at += 1;
    if (text.charCodeAt(at) === 32) at += 1;
    if (text.startsWith("[ID ", at)) {
      const close = text.indexOf("] ", at);
      if (close > 0 && close < Math.min(end, at + 40)) at = close + 2;
    }
    this.next = Math.min(at, end);
    return true;
  }
}

/** Index of the blank after the token at `start`, or -1. */
function tokenEnd(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + maxTokenLength);
  for (let at = start; at < limit; at += 1) {
    if (text.charCodeAt(at) === 32) return at === start ? -1 : at;
  }
  return -1;
}
