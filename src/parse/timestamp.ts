import { createZoneOffset } from "./zone-offset.js";

/** What stamps do not say themselves. */
export interface TimestampOptions {
  /** IANA zone of stamps that name none. */
  readonly timezone: string;
  /** No stamp is later than this by more than a day; milliseconds since 1970-01-01 UTC. */
  readonly referenceMs: number;
}

const monthNumbers = new Map(
  ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].map(
    (name, index) => [name, index] as const,
  ),
);
const dayMs = 86_400_000;
const minuteMs = 60_000;

/** Value of two digits, or NaN; a blank counts as a zero, as in `Nov  1`. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at);
  const ones = text.charCodeAt(at + 1) - 48;
  const high = tens === 32 ? 0 : tens - 48;
  return high >= 0 && high <= 9 && ones >= 0 && ones <= 9 ? high * 10 + ones : Number.NaN;
}

/**
 * Reads the stamps of log lines: BSD syslog (`Nov  1 22:00:01`, RFC 3164) and ISO 8601
 * (`2026-11-21T22:00:01.123+01:00`, RFC 3339, or with a blank for the T and any zone or none).
 * Consecutive lines mostly share their minute, so the last minute's text and value are kept.
 */
export class TimestampReader {
  /** Milliseconds since 1970-01-01 UTC of the last stamp read. */
  timeMs = 0;
  /** Index after the last stamp read. */
  next = 0;

  readonly #zoneOffset: (localMs: number) => number;
  #referenceMs: number;
  /** The last stamp without fraction and zone, and its value; most lines have the one before's. */
  #stamp = "\n";
  #stampMs = 0;
  #bsdMinute = "\n";
  #bsdMinuteMs = 0;
  #isoMinute = "\n";
  #isoMinuteLocalMs = 0;
  #zone = "\n";
  #zoneMs = 0;

  constructor(options: TimestampOptions) {
    this.#zoneOffset = createZoneOffset(options.timezone);
    this.#referenceMs = options.referenceMs;
  }

  /** Sets what stamps without a year are held against, as when the next file begins. */
  setReference(referenceMs: number): void {
    this.#referenceMs = referenceMs;
    this.#bsdMinute = "\n";
    this.#stamp = "\n";
  }

  /** Reads the stamp at `start`; on success `timeMs` and `next` are set. */
  read(text: string, start: number, end: number): boolean {
    const first = text.charCodeAt(start);
    return first >= 48 && first <= 57
      ? this.#readIso(text, start, end)
      : this.#readBsd(text, start, end);
  }

  #readBsd(text: string, start: number, end: number): boolean {
    if (end - start < 15) return false;
    if (text.startsWith(this.#stamp, start)) {
      this.timeMs = this.#stampMs;
      this.next = start + 15;
      if (text.charCodeAt(this.next) !== 32) this.#readFraction(text, end);
      return true;
    }
    if (!text.startsWith(this.#bsdMinute, start) && !this.#readBsdMinute(text, start)) return false;
    const seconds = twoDigits(text, start + 13);
    if (!(seconds <= 60)) return false;
    this.timeMs = this.#bsdMinuteMs + seconds * 1000;
    this.next = start + 15;
    this.#stampMs = this.timeMs;
    this.#stamp = text.slice(start, start + 8) + text.slice(start + 8, start + 15);
    this.#readFraction(text, end);
    return true;
  }

  /** `Nov  1 22:00:`: the year is the latest that does not put the stamp after the reference. */
  #readBsdMinute(text: string, start: number): boolean {
    const month = monthNumbers.get(text.slice(start, start + 3));
    if (month === undefined || text.charCodeAt(start + 6) !== 32) return false;
    const day = twoDigits(text, start + 4);
    const hour = twoDigits(text, start + 7);
    const minute = twoDigits(text, start + 10);
    if (!(day >= 1 && day <= 31 && hour <= 23 && minute <= 59)) return false;
    if (text.charCodeAt(start + 9) !== 58 || text.charCodeAt(start + 12) !== 58) return false;
    let year = new Date(this.#referenceMs + dayMs).getUTCFullYear();
    let local = Date.UTC(year, month, day, hour, minute);
    // A leap day is valid in a leap year alone; eight years reach across 1900, 2100 and the like.
    for (let tries = 0; tries < 9; tries += 1) {
      const valid = new Date(local).getUTCDate() === day;
      if (valid && local - this.#zoneOffset(local) <= this.#referenceMs + dayMs) break;
      year -= 1;
      local = Date.UTC(year, month, day, hour, minute);
    }
    this.#bsdMinuteMs = local - this.#zoneOffset(local);
    this.#bsdMinute = text.slice(start, start + 10) + text.slice(start + 10, start + 13);
    return true;
  }

  #readIso(text: string, start: number, end: number): boolean {
    if (end - start < 19) return false;
    if (!text.startsWith(this.#isoMinute, start) && !this.#readIsoMinute(text, start)) return false;
    const seconds = twoDigits(text, start + 17);
    if (!(seconds <= 60)) return false;
    this.timeMs = this.#isoMinuteLocalMs + seconds * 1000;
    this.next = start + 19;
    this.#readFraction(text, end);
    this.timeMs -= this.#readZone(text, end) ?? this.#zoneOffset(this.timeMs);
    return true;
  }

  #readIsoMinute(text: string, start: number): boolean {
    const separator = text.charCodeAt(start + 10);
    if (separator !== 84 && separator !== 32) return false;
    const shape = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):$/.exec(text.slice(start, start + 17));
    if (shape === null) return false;
    const [, year, month, day, hour, minute] = shape.map(Number);
    if (year === undefined || month === undefined || day === undefined) return false;
    if (month < 1 || month > 12 || day < 1 || day > 31) return false;
    if (hour === undefined || minute === undefined || hour > 23 || minute > 59) return false;
    this.#isoMinuteLocalMs = Date.UTC(year, month - 1, day, hour, minute);
    this.#isoMinute = text.slice(start, start + 10) + text.slice(start + 10, start + 17);
    return true;
  }

  #readFraction(text: string, end: number): void {
    const mark = text.charCodeAt(this.next);
    if ((mark !== 46 && mark !== 44) || this.next + 1 >= end) return;
    let at = this.next + 1;
    let scale = 100;
    for (; at < end; at += 1) {
      const digit = text.charCodeAt(at) - 48;
      if (!(digit >= 0 && digit <= 9)) break;
      this.timeMs += digit * scale;
      // Digits past the millisecond are cut, not rounded: an event must not move into the future.
      scale = scale === 1 ? 0 : scale / 10;
    }
    this.next = at;
  }

  /** Offset of `Z`, `+01:00`, `+0100` or ` +0100` after the stamp; undefined where none stands. */
  #readZone(text: string, end: number): number | undefined {
    let at = this.next;
    if (text.charCodeAt(at) === 90) {
      this.next = at + 1;
      return 0;
    }
    if (text.charCodeAt(at) === 32) at += 1;
    const sign = text.charCodeAt(at);
    if (sign !== 43 && sign !== 45) return undefined;
    if (text.startsWith(this.#zone, at)) {
      this.next = at + this.#zone.length;
      return this.#zoneMs;
    }
    const zone = /^[+-](\d\d):?(\d\d)(?!\d)/.exec(text.slice(at, Math.min(at + 7, end)));
    if (zone === null) return undefined;
    const minutes = Number(zone[1]) * 60 + Number(zone[2]);
    this.#zone = zone[0];
    this.#zoneMs = (sign === 45 ? -minutes : minutes) * minuteMs;
    this.next = at + zone[0].length;
    return this.#zoneMs;
  }
}
