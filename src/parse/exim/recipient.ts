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

/** End of `|command with words` or `/a file`: the parent address or the first field follows. */
function targetEnd(line: string, start: number): number {
  const match = / (?:<[^>]{0,320}>|[A-Z]{1,2}=)/.exec(line.slice(start));
  return match === null ? wordEnd(line, start) : start + match.index;
}

/**
 * Parses who a delivery line is about: `a@b`, `a@b <c@d>`, `user <a@b>`, `|command <a@b>`,
 * `/file <a@b>`, `:blackhole: <a@b>`, with `(parents)` between under `all_parents`
 * (`string_log_address` in `src/src/deliver.c`).
 */
export function parseEximRecipient(line: string, start: number): EximRecipient {
  const first = line.charCodeAt(start);
  const isPath = first === 124 || first === 47;
  let next = isPath ? targetEnd(line, start) : wordEnd(line, start);
  const target = line.slice(start, next);
  if (line.startsWith(" (", next)) {
    const close = line.indexOf(")", next);
    if (close > 0) next = close + 1;
  }
  let parent: string | undefined;
  if (line.startsWith(" <", next)) {
    const close = addressEnd(line, next + 2);
    if (close > 0) {
      parent = line.slice(next + 2, close);
      next = close + 1;
    }
  }
  const own = target.startsWith("<") && target.endsWith(">") ? target.slice(1, -1) : target;
  const isAddress = own.includes("@") && !isPath && first !== 58;
  return { address: isAddress ? own : (parent ?? own), target, next };
}
