import { addressEnd } from "../address.js";

/** Who a delivery line is about, and where the words about it end. */
export interface EximRecipient {
  /** The address that was delivered to, or the one that led to a pipe, file or local user. */
  readonly address: string;
  /** What stands first on the line: an address, `|command`, `/file`, `:blackhole:`. */
  readonly target: string;
  readonly next: number;
}

/** End of an address or local part: a blank, or a colon with a blank behind it. */
function wordEnd(line: string, start: number): number {
  let quoted = false;
  for (let at = start; at < line.length; at += 1) {
    const code = line.charCodeAt(at);
    if (code === 34) quoted = !quoted;
    else if (code === 92 && quoted) at += 1;
    else if (quoted) continue;
    else if (code === 32) return at;
    else if (code === 58 && at > start) {
      const after = line.charCodeAt(at + 1);
      if (after === 32 || at + 1 === line.length) return at;
    }
  }
  return line.length;
}

/** What leads to a parent address, which ends where a field, a text or nothing follows. */
const withParent =
  /^(:\w{1,32}:|(?:(?!: | [A-Z]{1,2}=).){1,1000}?)(?: \(.{0,1000}?\))? <(?=[^>]{0,320}>|")/;

/** A command may hold anything, a colon and brackets included. */
const commandWithParent = /^(\|.{1,1000}?)(?: \(.{0,1000}?\))? <(?=[^>]{1,320}> [A-Z]{1,2}=)/;

/**
 * Parses who a delivery line is about: `a@b`, `a@b <c@d>`, `user <a@b>`, `|command <a@b>`,
 * `/file <a@b>`, `:blackhole: <a@b>`, with `(parents)` between under `all_parents`
 * (`string_log_address` in `src/src/deliver.c`). What stands before the parent address is not
 * quoted, whatever blanks it has.
 */
export function parseEximRecipient(line: string, start: number): EximRecipient {
  const rest = line.slice(start);
  const parent = (rest.startsWith("|") ? commandWithParent : withParent).exec(rest);
  const close = parent === null ? -1 : addressEnd(line, start + parent[0].length);
  if (parent === null || close < 0) {
    const next = wordEnd(line, start);
    const word = line.slice(start, next);
    const bare = word.startsWith("<") && word.endsWith(">") ? word.slice(1, -1) : word;
    return { address: bare, target: word, next };
  }
  const target = parent[1] ?? "";
  const top = line.slice(start + parent[0].length, close);
  const isAddress = /^[^|/:>].*@/.test(target) && !target.includes(" ");
  return { address: isAddress ? target : top, target, next: close + 1 };
}
