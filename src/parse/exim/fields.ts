import { addressEnd } from "../address.js";

/**
 * The named fields of an Exim log line. Only their places are kept: of the dozen that a line may
 * have, few are asked for.
 */
export class EximFields {
  /** Index of what follows the last field: `: text`, ` defer (…)`, ` rejected …`, or the end. */
  next: number;

  readonly #line: string;
  /** Start of each field's name, start of its value, and end of its value. */
  readonly #places: number[] = [];

  constructor(line: string, start: number) {
    this.#line = line;
    this.next = start;
  }

  add(nameAt: number, valueAt: number, end: number): void {
    this.#places.push(nameAt, valueAt, end);
    this.next = end;
  }

  /** The value, its quotes included; of two fields with the same name, the first one's. */
  get(name: string): string | undefined {
    for (let at = 0; at < this.#places.length; at += 3) {
      const nameAt = this.#places[at] ?? 0;
      const valueAt = this.#places[at + 1] ?? 0;
      if (valueAt - nameAt === name.length + 1 && this.#line.startsWith(name, nameAt)) {
        return this.#line.slice(valueAt, this.#places[at + 2]);
      }
    }
    return undefined;
  }
}

/** Index after the `=` of a field's name at `start`, or -1: one to eight letters. */
function nameEnd(line: string, start: number): number {
  const limit = Math.min(line.length, start + 9);
  for (let at = start; at < limit; at += 1) {
    const code = line.charCodeAt(at) | 32;
    if (code >= 97 && code <= 122) continue;
    return line.charCodeAt(at) === 61 && at > start ? at + 1 : -1;
  }
  return -1;
}

/** Marks without a value, as `log_selector` adds them: `PRDR`, `TFO*`, `L`, `K`, `DS`. */
const mark = /(?:PRDR|TFO\*?|L\*?|K|DS|PRX|ESMTP|PIPELINING)(?= |:|$)/y;
/** `H=name (helo) [ip]:port`, every part optional; `*` marks a reused connection. */
const hostValue =
  /(?:[^\s([](?:[^\s:]|:(?!\s|$)){0,254})?(?: ?(?:\(.{0,512}?\)(?= \[)|\([^)]{0,512}\)))?(?: ?\[[^\]]{0,64}\](?::\d{1,5})?\*?)?/y;

function hostEnd(line: string, start: number): number {
  hostValue.lastIndex = start;
  const match = hostValue.exec(line);
  return match === null ? start : start + match[0].length;
}

function valueEnd(line: string, start: number): number {
  const first = line.charCodeAt(start);
  if (first === 60) {
    const end = addressEnd(line, start + 1);
    return end < 0 ? line.length : end + 1;
  }
  let quoted = false;
  for (let at = start; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    else if (code === 92) at += 1;
    else if (!quoted && code === 32) return at;
    else if (!quoted && code === 58) {
      const after = line.charCodeAt(at + 1);
      if (after === 32 || at + 1 === line.length) return at;
    }
  }
  return line.length;
}

/**
 * Parses ` R=… T=… H=… [ip]:port X=… C="…"` from `start`, in whatever order and number the
 * `log_selector` gives. Values keep their quotes. The first of two equal names counts. `last` names
 * a field behind which nothing is asked for; null: all are.
 */
export function parseFields(line: string, start: number, last: string | null = null): EximFields {
  const fields = new EximFields(line, start);
  while (fields.next < line.length) {
    const at = line.charCodeAt(fields.next) === 32 ? fields.next + 1 : fields.next;
    const valueAt = nameEnd(line, at);
    if (valueAt < 0) {
      mark.lastIndex = at;
      const found = mark.exec(line);
      if (found === null) break;
      fields.next = at + found[0].length;
      continue;
    }
    const isHost = valueAt === at + 2 && line.charCodeAt(at) === 72;
    fields.add(at, valueAt, isHost ? hostEnd(line, valueAt) : valueEnd(line, valueAt));
    if (last !== null && valueAt - at === last.length + 1 && line.startsWith(last, at)) break;
  }
  return fields;
}

/** A quoted value without its quotes and escapes. */
export function unquote(value: string): string {
  return value.startsWith('"') ? value.slice(1, -1).replace(/\\(["\\])/g, "$1") : value;
}

/** The address in `<…>`, without brackets. */
export function unbracket(value: string): string {
  return value.startsWith("<") && value.endsWith(">") ? value.slice(1, -1) : value;
}

/** Seconds of Exim's `1d2h3m4.567s`, or null. */
export function parseSeconds(value: string): number | null {
  const match = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/.exec(value);
  if (match === null || value === "") return null;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (
    (((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 3600 +
    (minutes ?? 0) * 60 +
    (seconds ?? 0)
  );
}
