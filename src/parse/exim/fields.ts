import { addressEnd } from "../address.js";

/** Named fields of an Exim log line, and where they end. */
export interface EximFields {
  readonly values: ReadonlyMap<string, string>;
  /** Index of what follows the last field: `: text`, ` defer (…)`, ` rejected …`, or the end. */
  readonly next: number;
}

const name = /[A-Za-z]{1,8}=/y;
/** Marks without a value, as `log_selector` adds them: `PRDR`, `TFO*`, `L`, `K`, `DS`. */
const mark = /(?:PRDR|TFO\*?|L\*?|K|DS|PRX|ESMTP|PIPELINING)(?= |:|$)/y;
/** `H=name (helo) [ip]:port`, every part optional; `*` marks a reused connection. */
const hostValue =
  /(?:[^\s([]\S{0,254})?(?: ?\(.{0,512}?\)(?= \[| |$|:))?(?: ?\[[^\]]{0,64}\](?::\d{1,5})?\*?)?/y;

function valueEnd(line: string, start: number, key: string): number {
  if (key === "H") {
    hostValue.lastIndex = start;
    const match = hostValue.exec(line);
    return match === null ? start : start + match[0].length;
  }
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
 * `log_selector` gives. Values keep their quotes. The first of two equal names counts.
 */
export function parseFields(line: string, start: number): EximFields {
  const values = new Map<string, string>();
  let next = start;
  while (next < line.length) {
    const at = line.charCodeAt(next) === 32 ? next + 1 : next;
    name.lastIndex = at;
    const match = name.exec(line);
    if (match === null) {
      mark.lastIndex = at;
      const found = mark.exec(line);
      if (found === null) break;
      next = at + found[0].length;
      continue;
    }
    const key = match[0].slice(0, -1);
    const valueAt = at + match[0].length;
    const end = valueEnd(line, valueAt, key);
    if (!values.has(key)) values.set(key, line.slice(valueAt, end));
    next = end;
  }
  return { values, next };
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
