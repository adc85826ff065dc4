import type { Direction } from "../model/direction.js";

/** The code pair as a map key; `- -` where the log shows none. */
export function codeKey(code: number | null, enhanced: string | null): string {
  return `${code ?? "-"} ${enhanced ?? "-"}`;
}

/** A reply as a map key: `direction code enhanced`. */
export function replyKey(
  direction: Direction,
  code: number | null,
  enhanced: string | null,
): string {
  return `${direction} ${codeKey(code, enhanced)}`;
}
